"""werkzeug.routing.converters: from the text of a URL to values, and back."""

import re
import uuid
from contextlib import suppress
from urllib.parse import quote

_LITERAL = r"True|False|[0-9]+\.[0-9]*|[0-9]+|[\w.]+|[uUrR]?(?:\"[^\"]*\"|'[^']*')"
_ARGUMENT = re.compile(rf"\s*(?:(?P<name>\w+)\s*=\s*)?(?P<value>{_LITERAL})\s*(?:$|,)")
_WORDS = {str(word): word for word in (None, True, False)}


class ValidationError(ValueError):
    """A text is not for this converter: the rule does not match."""


def _value(text):
    """What a literal in a rule stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "\"'" and text.endswith(text[0]):
        return text[1:-1]
    for kind in (int, float):
        with suppress(ValueError):
            return kind(text)
    return text


def converter_arguments(text):
    """The arguments of a converter in a rule: those by place and those by name."""
    text, args, kwargs = text or "", (), {}
    while text:
        found = _ARGUMENT.match(text)
        if found is None:
            raise ValueError(f"Cannot parse converter argument '{text}'")
        value = _value(found["value"])
        if found["name"]:
            kwargs[found["name"]] = value
        else:
            args += (value,)
        text = text[found.end() :]
    return args, kwargs


class BaseConverter:
    """Any text without a slash."""

    weight, part_isolating, regex = 100, True, "[^/]+"

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        own = vars(cls)
        if "part_isolating" not in own and "regex" in own:
            cls.part_isolating = "/" not in own["regex"]

    def __init__(self, map, *args, **kwargs):
        self.map = map

    def to_python(self, value):
        """The value of a text in a URL; ValidationError where it has none."""
        return value

    def to_url(self, value):
        """The text of a value."""
        kept = "!$&'()*+,/:;=@"
        return quote(str(value), safe=kept)


class UnicodeConverter(BaseConverter):
    """Text of some length."""

    def __init__(self, map, minlength=1, maxlength=None, length=None):
        BaseConverter.__init__(self, map)
        exact = None if length is None else str(int(length))
        most = "" if maxlength is None else int(maxlength)
        self.regex = "[^/]{" + (exact or f"{int(minlength)},{most}") + "}"


class AnyConverter(BaseConverter):
    """One of some words."""

    def __init__(self, map, *items):
        BaseConverter.__init__(self, map)
        self.regex = "(?:" + "|".join(re.escape(item) for item in items) + ")"
        self.items = {*items}

    def to_url(self, value):
        """The word itself; ValueError where it is none of them."""
        if value not in self.items:
            known = ", ".join(f"'{item}'" for item in sorted(self.items))
            raise ValueError(f"'{value}' is not one of {known}")
        return str(value)


class PathConverter(BaseConverter):
    """Text with slashes."""

    weight, regex = 200, "[^/].*?"
    part_isolating = False


class NumberConverter(BaseConverter):
    """A number between bounds, of so many digits."""

    num_convert, weight = int, 50

    def __init__(self, map, fixed_digits=0, min=None, max=None, signed=False):
        BaseConverter.__init__(self, map)
        self.signed, self.fixed_digits, self.max, self.min = signed, fixed_digits, max, min
        if signed:
            self.regex = "-?" + self.regex

    def to_python(self, value):
        """The number; ValidationError where it has other digits or lies outside."""
        number = self.num_convert(value)
        least = number if self.min is None else self.min
        most = number if self.max is None else self.max
        if self.fixed_digits not in (0, len(value)) or not least <= number <= most:
            raise ValidationError()
        return number

    def to_url(self, value):
        """The number's digits, with zeros before them where there are to be so many."""
        return str(self.num_convert(value)).zfill(self.fixed_digits or 0)


class IntegerConverter(NumberConverter):
    """A whole number."""

    regex = r"\d+"


class FloatConverter(NumberConverter):
    """A number with a point."""

    num_convert, regex = float, r"\d+\.\d+"

    def __init__(self, map, min=None, max=None, signed=False):
        NumberConverter.__init__(self, map, 0, min, max, signed)


class UUIDConverter(BaseConverter):
    """A UUID."""

    regex = "-".join(f"[A-Fa-f0-9]{{{digits}}}" for digits in (8, 4, 4, 4, 12))

    def to_python(self, value):
        """The UUID."""
        return uuid.UUID(hex=value)

    def to_url(self, value):
        """Its text."""
        return f"{value}"


DEFAULT_CONVERTERS = dict(
    any=AnyConverter,
    default=UnicodeConverter,
    float=FloatConverter,
    int=IntegerConverter,
    path=PathConverter,
    string=UnicodeConverter,
    uuid=UUIDConverter,
)
