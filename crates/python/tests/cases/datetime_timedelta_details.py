"""timedelta: normalization, arithmetic, division, text, comparison, limits."""
from datetime import timedelta

t = timedelta(days=1, seconds=-1, milliseconds=1500, minutes=2, hours=-1, weeks=1)
assert (t.days, t.seconds, t.microseconds) == (7, 82920, 500000)
assert timedelta(seconds=-1) == timedelta(days=-1, seconds=86399)
assert str(timedelta(days=-1, seconds=5)) == "-1 day, 0:00:05"
assert str(timedelta(days=2, hours=3)) == "2 days, 3:00:00"
assert str(timedelta(microseconds=5)) == "0:00:00.000005"
assert repr(timedelta(days=1, microseconds=3)) == "datetime.timedelta(days=1, microseconds=3)"
assert repr(timedelta(0)) == "datetime.timedelta(0)"
assert timedelta(hours=1) * 2.5 == timedelta(hours=2, minutes=30)
assert timedelta(hours=1) / timedelta(minutes=20) == 3.0
assert timedelta(hours=1) // timedelta(minutes=25) == 2
assert timedelta(hours=1) % timedelta(minutes=25) == timedelta(minutes=10)
assert divmod(timedelta(hours=1), timedelta(minutes=25)) == (2, timedelta(minutes=10))
assert timedelta(hours=1) / 3 == timedelta(seconds=1200)
assert timedelta(seconds=7) // 2 == timedelta(seconds=3, microseconds=500000)
assert abs(timedelta(-1)) == timedelta(1)
assert -timedelta(1) == timedelta(-1)
assert timedelta(days=1, seconds=1).total_seconds() == 86401.0
assert timedelta(seconds=0.1).microseconds == 100000
assert timedelta(1) > timedelta(hours=23)
assert bool(timedelta(0)) is False
assert {timedelta(1): "x"}[timedelta(hours=24)] == "x"
assert sum([timedelta(1), timedelta(2)], timedelta()) == timedelta(3)
assert timedelta.max.days == 999999999
assert timedelta.resolution == timedelta(microseconds=1)
for call, kind, words in (
    (lambda: timedelta(10**9), OverflowError, "days=1000000000; must have magnitude <= 999999999"),
    (lambda: timedelta(1) + 1, TypeError, "unsupported operand type(s) for +: 'datetime.timedelta' and 'int'"),
    (lambda: timedelta(1) / 0, ZeroDivisionError, "integer division or modulo by zero"),
    (lambda: timedelta(1) < 5, TypeError, "'<' not supported between instances of 'datetime.timedelta' and 'int'"),
    (lambda: timedelta("x"), TypeError, "unsupported type for timedelta days component: str"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
