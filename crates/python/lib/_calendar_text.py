"""calendar: calendars as text and as HTML."""

import calendar as _calendar
from calendar import Calendar, day_abbr, day_name, month_name


def formatstring(cols, colwidth=20, spacing=6):
    """Columns side by side."""
    blank = " " * spacing
    return blank.join([text.center(colwidth) for text in cols])


class TextCalendar(Calendar):
    """A calendar in columns."""

    __module__ = "calendar"

    def formatday(self, day, weekday, width):
        """A day's number; nothing for those of other months."""
        text = f"{day:2}" if day else ""
        return text.center(width)

    def formatweek(self, theweek, width):
        """The days of a week."""
        return " ".join([self.formatday(day, weekday, width) for day, weekday in theweek])

    def prweek(self, theweek, width):
        """Prints a week."""
        print(self.formatweek(theweek, width), end="")

    def formatweekday(self, day, width):
        """A day's name, as far as it fits."""
        names = day_abbr if width < 9 else day_name
        return names[day][:width].center(width)

    def formatweekheader(self, width):
        """The names of the days."""
        return " ".join([self.formatweekday(day, width) for day in self.iterweekdays()])

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        """A month's name."""
        name = month_name[themonth]
        return (f"{name} {theyear!r}" if withyear else name).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        """A month in weeks."""
        width, end = max(2, w), "\n" * max(1, l)
        head = self.formatmonthname(theyear, themonth, 7 * (width + 1) - 1)
        weeks = self.monthdays2calendar(theyear, themonth)
        lines = [head, self.formatweekheader(width)]
        lines += [self.formatweek(week, width) for week in weeks]
        return "".join([line.rstrip() + end for line in lines])

    def prmonth(self, theyear, themonth, w=0, l=0):
        """Prints a month."""
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        """A year, some months side by side."""
        width, end, space = max(2, w), "\n" * max(1, l), max(2, c)
        column = (width + 1) * 7 - 1
        whole = column * m + space * (m - 1)
        lines = [repr(theyear).center(whole).rstrip() + end]
        for at, row in enumerate(self.yeardays2calendar(theyear, m)):
            months = range(m * at + 1, min(m * (at + 1) + 1, 13))
            names = [self.formatmonthname(theyear, month, column, False) for month in months]
            header = [self.formatweekheader(width)] * len(months)
            lines += [end, *[self._beside(cols, column, space) + end for cols in (names, header)]]
            for number in range(max([len(weeks) for weeks in row])):
                cols = [
                    self.formatweek(weeks[number], width) if number < len(weeks) else ""
                    for weeks in row
                ]
                lines.append(self._beside(cols, column, space) + end)
        return "".join(lines)

    def _beside(self, cols, width, space):
        return formatstring(cols, width, space).rstrip()

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        """Prints a year."""
        print(self.formatyear(theyear, w, l, c, m), end="")


def _tag(name, inside, css=None, **more):
    attributes = {**more, "class": css} if css else more
    said = "".join([f' {key}="{value}"' for key, value in attributes.items()])
    return f"<{name}{said}>{inside}</{name}>"


_TABLE = '<table border="0" cellpadding="0" cellspacing="0" class="{}">\n{}</table>'
_PAGE = (
    '<?xml version="1.0" encoding="{0}"?>\n'
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
    '<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset={0}" />\n'
    "{1}<title>Calendar for {2}</title>\n</head>\n<body>\n{3}</body>\n</html>\n"
)


class HTMLCalendar(Calendar):
    """A calendar in tables."""

    __module__ = "calendar"
    cssclasses = [name.lower() for name in day_abbr]
    cssclasses_weekday_head = cssclasses
    cssclass_noday, cssclass_month, cssclass_month_head = "noday", "month", "month"
    cssclass_year, cssclass_year_head = "year", "year"

    def formatday(self, day, weekday):
        """A day as a cell."""
        if day == 0:
            return _tag("td", "&nbsp;", self.cssclass_noday)
        return _tag("td", day, self.cssclasses[weekday])

    def formatweek(self, theweek):
        """A week as a row."""
        return _tag("tr", "".join([self.formatday(day, weekday) for day, weekday in theweek]))

    def formatweekday(self, day):
        """A day's name as a cell."""
        return _tag("th", day_abbr[day], self.cssclasses_weekday_head[day])

    def formatweekheader(self):
        """The names of the days as a row."""
        return _tag("tr", "".join([self.formatweekday(day) for day in self.iterweekdays()]))

    def formatmonthname(self, theyear, themonth, withyear=True):
        """A month's name as a row."""
        name = month_name[themonth] + (f" {theyear}" if withyear else "")
        css = self.cssclass_month_head
        return f'<tr><th colspan="7" class="{css}">{name}</th></tr>'

    def formatmonth(self, theyear, themonth, withyear=True):
        """A month as a table."""
        rows = [self.formatmonthname(theyear, themonth, withyear), self.formatweekheader()]
        rows += [self.formatweek(week) for week in self.monthdays2calendar(theyear, themonth)]
        return _TABLE.format(self.cssclass_month, "".join([row + "\n" for row in rows])) + "\n"

    def formatyear(self, theyear, width=3):
        """A year as a table of tables."""
        width, css = max(width, 1), self.cssclass_year_head
        rows = [f'\n<tr><th colspan="{width}" class="{css}">{theyear}</th></tr>']
        for first in range(1, 13, width):
            months = range(first, min(first + width, 13))
            cells = [_tag("td", self.formatmonth(theyear, month, False)) for month in months]
            rows.append(_tag("tr", "".join(cells)))
        return _TABLE.format(self.cssclass_year, "".join(rows)).replace(">\n\n", ">\n")

    def formatyearpage(self, theyear, width=3, css="calendar.css", encoding=None):
        """A year as a page, in bytes."""
        encoding = encoding or "utf-8"
        link = (
            f'<link rel="stylesheet" type="text/css" href="{css}" />\n' if css is not None else ""
        )
        page = _PAGE.format(encoding, link, theyear, self.formatyear(theyear, width))
        return page.encode(encoding, "xmlcharrefreplace")
