"""flask.json.provider: how an application turns values into JSON and back."""

import dataclasses
import decimal
import json
import uuid
from datetime import date

from werkzeug.http import http_date


class JSONProvider:
    """What an application's `json` has to offer."""

    def __init__(self, app):
        self._app = app

    def dumps(self, obj, **kwargs):
        raise NotImplementedError

    def dump(self, obj, fp, **kwargs):
        fp.write(self.dumps(obj, **kwargs))

    def loads(self, s, **kwargs):
        raise NotImplementedError

    def load(self, fp, **kwargs):
        return self.loads(fp.read(), **kwargs)

    def _prepare_response_obj(self, args, kwargs):
        if args and kwargs:
            raise TypeError("app.json.response() takes either args or kwargs, not both")
        if not args and not kwargs:
            return None
        return (args[0] if len(args) == 1 else args) if args else kwargs

    def response(self, *args, **kwargs):
        obj = self._prepare_response_obj(args, kwargs)
        return self._app.response_class(self.dumps(obj), mimetype="application/json")


def _default(o):
    if isinstance(o, date):
        return http_date(o)
    if isinstance(o, (decimal.Decimal, uuid.UUID)):
        return str(o)
    if dataclasses and dataclasses.is_dataclass(o):
        return dataclasses.asdict(o)
    if hasattr(o, "__html__"):
        return str(o.__html__())
    raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")


class DefaultJSONProvider(JSONProvider):
    """JSON by the standard library, with dates, decimals, UUIDs and dataclasses."""

    default = staticmethod(_default)
    ensure_ascii = sort_keys = True
    compact = None
    mimetype = "application/json"

    def dumps(self, obj, **kwargs):
        for name, value in (
            ("default", self.default),
            ("ensure_ascii", self.ensure_ascii),
            ("sort_keys", self.sort_keys),
        ):
            kwargs.setdefault(name, value)
        return json.dumps(obj, **kwargs)

    def loads(self, s, **kwargs):
        return json.loads(s, **kwargs)

    def response(self, *args, **kwargs):
        obj = self._prepare_response_obj(args, kwargs)
        wide = (self.compact is None and self._app.debug) or self.compact is False
        options = {"indent": 2} if wide else {"separators": (",", ":")}
        return self._app.response_class(f"{self.dumps(obj, **options)}\n", mimetype=self.mimetype)
