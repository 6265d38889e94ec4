"""flask.json: JSON as the application in context says, else as it comes."""

import json as _json

from flask.globals import current_app
from flask.json.provider import _default


def _provider():
    """The application's, or the standard library with Flask's kinds of values."""
    return current_app.json if current_app else _Plain


class _Plain:
    """What speaks JSON where there is no application."""

    loads = staticmethod(_json.loads)

    @staticmethod
    def dumps(obj, **kwargs):
        return _json.dumps(obj, **{"default": _default, **kwargs})


def dumps(obj, **kwargs):
    """A value as text."""
    return _provider().dumps(obj, **kwargs)


def loads(s, **kwargs):
    """A text's value."""
    return _provider().loads(s, **kwargs)


def dump(obj, fp, **kwargs):
    """Writes a value as text into a file."""
    text = dumps(obj, **kwargs)
    fp.write(text)


def load(fp, **kwargs):
    """The value of a file's text."""
    text = fp.read()
    return loads(text, **kwargs)


def jsonify(*args, **kwargs):
    """A response with JSON."""
    speaker = current_app.json
    return speaker.response(*args, **kwargs)
