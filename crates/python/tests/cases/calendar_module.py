"""Months, weeks, leap years."""
import calendar
assert calendar.isleap(2000) and not calendar.isleap(1900) and calendar.monthrange(2023, 2) == (2, 28) and calendar.weekday(2024, 2, 29) == 3 and calendar.month_name[1] == "January" and calendar.day_abbr[0] == "Mon" and calendar.leapdays(2000, 2005) == 2
