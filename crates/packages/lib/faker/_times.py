"""faker: days and moments."""

from datetime import UTC, date, datetime, time, timedelta

# How far a text such as `-30y` is from now: days, and seconds.
_UNITS = {"y": 365, "M": 30, "w": 7, "d": 1}
_SECONDS = {"h": 3600, "m": 60, "s": 1}


class Times:
    """Days and moments, for Provider."""

    def _moment(self, value):
        """A moment: one that is given, `now`, or so far from now (`-30y`, `+2d`)."""
        now = datetime.now()
        if isinstance(value, datetime):
            return value.replace(tzinfo=None)
        if isinstance(value, date):
            return datetime.combine(value, time())
        if isinstance(value, timedelta):
            return now + value
        if isinstance(value, (int, float)):
            return now + timedelta(value)
        if value in ("now", "today"):
            return now
        number, unit = int(value[:-1]), value[-1]
        if unit in _UNITS:
            return now + timedelta(days=number * _UNITS[unit])
        return now + timedelta(seconds=number * _SECONDS[unit])

    def date_time_between(self, start_date="-30y", end_date="now", tzinfo=None):
        """A moment between two others."""
        start, end = self._moment(start_date), self._moment(end_date)
        seconds = self.random.randint(0, max(0, int((end - start).total_seconds())))
        return (start + timedelta(seconds=seconds)).replace(microsecond=0, tzinfo=tzinfo)

    date_time_between_dates = date_time_between

    def date_between(self, start_date="-30y", end_date="today"):
        """A day between two others."""
        return self.date_time_between(start_date, end_date).date()

    def date_between_dates(self, date_start=None, date_end=None):
        """The same with other names."""
        return self.date_between(date_start or "-30y", date_end or "today")

    def date_time(self, tzinfo=None, end_datetime=None):
        """A moment since 1970."""
        return self.date_time_between(datetime(1970, 1, 1), end_datetime or "now", tzinfo)

    def date_object(self, end_datetime=None):
        """A day since 1970."""
        return self.date_time(end_datetime=end_datetime).date()

    def date(self, pattern="%Y-%m-%d", end_datetime=None):
        """A day as text."""
        return self.date_time(end_datetime=end_datetime).strftime(pattern)

    def time(self, pattern="%H:%M:%S", end_datetime=None):
        """A time of day as text."""
        return self.date_time(end_datetime=end_datetime).strftime(pattern)

    def time_object(self, end_datetime=None):
        """A time of day."""
        return self.date_time(end_datetime=end_datetime).time()

    def iso8601(self, tzinfo=None, end_datetime=None):
        """A moment as ISO 8601 has it."""
        return self.date_time(tzinfo, end_datetime).isoformat()

    def past_date(self, start_date="-30d", tzinfo=None):
        """A day before today."""
        return self.date_between(start_date, "-1d")

    def future_date(self, end_date="+30d", tzinfo=None):
        """A day after today."""
        return self.date_between("+1d", end_date)

    def past_datetime(self, start_date="-30d", tzinfo=None):
        """A moment before now."""
        return self.date_time_between(start_date, "-1s", tzinfo)

    def future_datetime(self, end_date="+30d", tzinfo=None):
        """A moment after now."""
        return self.date_time_between("+1s", end_date, tzinfo)

    def date_time_this_decade(self, before_now=True, after_now=False, tzinfo=None):
        """A moment of this decade."""
        year = datetime.now().year
        return self.date_time_between(datetime(year - year % 10, 1, 1), "now", tzinfo)

    def date_time_this_year(self, before_now=True, after_now=False, tzinfo=None):
        """A moment of this year."""
        return self.date_time_between(datetime(datetime.now().year, 1, 1), "now", tzinfo)

    def date_time_this_month(self, before_now=True, after_now=False, tzinfo=None):
        """A moment of this month."""
        now = datetime.now()
        return self.date_time_between(datetime(now.year, now.month, 1), "now", tzinfo)

    def date_this_year(self, before_today=True, after_today=False):
        """A day of this year."""
        return self.date_time_this_year().date()

    def date_this_month(self, before_today=True, after_today=False):
        """A day of this month."""
        return self.date_time_this_month().date()

    def date_this_decade(self, before_today=True, after_today=False):
        """A day of this decade."""
        return self.date_time_this_decade().date()

    def date_of_birth(self, tzinfo=None, minimum_age=0, maximum_age=115):
        """The birthday of somebody of such an age."""
        return self.date_between(f"-{maximum_age}y", f"-{minimum_age}y")

    def unix_time(self, end_datetime=None, start_datetime=None):
        """Seconds since 1970."""
        return self.date_time(UTC, end_datetime).timestamp()

    def year(self):
        """A year as text."""
        return self.date("%Y")

    def month(self):
        """A month's number as text."""
        return self.date("%m")

    def month_name(self):
        """A month."""
        return self.date("%B")

    def day_of_week(self):
        """A day of the week."""
        return self.date("%A")

    def day_of_month(self):
        """A day's number as text."""
        return self.date("%d")

    def timezone(self):
        """A time zone."""
        return self.random.choice(("Europe/Oslo", "Africa/Nairobi", "America/Lima", "Asia/Tokyo"))
