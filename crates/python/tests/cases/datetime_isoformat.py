"""datetime: ISO text both ways, parts, formats, strptime."""
from datetime import date, datetime, time, timedelta, timezone
t = datetime(2024, 2, 29, 13, 5, 7, 89)
assert str(t) == "2024-02-29 13:05:07.000089" and t.isoformat() == "2024-02-29T13:05:07.000089" and t.isoformat(" ", "seconds") == "2024-02-29 13:05:07" and t.isoformat(timespec="milliseconds") == "2024-02-29T13:05:07.000" and repr(t) == "datetime.datetime(2024, 2, 29, 13, 5, 7, 89)" and repr(datetime(2024, 1, 1)) == "datetime.datetime(2024, 1, 1, 0, 0)" and str(datetime(2024, 1, 1)) == "2024-01-01 00:00:00"
assert t.date() == date(2024, 2, 29) and t.time() == time(13, 5, 7, 89) and datetime.combine(t.date(), t.time()) == t and t.replace(microsecond=0, hour=1) == datetime(2024, 2, 29, 1, 5, 7) and isinstance(t, date)
assert datetime.fromisoformat("2024-02-29T13:05:07.000089") == t and datetime.fromisoformat("2024-02-29") == datetime(2024, 2, 29) and datetime.fromisoformat("2024-02-29 13:05") == datetime(2024, 2, 29, 13, 5) and datetime.fromisoformat("2024-02-29T13:05:07+02:00").utcoffset() == timedelta(hours=2) and datetime.fromisoformat("2024-02-29T13:05:07Z").tzinfo == timezone.utc
assert t.strftime("%Y-%m-%d %H:%M:%S.%f %p %I %y %b %B %a %%") == "2024-02-29 13:05:07.000089 PM 01 24 Feb February Thu %" and datetime.strptime("29/02/24 13:05", "%d/%m/%y %H:%M") == datetime(2024, 2, 29, 13, 5) and datetime.strptime("Feb 29 2024", "%b %d %Y") == datetime(2024, 2, 29)
try:
    datetime.strptime("x", "%Y")
except ValueError as error:
    assert str(error) == "time data 'x' does not match format '%Y'"
try:
    datetime.fromisoformat("nope")
except ValueError as error:
    assert str(error) == "Invalid isoformat string: 'nope'"
try:
    datetime(2024, 1, 1, 25)
except ValueError as error:
    assert str(error) == "hour must be in 0..23"
assert time(1, 2).isoformat() == "01:02:00" and time.fromisoformat("01:02:03").second == 3 and str(time(1, 2, 3, 4)) == "01:02:03.000004" and repr(time(1, 2)) == "datetime.time(1, 2)" and time(1) < time(2)
