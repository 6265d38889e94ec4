"""time: moments and their parts; the clock is the host's."""

from _time import monotonic, offset as _offset, perf_counter, process_time, time, time_ns

_NAMES = (
    "tm_year",
    "tm_mon",
    "tm_mday",
    "tm_hour",
    "tm_min",
    "tm_sec",
    "tm_wday",
    "tm_yday",
    "tm_isdst",
)
timezone = altzone = -_offset()
daylight = 0
tzname = ("UTC", "UTC")
CLOCK_REALTIME, CLOCK_MONOTONIC = 0, 1


class struct_time(tuple):
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0

    def __new__(cls, sequence):
        values = tuple(sequence)
        if len(values) < 9:
            raise TypeError(
                "time.struct_time() takes an at least 9-sequence (%d-sequence given)" % len(values)
            )
        return tuple.__new__(cls, values[:9])

    tm_year, tm_mon, tm_mday, tm_hour, tm_min, tm_sec, tm_wday, tm_yday, tm_isdst = [
        property(lambda self, at=at: self[at]) for at in range(9)
    ]
    tm_zone = "UTC"
    tm_gmtoff = 0

    def __repr__(self):
        return (
            "time.struct_time("
            + ", ".join([f"{name}={value!r}" for name, value in zip(_NAMES, self)])
            + ")"
        )


def _parts(seconds):
    import datetime

    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=int(seconds // 1))
    return struct_time(
        (
            moment.year,
            moment.month,
            moment.day,
            moment.hour,
            moment.minute,
            moment.second,
            moment.weekday(),
            moment.toordinal() - datetime.date(moment.year, 1, 1).toordinal() + 1,
            0,
        )
    )


def gmtime(seconds=None):
    return _parts(time() if seconds is None else seconds)


def localtime(seconds=None):
    return _parts((time() if seconds is None else seconds) + _offset())


def mktime(t):
    from calendar import timegm

    return float(timegm(t) - _offset())


def strftime(format, t=None):
    import datetime

    t = localtime() if t is None else t
    return datetime.datetime(*t[:6]).strftime(format)


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    import datetime

    moment = datetime.datetime.strptime(string, format)
    parts = moment.timetuple()
    return struct_time(tuple(parts)[:8] + (-1,))


def asctime(t=None):
    return (
        strftime("%a %b %e %H:%M:%S %Y", t) if False else _asctime(localtime() if t is None else t)
    )


def _asctime(t):
    from calendar import day_abbr, month_abbr

    return "%s %s %2d %02d:%02d:%02d %d" % (
        day_abbr[t[6]],
        month_abbr[t[1]],
        t[2],
        t[3],
        t[4],
        t[5],
        t[0],
    )


def ctime(seconds=None):
    return _asctime(localtime(seconds))


def sleep(secs, /):
    if not isinstance(secs, (int, float)):
        raise TypeError(f"'{type(secs).__name__}' object cannot be interpreted as an integer")
    if secs < 0:
        raise ValueError("sleep length must be non-negative")


def monotonic_ns():
    return int(monotonic() * 1e9)


def perf_counter_ns():
    return int(perf_counter() * 1e9)


def process_time_ns():
    return int(process_time() * 1e9)


def thread_time():
    return process_time()
