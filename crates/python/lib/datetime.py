"""datetime: date, time and datetime."""

import time as _time
from _datetime_calendar import MAXYEAR, MINYEAR, _check_date, _check_time, _from_ordinal, _ordinal
from _datetime_delta import UTC, _offset_text, timedelta, timezone, tzinfo
from _datetime_text import _format, _parse_date, _parse_time, _time_repr, _time_text


def _comparison(relation):
    def compare(self, other):
        return relation(self._key(), other._key()) if self._other(other) else NotImplemented

    return compare


def _comparisons():
    """==, <, <=, > and >= by the keys of two that can be compared."""
    return (
        _comparison(lambda one, other: one == other),
        _comparison(lambda one, other: one < other),
        _comparison(lambda one, other: one <= other),
        _comparison(lambda one, other: one > other),
        _comparison(lambda one, other: one >= other),
    )


class date:
    def __new__(cls, year, month=None, day=None, *rest, **more):
        if cls is date or not issubclass(cls, datetime):
            if month is None or day is None:
                raise TypeError(
                    f"function missing required argument '{'month' if month is None else 'day'}' (pos {2 if month is None else 3})"
                )
            _check_date(year, month, day)
        self = object.__new__(cls)
        self.year, self.month, self.day = year, month, day
        return self

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, stamp):
        return cls(*_from_ordinal(719163 + int(stamp // 86400)))

    @classmethod
    def fromordinal(cls, number):
        return cls(*_from_ordinal(number))

    @classmethod
    def fromisoformat(cls, text):
        try:
            year, month, day = _parse_date(text)
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(year, month, day)

    def toordinal(self):
        return _ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        thursday = self.toordinal() - self.weekday() + 3
        year = _from_ordinal(thursday)[0]
        return (year, (thursday - _ordinal(year, 1, 1)) // 7 + 1, self.isoweekday())

    def isoformat(self):
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def strftime(self, pattern):
        return _format(self, pattern)

    def __format__(self, pattern):
        return self.strftime(pattern) if pattern else str(self)

    def ctime(self):
        return _format(self, "%a %b %e %H:%M:%S %Y")

    @classmethod
    def fromisocalendar(cls, year, week, day):
        start = date(year, 1, 4)
        start = start.toordinal() - start.weekday()
        if not 0 < week < 54 or (week == 53 and start + 52 * 7 > date(year, 12, 28).toordinal()):
            raise ValueError(f"Invalid week: {week}")
        if not 0 < day < 8:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(start + (week - 1) * 7 + day - 1)

    def timetuple(self):
        from time import struct_time

        day = self.toordinal() - _ordinal(self.year, 1, 1) + 1
        return struct_time((self.year, self.month, self.day, 0, 0, 0, self.weekday(), day, -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self.year if year is None else year,
            self.month if month is None else month,
            self.day if day is None else day,
        )

    def __add__(self, other):
        return self._moved(other.days) if isinstance(other, timedelta) else NotImplemented

    def _moved(self, days):
        ordinal = self.toordinal() + days
        if not 1 <= ordinal <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(ordinal)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other.days)
        return (
            timedelta(self.toordinal() - other.toordinal())
            if isinstance(other, date)
            else NotImplemented
        )

    def _key(self):
        return (self.year, self.month, self.day)

    def _other(self, other):
        return isinstance(other, date) and isinstance(other, datetime) == isinstance(self, datetime)

    __eq__, __lt__, __le__, __gt__, __ge__ = _comparisons()

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return f"datetime.date({self.year}, {self.month}, {self.day})"

    def __str__(self):
        return self.isoformat()


class time:
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo, self.fold = (
            hour,
            minute,
            second,
            microsecond,
            tzinfo,
            fold,
        )
        return self

    @classmethod
    def fromisoformat(cls, text):
        try:
            return cls(*_parse_time(text.removeprefix("T")))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    def isoformat(self, timespec="auto"):
        return _time_text(self, timespec) + (
            "" if self.utcoffset() is None else _offset_text(self.utcoffset())
        )

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

    def strftime(self, pattern):
        return _format(self, pattern)

    def __format__(self, pattern):
        return self.strftime(pattern) if pattern else str(self)

    def replace(self, **changes):
        given = {
            name: getattr(self, name)
            for name in ("hour", "minute", "second", "microsecond", "tzinfo")
        }
        given.update(changes)
        return type(self)(**given)

    def _key(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    def _other(self, other):
        return isinstance(other, time)

    __eq__, __lt__, __le__, __gt__, __ge__ = _comparisons()

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return f"datetime.time({_time_repr(self)})"

    def __str__(self):
        return self.isoformat()


class datetime(date):
    def __new__(
        cls,
        year,
        month=None,
        day=None,
        hour=0,
        minute=0,
        second=0,
        microsecond=0,
        tzinfo=None,
        *,
        fold=0,
    ):
        if month is None or day is None:
            raise TypeError(
                f"function missing required argument '{'month' if month is None else 'day'}' (pos {2 if month is None else 3})"
            )
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self.year, self.month, self.day = year, month, day
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo, self.fold = (
            hour,
            minute,
            second,
            microsecond,
            tzinfo,
            fold,
        )
        return self

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        import warnings

        warnings.warn(
            "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects "
            "to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).",
            PendingDeprecationWarning,
            2,
        )
        return cls.fromtimestamp(_time.time())

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, stamp, tz=None):
        moment = cls._from_micros(62135596800000000 + round(stamp * 1000000))
        if tz is None:
            return moment
        offset = tz.utcoffset(moment)
        return (moment + offset).replace(tzinfo=tz)

    @classmethod
    def utcfromtimestamp(cls, stamp):
        return cls.fromtimestamp(stamp)

    @classmethod
    def _from_micros(cls, micros, tzinfo=None):
        days, rest = divmod(micros, 86400000000)
        if not 0 <= days < 3652059:
            raise OverflowError("date value out of range")
        year, month, day = _from_ordinal(days + 1)
        seconds, micro = divmod(rest, 1000000)
        return cls(
            year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tzinfo
        )

    @classmethod
    def fromordinal(cls, number):
        return cls(*_from_ordinal(number))

    @classmethod
    def combine(cls, day, moment, tzinfo=True):
        zone = moment.tzinfo if tzinfo is True else tzinfo
        return cls(
            day.year,
            day.month,
            day.day,
            moment.hour,
            moment.minute,
            moment.second,
            moment.microsecond,
            zone,
        )

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            length = 10 if text[4:5] == "-" else 8
            day = _parse_date(text[:length])
            return cls(*day, *_parse_time(text[length + 1 :])) if len(text) > length else cls(*day)
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    @classmethod
    def strptime(cls, text, pattern):
        from _strptime import parse

        return cls(*parse(text, pattern))

    def _micros(self):
        return (
            (self.toordinal() - 1) * 86400 + self.hour * 3600 + self.minute * 60 + self.second
        ) * 1000000 + self.microsecond

    def _utc(self):
        offset = self.utcoffset()
        return self._micros() - (0 if offset is None else offset._micros())

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timetz(self):
        return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

    def timestamp(self):
        return (self._utc() - 62135596800000000) / 1000000

    def timetuple(self):
        from time import struct_time

        day = self.toordinal() - _ordinal(self.year, 1, 1) + 1
        return struct_time(
            (
                self.year,
                self.month,
                self.day,
                self.hour,
                self.minute,
                self.second,
                self.weekday(),
                day,
                -1,
            )
        )

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self)

    def astimezone(self, tz=None):
        tz = timezone.utc if tz is None else tz
        moment = type(self)._from_micros(self._utc())
        return (moment + tz.utcoffset(moment)).replace(tzinfo=tz)

    def replace(self, **changes):
        names = ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo")
        given = {name: getattr(self, name) for name in names}
        given.update(changes)
        return type(self)(**given)

    def isoformat(self, sep="T", timespec="auto"):
        offset = self.utcoffset()
        return f"{date.isoformat(self)}{sep}{_time_text(self, timespec)}" + (
            "" if offset is None else _offset_text(offset)
        )

    def __add__(self, other):
        return (
            type(self)._from_micros(self._micros() + other._micros(), self.tzinfo)
            if isinstance(other, timedelta)
            else NotImplemented
        )

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._from_micros(self._micros() - other._micros(), self.tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta(microseconds=self._utc() - other._utc())

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.utcoffset() is None) == (
            other.utcoffset() is None
        ) and self._utc() == other._utc()

    def _key(self):
        return self._utc()

    def _other(self, other):
        if not isinstance(other, datetime):
            return False
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return True

    def __hash__(self):
        return hash(self._utc())

    def __repr__(self):
        return f"datetime.datetime({self.year}, {self.month}, {self.day}, {_time_repr(self)})"

    def __str__(self):
        return self.isoformat(" ")


date.min, date.max = date(1, 1, 1), date(9999, 12, 31)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
time.min, time.max = time(0, 0), time(23, 59, 59, 999999)
