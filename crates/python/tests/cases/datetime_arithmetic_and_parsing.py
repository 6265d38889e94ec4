"""datetime: arithmetic, comparison, replace, strftime and strptime, fromisoformat, combine, timestamps."""
from datetime import MAXYEAR, date, datetime, time, timedelta, timezone

d = datetime(2024, 2, 28, 23, 30, 15, 500)
assert d + timedelta(days=1, minutes=45) == datetime(2024, 3, 1, 0, 15, 15, 500)
assert d - datetime(2024, 2, 28) == timedelta(seconds=84615, microseconds=500)
assert (d - timedelta(weeks=1)).day == 21
assert d.replace(hour=1, microsecond=0) == datetime(2024, 2, 28, 1, 30, 15)
assert d.isoformat() == "2024-02-28T23:30:15.000500"
assert d.isoformat(" ", "minutes") == "2024-02-28 23:30"
assert str(d) == "2024-02-28 23:30:15.000500"
assert repr(d) == "datetime.datetime(2024, 2, 28, 23, 30, 15, 500)"
assert d.strftime("%Y/%m/%d %H:%M:%S %j %a %A %b %B %p %I %y %f %U %W %w %%") == "2024/02/28 23:30:15 059 Wed Wednesday Feb February PM 11 24 000500 08 09 3 %"
assert datetime.strptime("2024-03-05 07:08", "%Y-%m-%d %H:%M") == datetime(2024, 3, 5, 7, 8)
assert datetime.strptime("5 Mar 24", "%d %b %y").date() == date(2024, 3, 5)
assert datetime.strptime("12:30 AM", "%I:%M %p").hour == 0
assert datetime.strptime("2024-01-01T00:00:00+0200", "%Y-%m-%dT%H:%M:%S%z").utcoffset() == timedelta(hours=2)
assert datetime.fromisoformat("2024-05-06T07:08:09.123456+00:00").tzinfo == timezone.utc
assert datetime.fromisoformat("2024-05-06") == datetime(2024, 5, 6)
assert datetime.fromisoformat("20240506T070809Z") == datetime(2024, 5, 6, 7, 8, 9, tzinfo=timezone.utc)
assert datetime.combine(date(2024, 1, 2), time(3, 4)) == datetime(2024, 1, 2, 3, 4)
assert datetime.fromtimestamp(0, timezone.utc) == datetime(1970, 1, 1, tzinfo=timezone.utc)
assert datetime(2024, 1, 1, tzinfo=timezone.utc).timestamp() == 1704067200.0
assert datetime.utcfromtimestamp(86400) == datetime(1970, 1, 2)
assert d.timetuple()[:6] == (2024, 2, 28, 23, 30, 15)
assert d.date() == date(2024, 2, 28)
assert d.time() == time(23, 30, 15, 500)
assert date(2024, 12, 30).isocalendar() == (2025, 1, 1)
assert date.fromisocalendar(2025, 1, 1) == date(2024, 12, 30)
assert date(2024, 1, 31) < date(2024, 2, 1)
assert date.max.year == MAXYEAR
assert time(1, 2, 3).isoformat() == "01:02:03"
assert time.fromisoformat("04:05:06.5") == time(4, 5, 6, 500000)
assert time(0) is not None
assert bool(time(0)) is True
assert datetime(2024, 1, 1, fold=1).fold == 1
assert f"{d:%d.%m.%Y}" == "28.02.2024"
utc = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
east = utc.astimezone(timezone(timedelta(hours=5, minutes=30)))
assert east.isoformat() == "2024-01-01T17:30:00+05:30"
assert east == utc
assert str(timezone(timedelta(hours=-3))) == "UTC-03:00"
assert timezone.utc.tzname(None) == "UTC"
for call, kind, words in (
    (lambda: date(2023, 2, 29), ValueError, "day is out of range for month"),
    (lambda: datetime(2024, 13, 1), ValueError, "month must be in 1..12"),
    (lambda: time(24), ValueError, "hour must be in 0..23"),
    (lambda: utc < d, TypeError, "can't compare offset-naive and offset-aware datetimes"),
    (lambda: utc - d, TypeError, "can't subtract offset-naive and offset-aware datetimes"),
    (lambda: date(9999, 12, 31) + timedelta(1), OverflowError, "date value out of range"),
    (lambda: datetime.strptime("x", "%Y"), ValueError, "time data 'x' does not match format '%Y'"),
    (lambda: datetime.strptime("2024 extra", "%Y"), ValueError, "unconverted data remains:  extra"),
    (lambda: datetime.fromisoformat("nope"), ValueError, "Invalid isoformat string: 'nope'"),
    (lambda: d + 1, TypeError, "unsupported operand type(s) for +: 'datetime.datetime' and 'int'"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
