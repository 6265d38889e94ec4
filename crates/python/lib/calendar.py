"""calendar: months and weeks, as numbers and as text."""

import datetime
from datetime import MAXYEAR, MINYEAR

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
January, February = 1, 2
EPOCH = 1970
_EPOCH_ORD = datetime.date(EPOCH, 1, 1).toordinal()
__all__ = (
    "IllegalMonthError IllegalWeekdayError setfirstweekday firstweekday isleap leapdays weekday "
    "monthrange monthcalendar prmonth month prcal calendar timegm month_name month_abbr day_name "
    "day_abbr Calendar TextCalendar HTMLCalendar LocaleTextCalendar LocaleHTMLCalendar weekheader "
    "FRIDAY MONDAY SATURDAY SUNDAY THURSDAY TUESDAY WEDNESDAY"
).split()

day_name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
month_name = (
    " January February March April May June July August September October November December"
).split(" ")
day_abbr, month_abbr = [[name[:3] for name in names] for names in (day_name, month_name)]
mdays = [0, *[31 - (month in (4, 6, 9, 11)) - 3 * (month == 2) for month in range(1, 13)]]


class _Bad(ValueError):
    """A number that is none of a kind."""

    def __str__(self):
        return self._text.format(*self.args)


class IllegalMonthError(_Bad):
    """A month that there is not."""

    _text = "bad month number {!r}; must be 1-12"

    def __init__(self, month):
        super().__init__(month)
        self.month = month


class IllegalWeekdayError(_Bad):
    """A day that no week has."""

    _text = "bad weekday number {!r}; must be 0 (Monday) to 6 (Sunday)"

    def __init__(self, weekday):
        super().__init__(weekday)
        self.weekday = weekday


def isleap(year):
    """Whether a year has a 29th of February."""
    return year % (16 if year % 25 == 0 else 4) == 0


def leapdays(y1, y2):
    """How many leap years there are from one to before another."""

    def before(year):
        last = year - 1
        return last // 4 - last // 100 + last // 400

    return before(y2) - before(y1)


def weekday(year, month, day):
    """The day of a week: 0 is Monday."""
    # The calendar repeats after 400 years.
    known = year if MINYEAR <= year <= MAXYEAR else 2000 + year % 400
    return datetime.date(known, month, day).weekday()


def monthrange(year, month):
    """The weekday a month begins with, and how many days it has."""
    if month not in range(1, 13):
        raise IllegalMonthError(month)
    leap = month == February and isleap(year)
    return weekday(year, month, 1), mdays[month] + leap


def _neighbour(year, month, step):
    """The month before or after."""
    months = year * 12 + month - 1 + step
    return months // 12, months % 12 + 1


def _rows(items, size):
    items = list(items)
    return [items[at : at + size] for at in range(0, len(items), size)]


class Calendar:
    """Days of months in whole weeks."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def getfirstweekday(self):
        """The day that weeks begin with."""
        return self._first % 7

    def setfirstweekday(self, firstweekday):
        """Says which day weeks begin with."""
        self._first = firstweekday

    firstweekday = property(getfirstweekday, setfirstweekday)

    def iterweekdays(self):
        """The days of a week."""
        first = self.firstweekday
        return iter([*range(first, 7), *range(first)])

    def itermonthdays(self, year, month):
        """The days' numbers; 0 for those of other months."""
        begins, count = monthrange(year, month)
        before = (begins - self.firstweekday) % 7
        after = -(before + count) % 7
        return iter([0] * before + list(range(1, count + 1)) + [0] * after)

    def itermonthdays2(self, year, month):
        """The same with the weekday."""
        first = self.firstweekday
        return iter(
            [(day, at % 7) for at, day in enumerate(self.itermonthdays(year, month), first)]
        )

    def itermonthdays3(self, year, month):
        """Year, month and day of each, those of other months too."""
        days = list(self.itermonthdays(year, month))
        begin = days.index(1)
        before, after = _neighbour(year, month, -1), _neighbour(year, month, 1)
        length = monthrange(*before)[1]
        for at, day in enumerate(days):
            if day:
                yield year, month, day
            elif at < begin:
                yield (*before, length - begin + at + 1)
            else:
                yield (*after, at - begin - monthrange(year, month)[1] + 1)

    def itermonthdays4(self, year, month):
        """The same with the weekday."""
        for at, date in enumerate(self.itermonthdays3(year, month), self.firstweekday):
            yield (*date, at % 7)

    def itermonthdates(self, year, month):
        """The same as dates."""
        for date in self.itermonthdays3(year, month):
            yield datetime.date(*date)

    def monthdayscalendar(self, year, month):
        """Weeks of days' numbers."""
        return _rows(self.itermonthdays(year, month), 7)

    def monthdays2calendar(self, year, month):
        """Weeks of days' numbers with weekdays."""
        return _rows(self.itermonthdays2(year, month), 7)

    def monthdatescalendar(self, year, month):
        """Weeks of dates."""
        return _rows(self.itermonthdates(year, month), 7)

    def _year(self, of_month, year, width):
        return _rows([of_month(year, month) for month in range(1, 13)], width)

    def yeardatescalendar(self, year, width=3):
        """Rows of months, each of weeks of dates."""
        return self._year(self.monthdatescalendar, year, width)

    def yeardays2calendar(self, year, width=3):
        """Rows of months, each of weeks of days' numbers with weekdays."""
        return self._year(self.monthdays2calendar, year, width)

    def yeardayscalendar(self, year, width=3):
        """Rows of months, each of weeks of days' numbers."""
        return self._year(self.monthdayscalendar, year, width)


from _calendar_text import HTMLCalendar, TextCalendar, formatstring

# There is one locale.
LocaleTextCalendar, LocaleHTMLCalendar = TextCalendar, HTMLCalendar

# The functions of the module are methods of one calendar.
c = TextCalendar()
firstweekday = c.getfirstweekday
monthcalendar = c.monthdayscalendar
week, weekheader = c.formatweek, c.formatweekheader
month, prmonth = c.formatmonth, c.prmonth
calendar, prcal = c.formatyear, c.pryear


def setfirstweekday(firstweekday):
    """Says which day weeks begin with."""
    if firstweekday not in range(7):
        raise IllegalWeekdayError(firstweekday)
    c.firstweekday = firstweekday


def timegm(tuple):
    """Seconds since 1970 of a time in UTC."""
    year, month, day, *clock = tuple[:6]
    seconds = (datetime.date(year, month, 1).toordinal() + day - 1 - _EPOCH_ORD) * 24
    for part, base in zip(clock, (1, 60, 60)):
        seconds = seconds * base + part
    return seconds
