"""Aware and naive times, fixed offsets, conversion, comparison."""
from datetime import datetime, timedelta, timezone
utc = timezone.utc
plus2 = timezone(timedelta(hours=2), "CEST")
a = datetime(2024, 1, 1, 12, tzinfo=utc)
b = a.astimezone(plus2)
assert b.hour == 14 and a == b and hash(a) == hash(b) and str(b) == "2024-01-01 14:00:00+02:00" and b.tzname() == "CEST" and b.utcoffset() == timedelta(hours=2) and str(utc) == "UTC" and repr(utc) == "datetime.timezone.utc" and a.isoformat() == "2024-01-01T12:00:00+00:00"
assert a.timestamp() == 1704110400.0 and datetime.fromtimestamp(0, utc) == datetime(1970, 1, 1, tzinfo=utc) and datetime.utcfromtimestamp(86400) == datetime(1970, 1, 2) and (b - a) == timedelta(0) and a.replace(tzinfo=None).tzinfo is None and b.strftime("%z %Z") == "+0200 CEST" and str(timezone(timedelta(hours=-5, minutes=-30))) == "UTC-05:30" and datetime.strptime("2024 +0100", "%Y %z").utcoffset() == timedelta(hours=1)
naive = datetime(2024, 1, 1, 12)
try:
    naive < a
except TypeError as error:
    assert str(error) == "can't compare offset-naive and offset-aware datetimes"
try:
    naive - a
except TypeError as error:
    assert str(error) == "can't subtract offset-naive and offset-aware datetimes"
assert naive != a and datetime.now(utc).tzinfo is utc and datetime.now() - datetime.now() < timedelta(1) and datetime.now(utc).utcoffset() == timedelta(0)
