"""string: Formatter, what `str.format` does, in steps that a class can do otherwise."""

import re

# A name, then what is taken from it: .name or [key].
_FIRST = re.compile(r"[^.\[]*")
_STEP = re.compile(r"\.([^.\[]+)|\[([^\]]+)\]")


def _closing(text, at):
    """Where the brace ends whose inside begins at a place."""
    depth = 1
    while at < len(text):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return at
        at += 1
    raise ValueError("expected '}' before end of string")


def _field(inside):
    """Name, format and conversion of what stands in braces."""
    marks = [at for at in (inside.find(":"), inside.find("!")) if at >= 0]
    bracket = inside.find("[")
    if bracket >= 0 and marks and min(marks) > bracket and "]" in inside:
        # Marks in brackets are part of a key.
        after = inside.index("]", bracket)
        marks = [at for at in (inside.find(":", after), inside.find("!", after)) if at >= 0]
    if not marks:
        return inside, "", None
    at = min(marks)
    name, rest = inside[:at], inside[at + 1 :]
    if inside[at] == ":":
        return name, rest, None
    if not rest:
        raise ValueError("unmatched '{' in format spec")
    if len(rest) > 1 and rest[1] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[2:], rest[0]


def parsed(text):
    """Each literal with the field after it; without one where a brace is doubled, or at the end."""
    literal, at = "", 0
    while at < len(text):
        char = text[at]
        if char not in "{}":
            end = min(
                [place for place in (text.find("{", at), text.find("}", at)) if place >= 0]
                or [len(text)]
            )
            literal, at = literal + text[at:end], end
        elif text[at + 1 : at + 2] == char:
            yield literal + char, None, None, None
            literal, at = "", at + 2
        elif char == "}" or at + 1 == len(text):
            raise ValueError(f"Single '{char}' encountered in format string")
        else:
            end = _closing(text, at + 1)
            yield (literal, *_field(text[at + 1 : end]))
            literal, at = "", end + 1
    if literal:
        yield literal, None, None, None


class _Counter:
    """Gives numbers to fields that have none; both kinds together are refused."""

    def __init__(self):
        self._next = 0

    def name(self, field):
        """The field with a number, if it stands without a name."""
        first = _FIRST.match(field).group()
        if first and not first.isdigit():
            return field
        if (first and self._next) or (not first and self._next is None):
            raise ValueError(
                "cannot switch from manual field specification to automatic field numbering"
            )
        if first:
            self._next = None
            return field
        self._next += 1
        return f"{self._next - 1}{field}"


class Formatter:
    """Fills a format; each step is a method."""

    __module__ = "string"

    def format(self, format_string, /, *args, **kwargs):
        """A format with its fields filled."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """The same, with the values in a tuple and a mapping."""
        used = set()
        text = self._filled(format_string, args, kwargs, used, 2, _Counter())
        self.check_unused_args(used, args, kwargs)
        return text

    def _filled(self, text, args, kwargs, used, depth, counter):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, field, spec, conversion in self.parse(text):
            parts.append(literal or "")
            if field is None:
                continue
            value, first = self.get_field(counter.name(field), args, kwargs)
            used.add(first)
            value = self.convert_field(value, conversion)
            spec = self._filled(spec, args, kwargs, used, depth - 1, counter)
            parts.append(self.format_field(value, spec))
        return "".join(parts)

    def parse(self, format_string):
        """Literals and fields."""
        return parsed(format_string)

    def get_field(self, field_name, args, kwargs):
        """The value of a field, and the argument it is taken from."""
        first = _FIRST.match(field_name).group()
        key = int(first) if first.isdigit() else first
        value = self.get_value(key, args, kwargs)
        for step in _STEP.finditer(field_name, len(first)):
            name, inner = step.groups()
            if name is not None:
                value = getattr(value, name)
            else:
                value = value[int(inner) if inner.isdigit() else inner]
        return value, key

    def get_value(self, key, args, kwargs):
        """An argument by its number or name."""
        source = args if isinstance(key, int) else kwargs
        return source[key]

    def check_unused_args(self, used_args, args, kwargs):
        """May refuse arguments that nothing used."""

    def format_field(self, value, format_spec):
        """A value as its format wants it."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """A value after !s, !r or !a."""
        convert = {None: None, "s": str, "r": repr, "a": ascii}
        if conversion not in convert:
            raise ValueError(f"Unknown conversion specifier {conversion}")
        return convert[conversion](value) if conversion is not None else value
