"""click: types of numbers within bounds, of dates and of UUIDs."""

import uuid
from datetime import datetime

from click.types import FLOAT, INT, ParamType

_DATES = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S")


class _Range(ParamType):
    """A number from `min` to `max`; `clamp` takes the nearest bound for one outside."""

    plain = INT

    def __init__(self, min=None, max=None, min_open=False, max_open=False, clamp=False):
        self.min, self.max, self.min_open, self.max_open = min, max, min_open, max_open
        self.clamp = clamp

    def convert(self, value, param, ctx):
        try:
            number = int(value) if self.plain is INT else float(value)
        except ValueError:
            self.fail(f"{value!r} is not a valid {self.name}.", param, ctx)
        low = self.min is not None and (number <= self.min if self.min_open else number < self.min)
        high = self.max is not None and (number >= self.max if self.max_open else number > self.max)
        if not low and not high:
            return number
        if self.clamp:
            return (
                self._nearest(self.min, 1, self.min_open)
                if low
                else self._nearest(self.max, -1, self.max_open)
            )
        self.fail(f"{number} is not in the range {self.bounds()}.", param, ctx)

    def _nearest(self, bound, step, is_open):
        return bound + step if is_open else bound

    def bounds(self):
        """The range as a text: `1<=x<5`."""
        if self.min is None:
            return f"x{'<' if self.max_open else '<='}{self.max}"
        if self.max is None:
            return f"x{'>' if self.min_open else '>='}{self.min}"
        left, right = ("<" if is_open else "<=" for is_open in (self.min_open, self.max_open))
        return f"{self.min}{left}x{right}{self.max}"


class IntRange(_Range):
    """A whole number within bounds."""

    name = "integer range"


class FloatRange(_Range):
    """A number within bounds."""

    name, plain = "float range", FLOAT

    def _nearest(self, bound, step, is_open):
        if is_open:
            raise RuntimeError("Clamping is not supported for open bounds.")
        return bound


class DateTime(ParamType):
    """A date or a time in one of several formats."""

    name = "datetime"

    def __init__(self, formats=None):
        self.formats = list(formats or _DATES)

    def convert(self, value, param, ctx):
        if isinstance(value, datetime):
            return value
        for form in self.formats:
            try:
                return datetime.strptime(value, form)
            except ValueError:
                pass
        shown = ", ".join(map(repr, self.formats))
        word = "format" if len(self.formats) == 1 else "formats"
        self.fail(f"{value!r} does not match the {word} {shown}.", param, ctx)

    def metavar(self):
        return "[" + "|".join(self.formats) + "]"


class _Uuid(ParamType):
    name = "uuid"

    def convert(self, value, param, ctx):
        try:
            return value if isinstance(value, uuid.UUID) else uuid.UUID(value.strip())
        except ValueError:
            self.fail(f"{value!r} is not a valid UUID.", param, ctx)


class _Unprocessed(ParamType):
    """The text as it was typed."""

    def convert(self, value, param, ctx):
        return value


UUID, UNPROCESSED = _Uuid(), _Unprocessed()
