"""flask.json.tag: JSON that keeps the kinds of some values."""

from base64 import b64decode, b64encode
from datetime import datetime
from uuid import UUID

from markupsafe import Markup
from werkzeug.http import http_date, parse_date

from flask.json import dumps, loads


class JSONTag:
    """How values of one kind are marked."""

    key = ""

    def __init__(self, serializer):
        self.serializer = serializer

    def check(self, value):
        raise NotImplementedError

    def to_json(self, value):
        raise NotImplementedError

    def to_python(self, value):
        raise NotImplementedError

    def tag(self, value):
        return {self.key: self.to_json(value)}


def _tag(key, kind, to_json, to_python):
    body = {
        "key": key,
        "check": lambda self, value: isinstance(value, kind),
        "to_json": lambda self, value: to_json(self, value),
        "to_python": lambda self, value: to_python(value),
    }
    return type(f"Tag{kind.__name__.title()}", (JSONTag,), body)


class TaggedJSONSerializer:
    """Turns values into JSON with marks, and back."""

    default_tags = [
        _tag(" t", tuple, lambda self, value: [self.serializer.tag(item) for item in value], tuple),
        _tag(" b", bytes, lambda self, value: b64encode(value).decode("ascii"), b64decode),
        _tag(" m", Markup, lambda self, value: str(value.__html__()), Markup),
        _tag(" u", UUID, lambda self, value: value.hex, UUID),
        _tag(" d", datetime, lambda self, value: http_date(value), parse_date),
    ]

    def __init__(self):
        self.tags, self.order = {}, []
        for cls in self.default_tags:
            self.register(cls)

    def register(self, tag_class, force=False, index=None):
        made = tag_class(self)
        if made.key:
            if not force and made.key in self.tags:
                raise KeyError(f"Tag '{made.key}' is already registered.")
            self.tags[made.key] = made
        self.order.insert(len(self.order) if index is None else index, made)

    def tag(self, value):
        for tag in self.order:
            if tag.check(value):
                return tag.tag(value)
        if isinstance(value, dict):
            return {key: self.tag(item) for key, item in value.items()}
        return [self.tag(item) for item in value] if isinstance(value, list) else value

    def untag(self, value):
        if isinstance(value, list):
            return [self.untag(item) for item in value]
        if not isinstance(value, dict):
            return value
        value = {key: self.untag(item) for key, item in value.items()}
        key = next(iter(value), None) if len(value) == 1 else None
        return self.tags[key].to_python(value[key]) if key in self.tags else value

    def dumps(self, value):
        return dumps(self.tag(value), separators=(",", ":"))

    def loads(self, value):
        return self.untag(loads(value))
