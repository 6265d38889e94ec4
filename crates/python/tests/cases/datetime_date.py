"""date: construction, arithmetic, formats, ISO calendar, errors."""
import datetime
from datetime import date, timedelta
d = date(2024, 2, 29)
assert (d.year, d.month, d.day) == (2024, 2, 29) and str(d) == "2024-02-29" == d.isoformat() and repr(d) == "datetime.date(2024, 2, 29)" and d.weekday() == 3 and d.isoweekday() == 4 and d.toordinal() == 738945 and date.fromordinal(738945) == d and d.timetuple().tm_yday == 60
assert d + timedelta(days=1) == date(2024, 3, 1) and d - timedelta(days=60) == date(2023, 12, 31) and (date(2024, 3, 1) - d).days == 1 and d.replace(year=2020) == date(2020, 2, 29) and d < date(2024, 3, 1) and max(d, date(2023, 1, 1)) == d and date.min == date(1, 1, 1) and date.max == date(9999, 12, 31)
assert date.fromisoformat("2024-02-29") == d and d.strftime("%d.%m.%Y %A %j %U") == "29.02.2024 Thursday 060 08" and tuple(d.isocalendar()) == (2024, 9, 4) and date.fromisocalendar(2024, 9, 4) == d and f"{d:%Y/%m}" == "2024/02" and hash(d) == hash(date(2024, 2, 29)) and d.ctime() == "Thu Feb 29 00:00:00 2024"
for call, kind, text in [(lambda: date(2023, 2, 29), ValueError, "day is out of range for month"), (lambda: date(2023, 13, 1), ValueError, "month must be in 1..12"), (lambda: date(0, 1, 1), ValueError, "year 0 is out of range"), (lambda: date.fromisoformat("2024-2-9"), ValueError, "Invalid isoformat string: '2024-2-9'"), (lambda: d < 5, TypeError, "'<' not supported between instances of 'datetime.date' and 'int'"), (lambda: date.max + timedelta(1), OverflowError, "date value out of range"), (lambda: d + 1, TypeError, "unsupported operand type(s) for +: 'datetime.date' and 'int'")]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
