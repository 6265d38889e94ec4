"""time.strftime and strptime on fixed moments; calendar's ranges, leap years, month grids."""
import calendar
import time

moment = time.gmtime(1709208000)
assert (moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour) == (2024, 2, 29, 12)
assert moment.tm_wday == 3
assert moment.tm_yday == 60
assert time.strftime("%Y-%m-%d %H:%M:%S", moment) == "2024-02-29 12:00:00"
assert time.strptime("29 Feb 2024", "%d %b %Y")[:3] == (2024, 2, 29)
assert calendar.timegm(moment) == 1709208000
assert time.time() > 1600000000
assert time.monotonic() <= time.monotonic()
assert time.perf_counter_ns() > 0
assert isinstance(time.time_ns(), int)
assert calendar.isleap(2000)
assert not calendar.isleap(1900)
assert calendar.leapdays(2000, 2025) == 7
assert calendar.monthrange(2024, 2) == (3, 29)
assert calendar.weekday(2024, 2, 29) == 3
assert calendar.month_name[2] == "February"
assert calendar.day_abbr[0] == "Mon"
assert calendar.monthcalendar(2024, 2)[0] == [0, 0, 0, 1, 2, 3, 4]
assert len(calendar.monthcalendar(2024, 2)) == 5
try:
    time.strptime("x", "%Y")
except ValueError as error:
    assert str(error) == "time data 'x' does not match format '%Y'"
else:
    raise AssertionError
