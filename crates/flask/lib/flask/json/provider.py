"""flask.json.provider: how an application turns values into JSON and back."""

import json
from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from werkzeug.http import http_date


class JSONProvider:
    """What an application's `json` has to offer; a subclass says how texts are made and read."""

    def __init__(self, app):
        self._app = app

    def dumps(self, obj, **kwargs):
        """A value as text."""
        raise NotImplementedError

    def loads(self, s, **kwargs):
        """A text's value."""
        raise NotImplementedError

    def dump(self, obj, fp, **kwargs):
        """Writes a value as text into a file."""
        text = self.dumps(obj, **kwargs)
        fp.write(text)

    def load(self, fp, **kwargs):
        """The value of a file's text."""
        text = fp.read()
        return self.loads(text, **kwargs)

    def _prepare_response_obj(self, args, kwargs):
        """What `jsonify()` was given as one value."""
        if args and kwargs:
            raise TypeError("app.json.response() takes either args or kwargs, not both")
        values = kwargs or args or None
        return values[0] if values is args and len(args) == 1 else values

    def response(self, *args, **kwargs):
        """A response with the values as JSON."""
        text = self.dumps(self._prepare_response_obj(args, kwargs))
        return self._app.response_class(text, mimetype="application/json")


# Kinds that JSON has not, and how they are written.
_WRITTEN = ((date, http_date), (Decimal, str), (UUID, str))


def _default(o):
    for kind, write in _WRITTEN:
        if isinstance(o, kind):
            return write(o)
    if is_dataclass(o):
        return asdict(o)
    if hasattr(o, "__html__"):
        return f"{o.__html__()}"
    raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")


class DefaultJSONProvider(JSONProvider):
    """JSON by the standard library, with dates, decimals, UUIDs and dataclasses."""

    compact, mimetype = None, "application/json"
    ensure_ascii = sort_keys = True
    default = staticmethod(_default)

    def dumps(self, obj, **kwargs):
        """A value as text, with the provider's attributes as options."""
        own = {name: getattr(self, name) for name in ("default", "ensure_ascii", "sort_keys")}
        return json.dumps(obj, **own | kwargs)

    def loads(self, s, **kwargs):
        """A text's value."""
        return json.loads(s, **kwargs)

    def response(self, *args, **kwargs):
        """A response: indented where the application is debugged, else as short as can be."""
        short = not self._app.debug if self.compact is None else self.compact
        layout = {"separators": (",", ":")} if short else {"indent": 2}
        text = self.dumps(self._prepare_response_obj(args, kwargs), **layout)
        return self._app.response_class(text + "\n", mimetype=self.mimetype)
