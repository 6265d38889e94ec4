# Dates and times on the proleptic Gregorian calendar, as CPython's datetime module.
import time as _time

MINYEAR = 1
MAXYEAR = 9999
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December')
_WEEKDAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _leap(year) else _DAYS[month - 1]


def _ordinal(year, month, day):
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    return days + sum(_days_in(year, at) for at in range(1, month)) + day


def _from_ordinal(number):
    year = max(1, min(9999, number * 400 // 146097))
    while _ordinal(year + 1, 1, 1) <= number:
        year += 1
    while _ordinal(year, 1, 1) > number:
        year -= 1
    rest = number - _ordinal(year, 1, 1)
    month = 1
    while rest >= _days_in(year, month):
        rest -= _days_in(year, month)
        month += 1
    return year, month, rest + 1


class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = ((days + weeks * 7) * 86400 + hours * 3600 + minutes * 60 + seconds) * 1000000 + milliseconds * 1000 + microseconds
        total = round(total)
        self.days, rest = divmod(total, 86400000000)
        self.seconds, self.microseconds = divmod(rest, 1000000)
        if abs(self.days) > 999999999:
            raise OverflowError(f'days={self.days}; must have magnitude <= 999999999')

    def _micros(self):
        return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds

    def total_seconds(self):
        return self._micros() / 1000000

    def __add__(self, other):
        return timedelta(microseconds=self._micros() + other._micros()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta(microseconds=self._micros() - other._micros()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta(microseconds=-self._micros())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self.days < 0 else self

    def __mul__(self, other):
        return timedelta(microseconds=self._micros() * other) if isinstance(other, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micros() / other._micros()
        return timedelta(microseconds=self._micros() / other)

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micros() // other._micros()
        return timedelta(microseconds=self._micros() // other)

    def __mod__(self, other):
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
        return hash(('timedelta', self._micros()))

    def __bool__(self):
        return self._micros() != 0

    def __repr__(self):
        parts = [f'{name}={getattr(self, name)}' for name in ('days', 'seconds', 'microseconds') if getattr(self, name)]
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f'{hours}:{minutes:02d}:{seconds:02d}'
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return text + (f'.{self.microseconds:06d}' if self.microseconds else '')


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')


class timezone(tzinfo):
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
        return 'UTC' + (_offset_text(self._offset) if self._offset else '')

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        return f"datetime.timezone({self._offset!r}{'' if self._name is None else ', ' + repr(self._name)})"

    def __str__(self):
        return self.tzname(None)


def _offset_text(offset, colon=':'):
    total = int(offset.total_seconds())
    sign, total = ('-', -total) if total < 0 else ('+', total)
    text = f'{sign}{total // 3600:02d}{colon}{total // 60 % 60:02d}'
    return text + (f'{colon}{total % 60:02d}' if total % 60 else '')


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc


def _check_date(year, month, day):
    for value in (year, month, day):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not 1 <= year <= 9999:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in(year, month):
        raise ValueError('day is out of range for month')


def _check_time(hour, minute, second, microsecond):
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')


def _format(value, pattern):
    get = lambda name, default=0: getattr(value, name, default)
    out, at = [], 0
    while at < len(pattern):
        char = pattern[at]
        at += 1
        if char != '%' or at >= len(pattern):
            out.append(char)
            continue
        char = pattern[at]
        at += 1
        year, month, day = get('year', 1900), get('month', 1), get('day', 1)
        hour = get('hour')
        if char in 'aAwujUWGVp' or char in 'xcD':
            weekday = (_ordinal(year, month, day) + 6) % 7
            yday = _ordinal(year, month, day) - _ordinal(year, 1, 1) + 1
        if char == 'Y': out.append(str(year) if year > 999 else str(year))
        elif char == 'y': out.append(f'{year % 100:02d}')
        elif char == 'm': out.append(f'{month:02d}')
        elif char == 'd': out.append(f'{day:02d}')
        elif char == 'e': out.append(f'{day:2d}')
        elif char == 'H': out.append(f'{hour:02d}')
        elif char == 'I': out.append(f'{(hour % 12) or 12:02d}')
        elif char == 'M': out.append(f"{get('minute'):02d}")
        elif char == 'S': out.append(f"{get('second'):02d}")
        elif char == 'f': out.append(f"{get('microsecond'):06d}")
        elif char == 'p': out.append('AM' if hour < 12 else 'PM')
        elif char == 'B': out.append(_MONTHS[month - 1])
        elif char in 'bh': out.append(_MONTHS[month - 1][:3])
        elif char == 'A': out.append(_WEEKDAYS[weekday])
        elif char == 'a': out.append(_WEEKDAYS[weekday][:3])
        elif char == 'w': out.append(str((weekday + 1) % 7))
        elif char == 'u': out.append(str(weekday + 1))
        elif char == 'j': out.append(f'{yday:03d}')
        elif char == 'U': out.append(f'{(yday + 6 - (weekday + 1) % 7) // 7:02d}')
        elif char == 'W': out.append(f'{(yday + 6 - weekday) // 7:02d}')
        elif char == 'V': out.append(f'{date(year, month, day).isocalendar()[1]:02d}')
        elif char == 'G': out.append(str(date(year, month, day).isocalendar()[0]))
        elif char == 'F': out.append(f'{year}-{month:02d}-{day:02d}')
        elif char == 'T' or char == 'X': out.append(_format(value, '%H:%M:%S'))
        elif char == 'R': out.append(_format(value, '%H:%M'))
        elif char == 'D' or char == 'x': out.append(_format(value, '%m/%d/%y'))
        elif char == 'c': out.append(_format(value, '%a %b %e %H:%M:%S %Y'))
        elif char == 's': out.append(str(int(value.timestamp())))
        elif char == 'z':
            offset = value.utcoffset() if hasattr(value, 'utcoffset') else None
            out.append('' if offset is None else _offset_text(offset, ''))
        elif char == 'Z': out.append((value.tzname() if hasattr(value, 'tzname') else None) or '')
        elif char == 'n': out.append('\n')
        elif char == 't': out.append('\t')
        elif char == '%': out.append('%')
        else: out.append('%' + char)
    return ''.join(out)


class date:
    def __new__(cls, year, month=None, day=None, *rest, **more):
        if cls is date or not issubclass(cls, datetime):
            if month is None or day is None:
                raise TypeError(f"function missing required argument '{'month' if month is None else 'day'}' (pos {2 if month is None else 3})")
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
            raise ValueError(f'Invalid isoformat string: {text!r}') from None
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
        return f'{self.year:04d}-{self.month:02d}-{self.day:02d}'

    def strftime(self, pattern):
        return _format(self, pattern)

    def __format__(self, pattern):
        return self.strftime(pattern) if pattern else str(self)

    def ctime(self):
        return _format(self, '%a %b %e %H:%M:%S %Y')

    def timetuple(self):
        return (self.year, self.month, self.day, 0, 0, 0, self.weekday(), self.toordinal() - _ordinal(self.year, 1, 1) + 1, -1)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self.year if year is None else year, self.month if month is None else month, self.day if day is None else day)

    def __add__(self, other):
        return type(self).fromordinal(self.toordinal() + other.days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self).fromordinal(self.toordinal() - other.days)
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented

    def _key(self):
        return (self.year, self.month, self.day)

    def _other(self, other):
        return isinstance(other, date) and isinstance(other, datetime) == isinstance(self, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._other(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._other(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._other(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._other(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._other(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return f'datetime.date({self.year}, {self.month}, {self.day})'

    def __str__(self):
        return self.isoformat()


def _parse_date(text):
    if len(text) == 10 and text[4] == '-' and text[7] == '-':
        return int(text[:4]), int(text[5:7]), int(text[8:])
    if len(text) == 8 and text.isdigit():
        return int(text[:4]), int(text[4:6]), int(text[6:])
    raise ValueError(text)


def _parse_offset(text):
    if text == 'Z':
        return timezone.utc
    parts = text[1:].split(':') if ':' in text else [text[1:3], text[3:5]]
    seconds = int(parts[0]) * 3600 + int(parts[1] or 0) * 60 + (int(parts[2]) if len(parts) > 2 else 0)
    offset = timedelta(seconds=-seconds if text[0] == '-' else seconds)
    return timezone(offset) if offset else timezone.utc


def _parse_time(text):
    zone = None
    for sign in 'Z+-':
        if sign in text:
            at = text.index(sign)
            zone = _parse_offset(text[at:])
            text = text[:at]
            break
    text, _, fraction = text.replace(',', '.').partition('.')
    parts = text.split(':') if ':' in text else [text[at:at + 2] for at in range(0, len(text), 2)]
    if not parts or not all(len(part) == 2 for part in parts):
        raise ValueError(text)
    numbers = [int(part) for part in parts] + [0] * (3 - len(parts))
    return (numbers[0], numbers[1], numbers[2], int((fraction + '000000')[:6]) if fraction else 0, zone)


class time:
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo, self.fold = hour, minute, second, microsecond, tzinfo, fold
        return self

    @classmethod
    def fromisoformat(cls, text):
        try:
            return cls(*_parse_time(text.removeprefix('T')))
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None

    def isoformat(self, timespec='auto'):
        return _time_text(self, timespec) + ('' if self.utcoffset() is None else _offset_text(self.utcoffset()))

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

    def strftime(self, pattern):
        return _format(self, pattern)

    def __format__(self, pattern):
        return self.strftime(pattern) if pattern else str(self)

    def replace(self, **changes):
        given = {name: getattr(self, name) for name in ('hour', 'minute', 'second', 'microsecond', 'tzinfo')}
        given.update(changes)
        return type(self)(**given)

    def _key(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return f'datetime.time({_time_repr(self)})'

    def __str__(self):
        return self.isoformat()


def _time_repr(value):
    parts = [str(value.hour), str(value.minute)]
    if value.second or value.microsecond:
        parts.append(str(value.second))
    if value.microsecond:
        parts.append(str(value.microsecond))
    if value.tzinfo is not None:
        parts.append(f'tzinfo={value.tzinfo!r}')
    return ', '.join(parts)


def _time_text(value, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if value.microsecond else 'seconds'
    text = f'{value.hour:02d}:{value.minute:02d}:{value.second:02d}'
    if timespec == 'hours':
        return text[:2]
    if timespec == 'minutes':
        return text[:5]
    if timespec == 'milliseconds':
        return f'{text}.{value.microsecond // 1000:03d}'
    return f'{text}.{value.microsecond:06d}' if timespec == 'microseconds' else text


class datetime(date):
    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if month is None or day is None:
            raise TypeError(f"function missing required argument '{'month' if month is None else 'day'}' (pos {2 if month is None else 3})")
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self.year, self.month, self.day = year, month, day
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo, self.fold = hour, minute, second, microsecond, tzinfo, fold
        return self

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        import warnings
        warnings.warn('datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects '
                      'to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).', PendingDeprecationWarning, 2)
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
            raise OverflowError('date value out of range')
        year, month, day = _from_ordinal(days + 1)
        seconds, micro = divmod(rest, 1000000)
        return cls(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tzinfo)

    @classmethod
    def fromordinal(cls, number):
        return cls(*_from_ordinal(number))

    @classmethod
    def combine(cls, day, moment, tzinfo=True):
        zone = moment.tzinfo if tzinfo is True else tzinfo
        return cls(day.year, day.month, day.day, moment.hour, moment.minute, moment.second, moment.microsecond, zone)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            length = 10 if text[4:5] == '-' else 8
            day = _parse_date(text[:length])
            return cls(*day, *_parse_time(text[length + 1:])) if len(text) > length else cls(*day)
        except (ValueError, IndexError):
            raise ValueError(f'Invalid isoformat string: {text!r}') from None

    @classmethod
    def strptime(cls, text, pattern):
        from _strptime import parse
        return cls(*parse(text, pattern))

    def _micros(self):
        return ((self.toordinal() - 1) * 86400 + self.hour * 3600 + self.minute * 60 + self.second) * 1000000 + self.microsecond

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
        return (self.year, self.month, self.day, self.hour, self.minute, self.second, self.weekday(), self.toordinal() - _ordinal(self.year, 1, 1) + 1, -1)

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
        names = ('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo')
        given = {name: getattr(self, name) for name in names}
        given.update(changes)
        return type(self)(**given)

    def isoformat(self, sep='T', timespec='auto'):
        offset = self.utcoffset()
        return f'{date.isoformat(self)}{sep}{_time_text(self, timespec)}' + ('' if offset is None else _offset_text(offset))

    def __add__(self, other):
        return type(self)._from_micros(self._micros() + other._micros(), self.tzinfo) if isinstance(other, timedelta) else NotImplemented

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
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._utc() == other._utc()

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
        return f'datetime.datetime({self.year}, {self.month}, {self.day}, {_time_repr(self)})'

    def __str__(self):
        return self.isoformat(' ')


date.min, date.max = date(1, 1, 1), date(9999, 12, 31)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
time.min, time.max = time(0, 0), time(23, 59, 59, 999999)
