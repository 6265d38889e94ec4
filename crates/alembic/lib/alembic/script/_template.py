"""What a script template is filled with: names it lacks, and the create date."""

from alembic import util
from alembic._native import _hand


class _Undefined:
    """mako.runtime.Undefined: a name that a template's context lacks."""

    def __str__(self):
        raise NameError("Undefined")

    def __bool__(self):
        return False


UNDEFINED = _Undefined()


class _dated:
    """A create date: prints as datetime does, and knows its seconds since 1970."""

    def __init__(self, moment, timezone=None):
        if timezone is not None:
            from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

            try:
                moment = moment.astimezone(ZoneInfo(timezone))
            except ZoneInfoNotFoundError:
                try:
                    moment = moment.astimezone(ZoneInfo(timezone.upper()))
                except ZoneInfoNotFoundError:
                    raise util.CommandError("Can't locate timezone: %s" % timezone) from None
        self._moment = moment

    @property
    def epoch(self):
        return int(self._moment.timestamp())

    def __getattr__(self, name):
        return getattr(self._moment, name)

    def __str__(self):
        return str(self._moment)

    def __format__(self, spec):
        return format(self._moment, spec)


_hand(undefined=UNDEFINED, dated=_dated)
