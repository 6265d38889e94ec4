"""Dates and times as text, both ways."""

from _datetime_calendar import _MONTHS, _WEEKDAYS, _ordinal
from _datetime_delta import _offset_text, timedelta, timezone


class _Moment:
    """A date, time or datetime as a pattern asks it: what it lacks has the value that strftime gives it."""

    def __init__(self, value):
        self.value = value
        self.year, self.month = getattr(value, "year", 1900), getattr(value, "month", 1)
        self.day, self.hour = getattr(value, "day", 1), getattr(value, "hour", 0)
        self.minute, self.second = getattr(value, "minute", 0), getattr(value, "second", 0)
        self.microsecond = getattr(value, "microsecond", 0)

    @property
    def weekday(self):
        return (_ordinal(self.year, self.month, self.day) + 6) % 7

    @property
    def yday(self):
        return _ordinal(self.year, self.month, self.day) - _ordinal(self.year, 1, 1) + 1

    @property
    def iso(self):
        from datetime import date

        return date(self.year, self.month, self.day).isocalendar()

    def offset(self):
        found = self.value.utcoffset() if hasattr(self.value, "utcoffset") else None
        return "" if found is None else _offset_text(found, "")

    def zone(self):
        return (self.value.tzname() if hasattr(self.value, "tzname") else None) or ""


_DIRECTIVES = {
    "Y": lambda m: str(m.year),
    "y": lambda m: f"{m.year % 100:02d}",
    "m": lambda m: f"{m.month:02d}",
    "d": lambda m: f"{m.day:02d}",
    "e": lambda m: f"{m.day:2d}",
    "H": lambda m: f"{m.hour:02d}",
    "I": lambda m: f"{(m.hour % 12) or 12:02d}",
    "M": lambda m: f"{m.minute:02d}",
    "S": lambda m: f"{m.second:02d}",
    "f": lambda m: f"{m.microsecond:06d}",
    "p": lambda m: "AM" if m.hour < 12 else "PM",
    "B": lambda m: _MONTHS[m.month - 1],
    "b": lambda m: _MONTHS[m.month - 1][:3],
    "h": lambda m: _MONTHS[m.month - 1][:3],
    "A": lambda m: _WEEKDAYS[m.weekday],
    "a": lambda m: _WEEKDAYS[m.weekday][:3],
    "w": lambda m: str((m.weekday + 1) % 7),
    "u": lambda m: str(m.weekday + 1),
    "j": lambda m: f"{m.yday:03d}",
    "U": lambda m: f"{(m.yday + 6 - (m.weekday + 1) % 7) // 7:02d}",
    "W": lambda m: f"{(m.yday + 6 - m.weekday) // 7:02d}",
    "V": lambda m: f"{m.iso[1]:02d}",
    "G": lambda m: str(m.iso[0]),
    "F": lambda m: f"{m.year}-{m.month:02d}-{m.day:02d}",
    "T": lambda m: _format(m.value, "%H:%M:%S"),
    "X": lambda m: _format(m.value, "%H:%M:%S"),
    "R": lambda m: _format(m.value, "%H:%M"),
    "D": lambda m: _format(m.value, "%m/%d/%y"),
    "x": lambda m: _format(m.value, "%m/%d/%y"),
    "c": lambda m: _format(m.value, "%a %b %e %H:%M:%S %Y"),
    "s": lambda m: str(int(m.value.timestamp())),
    "z": _Moment.offset,
    "Z": _Moment.zone,
    "n": lambda m: "\n",
    "t": lambda m: "\t",
    "%": lambda m: "%",
}


def _format(value, pattern):
    moment = _Moment(value)
    out, at = [], 0
    while at < len(pattern):
        char = pattern[at]
        at += 1
        if char != "%" or at >= len(pattern):
            out.append(char)
            continue
        char = pattern[at]
        at += 1
        say = _DIRECTIVES.get(char)
        out.append("%" + char if say is None else say(moment))
    return "".join(out)


def _parse_date(text):
    if len(text) == 10 and text[4] == "-" and text[7] == "-":
        return int(text[:4]), int(text[5:7]), int(text[8:])
    if len(text) == 8 and text.isdigit():
        return int(text[:4]), int(text[4:6]), int(text[6:])
    raise ValueError(text)


def _parse_offset(text):
    if text == "Z":
        return timezone.utc
    parts = text[1:].split(":") if ":" in text else [text[1:3], text[3:5]]
    seconds = (
        int(parts[0]) * 3600 + int(parts[1] or 0) * 60 + (int(parts[2]) if len(parts) > 2 else 0)
    )
    offset = timedelta(seconds=-seconds if text[0] == "-" else seconds)
    return timezone(offset) if offset else timezone.utc


def _parse_time(text):
    zone = None
    for sign in "Z+-":
        if sign in text:
            at = text.index(sign)
            zone = _parse_offset(text[at:])
            text = text[:at]
            break
    text, _, fraction = text.replace(",", ".").partition(".")
    parts = text.split(":") if ":" in text else [text[at : at + 2] for at in range(0, len(text), 2)]
    if not parts or not all(len(part) == 2 for part in parts):
        raise ValueError(text)
    numbers = [int(part) for part in parts] + [0] * (3 - len(parts))
    return (
        numbers[0],
        numbers[1],
        numbers[2],
        int((fraction + "000000")[:6]) if fraction else 0,
        zone,
    )


def _time_repr(value):
    parts = [str(value.hour), str(value.minute)]
    if value.second or value.microsecond:
        parts.append(str(value.second))
    if value.microsecond:
        parts.append(str(value.microsecond))
    if value.tzinfo is not None:
        parts.append(f"tzinfo={value.tzinfo!r}")
    return ", ".join(parts)


def _time_text(value, timespec):
    if timespec == "auto":
        timespec = "microseconds" if value.microsecond else "seconds"
    text = f"{value.hour:02d}:{value.minute:02d}:{value.second:02d}"
    if timespec == "hours":
        return text[:2]
    if timespec == "minutes":
        return text[:5]
    if timespec == "milliseconds":
        return f"{text}.{value.microsecond // 1000:03d}"
    return f"{text}.{value.microsecond:06d}" if timespec == "microseconds" else text
