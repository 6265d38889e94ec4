"""timedelta, tzinfo and timezone of datetime."""


class timedelta:
    __module__ = "datetime"

    def __init__(
        self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0
    ):
        parts = dict(
            days=days,
            seconds=seconds,
            microseconds=microseconds,
            milliseconds=milliseconds,
            minutes=minutes,
            hours=hours,
            weeks=weeks,
        )
        for name, part in parts.items():
            if not isinstance(part, (int, float)):
                raise TypeError(
                    f"unsupported type for timedelta {name} component: {type(part).__name__}"
                )
        total = (
            ((days + weeks * 7) * 86400 + hours * 3600 + minutes * 60 + seconds) * 1000000
            + milliseconds * 1000
            + microseconds
        )
        total = round(total)
        self.days, rest = divmod(total, 86400000000)
        self.seconds, self.microseconds = divmod(rest, 1000000)
        if abs(self.days) > 999999999:
            raise OverflowError(f"days={self.days}; must have magnitude <= 999999999")

    def _micros(self):
        return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds

    def total_seconds(self):
        return self._micros() / 1000000

    def __add__(self, other):
        return (
            timedelta(microseconds=self._micros() + other._micros())
            if isinstance(other, timedelta)
            else NotImplemented
        )

    __radd__ = __add__

    def __sub__(self, other):
        return (
            timedelta(microseconds=self._micros() - other._micros())
            if isinstance(other, timedelta)
            else NotImplemented
        )

    def __neg__(self):
        return timedelta(microseconds=-self._micros())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self.days < 0 else self

    def __mul__(self, other):
        return (
            timedelta(microseconds=self._micros() * other)
            if isinstance(other, (int, float))
            else NotImplemented
        )

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micros() / other._micros()
        if other == 0:
            raise ZeroDivisionError("integer division or modulo by zero")
        return timedelta(microseconds=self._micros() / other)

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micros() // other._micros()
        return timedelta(microseconds=self._micros() // other)

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self // other, self % other

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta(microseconds=self._micros() % other._micros())

    def __eq__(self, other):
        return self._micros() == other._micros() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._micros() < other._micros() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._micros() <= other._micros() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._micros() > other._micros() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._micros() >= other._micros() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(("timedelta", self._micros()))

    def __bool__(self):
        return self._micros() != 0

    def __repr__(self):
        parts = [
            f"{name}={getattr(self, name)}"
            for name in ("days", "seconds", "microseconds")
            if getattr(self, name)
        ]
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return text + (f".{self.microseconds:06d}" if self.microseconds else "")


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    __module__ = "datetime"

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")


class timezone(tzinfo):
    __module__ = "datetime"

    def __init__(self, offset, name=None):
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + (_offset_text(self._offset) if self._offset else "")

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return f"datetime.timezone({self._offset!r}{'' if self._name is None else ', ' + repr(self._name)})"

    def __str__(self):
        return self.tzname(None)


def _offset_text(offset, colon=":"):
    total = int(offset.total_seconds())
    sign, total = ("-", -total) if total < 0 else ("+", total)
    text = f"{sign}{total // 3600:02d}{colon}{total // 60 % 60:02d}"
    return text + (f"{colon}{total % 60:02d}" if total % 60 else "")


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc
