"""timedelta: normalization, arithmetic, text, total_seconds."""
from datetime import datetime, timedelta
d = timedelta(days=1, hours=25, minutes=-1, microseconds=5)
assert (d.days, d.seconds, d.microseconds) == (2, 3540, 5) and str(d) == "2 days, 0:59:00.000005" and repr(d) == "datetime.timedelta(days=2, seconds=3540, microseconds=5)" and d.total_seconds() == 176340.000005
assert str(timedelta(seconds=-1)) == "-1 day, 23:59:59" and repr(timedelta(0)) == "datetime.timedelta(0)" and str(timedelta(0)) == "0:00:00" and timedelta(weeks=1).days == 7 and timedelta(milliseconds=1500) == timedelta(seconds=1, microseconds=500000) and not timedelta(0) and timedelta(1) > timedelta(0)
assert timedelta(1) * 2 == timedelta(2) and 2 * timedelta(1) == timedelta(2) and timedelta(1) / 2 == timedelta(hours=12) and timedelta(1) / timedelta(hours=6) == 4.0 and timedelta(1) // timedelta(hours=5) == 4 and timedelta(1) % timedelta(hours=5) == timedelta(hours=4) and divmod(timedelta(1), timedelta(hours=5))[0] == 4 and -timedelta(1) == timedelta(-1) and abs(timedelta(-1)) == timedelta(1) and timedelta(1) * 1.5 == timedelta(days=1, hours=12) and timedelta(seconds=0.5).microseconds == 500000
assert datetime(2024, 3, 1) - datetime(2024, 2, 28) == timedelta(2) and datetime(2024, 1, 1) + timedelta(hours=25) == datetime(2024, 1, 2, 1) and sum([timedelta(1), timedelta(2)], timedelta()) == timedelta(3) and hash(timedelta(1)) == hash(timedelta(hours=24)) and timedelta.max.days == 999999999
for call, kind in [(lambda: timedelta(days=10 ** 10), OverflowError), (lambda: timedelta("x"), TypeError), (lambda: timedelta(1) + 1, TypeError), (lambda: timedelta(1) / 0, ZeroDivisionError)]:
    try:
        call()
    except kind:
        pass
    else:
        raise AssertionError
