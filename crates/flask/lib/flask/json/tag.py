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
        """Whether a value is of the kind."""
        raise NotImplementedError

    def to_json(self, value):
        """The value as JSON has it."""
        raise NotImplementedError

    def to_python(self, value):
        """The value out of its JSON."""
        raise NotImplementedError

    def tag(self, value):
        """The value behind its mark."""
        written = self.to_json(value)
        return {self.key: written}


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
        self.order, self.tags = [], {}
        for kind in self.default_tags:
            self.register(kind)

    def register(self, tag_class, force=False, index=None):
        """Adds a kind, at a place in the order in which kinds are asked."""
        new = tag_class(self)
        if new.key in self.tags and not force:
            raise KeyError(f"Tag '{new.key}' is already registered.")
        if new.key:
            self.tags[new.key] = new
        place = slice(len(self.order), None) if index is None else slice(index, index)
        self.order[place] = [new]

    def tag(self, value):
        """A value with marks, within lists and dictionaries too."""
        known = next((kind for kind in self.order if kind.check(value)), None)
        if known is not None:
            return known.tag(value)
        if isinstance(value, list):
            return [*map(self.tag, value)]
        if isinstance(value, dict):
            return {key: self.tag(item) for key, item in value.items()}
        return value

    def untag(self, value):
        """A value without its marks."""
        if isinstance(value, list):
            return [*map(self.untag, value)]
        if not isinstance(value, dict):
            return value
        plain = {key: self.untag(item) for key, item in value.items()}
        mark = next(iter(plain)) if len(plain) == 1 else None
        return self.tags[mark].to_python(plain[mark]) if mark in self.tags else plain

    def dumps(self, value):
        return dumps(self.tag(value), separators=(",", ":"))

    def loads(self, value):
        return self.untag(loads(value))
