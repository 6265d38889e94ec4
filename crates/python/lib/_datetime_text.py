"""Dates and times as text, both ways."""
from _datetime_calendar import _MONTHS, _WEEKDAYS, _ordinal
from _datetime_delta import _offset_text, timedelta, timezone


def _format(value, pattern):
    from datetime import date
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
