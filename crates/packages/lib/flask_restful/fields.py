"""flask_restful.fields: how a value of an object is written."""

from decimal import ROUND_HALF_EVEN, Decimal
from email.utils import formatdate
from calendar import timegm

__all__ = [
    "Raw",
    "String",
    "Integer",
    "Float",
    "Boolean",
    "DateTime",
    "List",
    "Nested",
    "Url",
    "Arbitrary",
    "Fixed",
    "FormattedString",
    "Price",
]


class MarshallingException(Exception):
    """A value that a field cannot write."""

    def __init__(self, underlying_exception):
        super().__init__(str(underlying_exception))


def get_value(key, obj, default=None):
    """A value by its name, within others where the name has dots."""
    if callable(key):
        return key(obj)
    for part in str(key).split("."):
        try:
            obj = obj[int(part) if part.isdigit() else part]
        except (IndexError, TypeError, KeyError):
            obj = getattr(obj, part, default)
    return obj


class Raw:
    """A value as it is."""

    def __init__(self, default=None, attribute=None):
        self.default, self.attribute = default, attribute

    def format(self, value):
        """The value as it is written."""
        return value

    def output(self, key, obj):
        """What is written of an object."""
        value = get_value(key if self.attribute is None else self.attribute, obj)
        return self.default if value is None else self._guarded(value)

    def _guarded(self, value):
        try:
            return self.format(value)
        except (ValueError, TypeError, ArithmeticError) as error:
            raise MarshallingException(error) from error


class String(Raw):
    """A text."""

    def format(self, value):
        return str(value)


class Integer(Raw):
    """A whole number."""

    def __init__(self, default=0, **kwargs):
        super().__init__(default=default, **kwargs)

    def format(self, value):
        return self.default if value is None else int(value)


class Float(Raw):
    """A number."""

    def format(self, value):
        return float(value)


class Boolean(Raw):
    """True or False."""

    def format(self, value):
        return bool(value)


class Arbitrary(Raw):
    """A number with all its digits, as text."""

    def format(self, value):
        return str(Decimal(value))


class Fixed(Raw):
    """A number with so many digits behind the point, as text."""

    def __init__(self, decimals=5, **kwargs):
        super().__init__(**kwargs)
        self.precision = Decimal("0." + "0" * (decimals - 1) + "1")

    def format(self, value):
        number = Decimal(value)
        if not number.is_normal() and number != 0:
            raise MarshallingException("Invalid Fixed precision number.")
        return str(number.quantize(self.precision, rounding=ROUND_HALF_EVEN))


Price = Fixed


class FormattedString(Raw):
    """A text with values of the object in it."""

    def __init__(self, src_str):
        super().__init__()
        self.src_str = src_str

    def output(self, key, obj):
        names = obj if isinstance(obj, dict) else vars(obj)
        return self.src_str.format(**names)


class DateTime(Raw):
    """A moment, as mails have it or as ISO 8601."""

    def __init__(self, dt_format="rfc822", **kwargs):
        super().__init__(**kwargs)
        self.dt_format = dt_format

    def format(self, value):
        if self.dt_format == "iso8601":
            return value.isoformat()
        if self.dt_format == "rfc822":
            seconds = timegm(value.utctimetuple())
            return formatdate(seconds)
        raise MarshallingException(f"Unsupported date format {self.dt_format}")


class List(Raw):
    """Several values of a kind."""

    def __init__(self, cls_or_instance, **kwargs):
        super().__init__(**kwargs)
        self.container = cls_or_instance() if isinstance(cls_or_instance, type) else cls_or_instance

    def output(self, key, obj):
        values = get_value(key if self.attribute is None else self.attribute, obj)
        if values is None:
            return self.default
        items = values if isinstance(values, (list, tuple, set)) else [*values]
        inner = self.container
        if isinstance(inner, Nested):
            return [inner.written(item) for item in items]
        return [inner.format(item) for item in items]

    format = output


class Nested(Raw):
    """The fields of an object within."""

    def __init__(self, nested, allow_null=False, **kwargs):
        super().__init__(**kwargs)
        self.nested, self.allow_null = nested, allow_null

    def written(self, value):
        """An object, or each in a list, by the fields."""
        from flask_restful._marshal import marshal

        return marshal([*value] if isinstance(value, (list, tuple, set)) else value, self.nested)

    def output(self, key, obj):
        value = get_value(key if self.attribute is None else self.attribute, obj)
        if value is None and (self.allow_null or self.default is not None):
            return None if self.allow_null else self.default
        return self.written(value)


class Url(Raw):
    """The URL of an endpoint with an object's values."""

    def __init__(self, endpoint=None, absolute=False, scheme=None, **kwargs):
        super().__init__(**kwargs)
        self.endpoint, self.absolute, self.scheme = endpoint, absolute, scheme

    def output(self, key, obj):
        from flask import request, url_for

        values = obj if isinstance(obj, dict) else vars(obj)
        names = {name: value for name, value in values.items() if not name.startswith("_")}
        endpoint = self.endpoint if self.endpoint is not None else request.endpoint
        return url_for(endpoint, _external=self.absolute, **names)
