"""werkzeug.routing.converters: from the text of a URL to values, and back."""

import re
import uuid
from urllib.parse import quote

_ARGUMENT = re.compile(
    r"\s*(?:(?P<name>\w+)\s*=\s*)?(?P<value>True|False|\d+\.\d+|\d+\.|\d+|[\w\d_.]+|[urUR]?\"[^\"]*?\"|[urUR]?'[^']*')\s*(?:,|$)"
)
_CONSTANTS = {"None": None, "True": True, "False": False}


class ValidationError(ValueError):
    """A text is not for this converter: the rule does not match."""


def _value(text):
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return text[1:-1] if text[:1] == text[-1:] and text[0] in "\"'" else text


def converter_arguments(text):
    """The arguments of a converter in a rule: those by place and those by name."""
    args, kwargs, at = [], {}, 0
    while text and at < len(text):
        found = _ARGUMENT.match(text, at)
        if found is None:
            raise ValueError(f"Cannot parse converter argument '{text[at:]}'")
        if found["name"]:
            kwargs[found["name"]] = _value(found["value"])
        else:
            args.append(_value(found["value"]))
        at = found.end()
    return tuple(args), kwargs


class BaseConverter:
    """Any text without a slash."""

    regex = "[^/]+"
    weight = 100
    part_isolating = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "regex" in cls.__dict__ and "part_isolating" not in cls.__dict__:
            cls.part_isolating = "/" not in cls.regex

    def __init__(self, map, *args, **kwargs):
        self.map = map

    def to_python(self, value):
        return value

    def to_url(self, value):
        return quote(str(value), safe="!$&'()*+,/:;=@")


class UnicodeConverter(BaseConverter):
    """Text of some length."""

    def __init__(self, map, minlength=1, maxlength=None, length=None):
        super().__init__(map)
        counts = (
            f"{{{int(length)}}}"
            if length is not None
            else f"{{{int(minlength)},{'' if maxlength is None else int(maxlength)}}}"
        )
        self.regex = f"[^/]{counts}"


class AnyConverter(BaseConverter):
    """One of some words."""

    def __init__(self, map, *items):
        super().__init__(map)
        self.items = set(items)
        self.regex = f"(?:{'|'.join(re.escape(item) for item in items)})"

    def to_url(self, value):
        if value in self.items:
            return str(value)
        raise ValueError(
            f"'{value}' is not one of {', '.join(repr(item) for item in sorted(self.items))}"
        )


class PathConverter(BaseConverter):
    """Text with slashes."""

    part_isolating = False
    regex = "[^/].*?"
    weight = 200


class NumberConverter(BaseConverter):
    """A number between bounds."""

    weight = 50
    num_convert = int

    def __init__(self, map, fixed_digits=0, min=None, max=None, signed=False):
        if signed:
            self.regex = f"-?{self.regex}"
        super().__init__(map)
        self.fixed_digits, self.min, self.max, self.signed = fixed_digits, min, max, signed

    def to_python(self, value):
        if self.fixed_digits and len(value) != self.fixed_digits:
            raise ValidationError()
        number = self.num_convert(value)
        if (self.min is not None and number < self.min) or (
            self.max is not None and number > self.max
        ):
            raise ValidationError()
        return number

    def to_url(self, value):
        text = str(self.num_convert(value))
        return text.zfill(self.fixed_digits) if self.fixed_digits else text


class IntegerConverter(NumberConverter):
    """A whole number."""

    regex = r"\d+"


class FloatConverter(NumberConverter):
    """A number with a point."""

    regex = r"\d+\.\d+"
    num_convert = float

    def __init__(self, map, min=None, max=None, signed=False):
        super().__init__(map, min=min, max=max, signed=signed)


class UUIDConverter(BaseConverter):
    """A UUID."""

    regex = "[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}"

    def to_python(self, value):
        return uuid.UUID(value)

    def to_url(self, value):
        return str(value)


DEFAULT_CONVERTERS = {
    "default": UnicodeConverter,
    "string": UnicodeConverter,
    "any": AnyConverter,
    "path": PathConverter,
    "int": IntegerConverter,
    "float": FloatConverter,
    "uuid": UUIDConverter,
}
