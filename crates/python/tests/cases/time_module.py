"""time: the epoch, structures, formats."""
import time
assert time.gmtime(0)[:6] == (1970, 1, 1, 0, 0, 0) and time.gmtime(86400).tm_mday == 2 and time.strftime("%Y-%m-%d", time.gmtime(0)) == "1970-01-01" and time.strptime("2024-02-29", "%Y-%m-%d").tm_yday == 60 and time.asctime(time.gmtime(0)) == "Thu Jan  1 00:00:00 1970"
assert time.time() > 1.5e9 and time.monotonic() <= time.monotonic() and time.perf_counter() >= 0 and isinstance(time.time_ns(), int) and time.gmtime(0).tm_wday == 3
t = time.gmtime(0)
assert t.tm_year == 1970 and len(t) == 9 and time.strftime("%H:%M:%S %j", t) == "00:00:00 001"
time.sleep(0)
try:
    time.sleep(-1)
except ValueError as error:
    assert str(error) == "sleep length must be non-negative"
import calendar
assert calendar.timegm(time.gmtime(12345)) == 12345 and calendar.isleap(2024) and calendar.monthrange(2024, 2) == (3, 29)
