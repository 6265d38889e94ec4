"""flask_restful: objects as dictionaries of the fields that are wanted."""

from collections import OrderedDict
from functools import wraps


def _made(field):
    return field() if isinstance(field, type) else field


def marshal(data, fields, envelope=None):
    """The fields of an object, or of each in a list."""
    if isinstance(data, (list, tuple)):
        found = [marshal(one, fields) for one in data]
    else:
        found = OrderedDict(
            (
                name,
                marshal(data, field)
                if isinstance(field, dict)
                else _made(field).output(name, data),
            )
            for name, field in fields.items()
        )
    return OrderedDict([(envelope, found)]) if envelope else found


class marshal_with:
    """Decorates a method whose result is written by fields."""

    def __init__(self, fields, envelope=None):
        self.fields, self.envelope = fields, envelope

    def __call__(self, function):
        @wraps(function)
        def written(*args, **kwargs):
            found = function(*args, **kwargs)
            if isinstance(found, tuple):
                return marshal(found[0], self.fields, self.envelope), *found[1:]
            return marshal(found, self.fields, self.envelope)

        return written


class marshal_with_field:
    """Decorates a method whose result is written by one field."""

    def __init__(self, field):
        self.field = _made(field)

    def __call__(self, function):
        @wraps(function)
        def written(*args, **kwargs):
            found = function(*args, **kwargs)
            if isinstance(found, tuple):
                return self.field.format(found[0]), *found[1:]
            return self.field.format(found)

        return written
