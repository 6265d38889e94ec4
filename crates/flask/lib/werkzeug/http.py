"""werkzeug.http: dates, status codes and headers of HTTP."""

import re
from datetime import date, datetime, timedelta, timezone, UTC
from http import HTTPStatus
from time import gmtime, struct_time

HTTP_STATUS_CODES = {
    **{status.value: status.phrase for status in HTTPStatus},
    103: "Early Hints",
    413: "Request Entity Too Large",
    414: "Request URI Too Long",
    416: "Requested Range Not Satisfiable",
    418: "I'm a teapot",
    449: "Retry With",
    510: "Not Extended",
}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(r"(?:\w+, )?(\d{1,2})[ -](\w{3})[ -](\d{4}) (\d\d):(\d\d):(\d\d)")
_TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def http_date(timestamp=None):
    """A moment as HTTP writes it."""
    if isinstance(timestamp, datetime):
        moment = (
            timestamp.replace(tzinfo=UTC) if timestamp.tzinfo is None else timestamp.astimezone(UTC)
        )
    elif isinstance(timestamp, date):
        moment = datetime(timestamp.year, timestamp.month, timestamp.day, tzinfo=UTC)
    else:
        found = (
            timestamp
            if isinstance(timestamp, struct_time)
            else gmtime(timestamp)
            if timestamp is not None
            else gmtime()
        )
        moment = datetime(*found[:6], tzinfo=UTC)
    return (
        f"{_DAYS[moment.weekday()]}, {moment.day:02} {_MONTHS[moment.month - 1]} {moment.year:04} "
        f"{moment.hour:02}:{moment.minute:02}:{moment.second:02} GMT"
    )


def parse_date(value):
    """The moment in a header; None where it is none."""
    found = _DATE.match((value or "").strip())
    if found is None or found[2].title() not in _MONTHS:
        return None
    day, month, year, *clock = found.groups()
    return datetime(
        int(year), _MONTHS.index(month.title()) + 1, int(day), *map(int, clock), tzinfo=UTC
    )


def quote_header_value(value, allow_token=True):
    """A value in quotation marks where it needs them."""
    text = str(value)
    if allow_token and text and _TOKEN.issuperset(text):
        return text
    marked = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{marked}"'


def unquote_header_value(value):
    """A value without its quotation marks."""
    return (
        value[1:-1].replace("\\\\", "\\").replace('\\"', '"')
        if len(value) >= 2 and value[0] == value[-1] == '"'
        else value
    )


def parse_list_header(value):
    """The items between commas."""
    found = re.findall(r'\s*("(?:[^"\\]|\\.)*"|[^,]*)\s*(?:,|$)', value)
    return [unquote_header_value(item.strip()) for item in found if item.strip()]


def parse_dict_header(value):
    """Items `name=value` between commas."""
    found = {}
    for item in re.findall(r'([^=,\s]+)\s*(?:=\s*("(?:[^"\\]|\\.)*"|[^,]*))?\s*(?:,|$)', value):
        found[item[0]] = unquote_header_value(item[1].strip()) if item[1] else None
    return found


def parse_options_header(value):
    """The value before the semicolon, and the options behind it."""
    if value is None:
        return "", {}
    first, _, rest = value.partition(";")
    options = re.findall(r'([\w!#$%&\'*+\-.^`|~]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s]*)', rest)
    return first.strip(), {name.lower(): unquote_header_value(item) for name, item in options}


def dump_options_header(header, options):
    """A value with options behind semicolons."""
    parts = [header] if header is not None else []
    return "; ".join(
        parts
        + [
            f"{key}={quote_header_value(value)}"
            for key, value in options.items()
            if value is not None
        ]
    )


def dump_header(iterable):
    """Items between commas, in quotation marks where they need them."""
    if isinstance(iterable, dict):
        return ", ".join(
            key if value is None else f"{key}={quote_header_value(value)}"
            for key, value in iterable.items()
        )
    return ", ".join(quote_header_value(item) for item in iterable)


def parse_cookie(header):
    """The cookies of a header."""
    from werkzeug.datastructures import MultiDict

    if isinstance(header, dict):
        header = header.get("HTTP_COOKIE")
    pairs = [part.strip().partition("=") for part in (header or "").split(";") if part.strip()]
    return MultiDict(
        [(key.strip(), unquote_header_value(value.strip())) for key, _, value in pairs]
    )


def dump_cookie(
    key,
    value="",
    max_age=None,
    expires=None,
    path="/",
    domain=None,
    secure=False,
    httponly=False,
    charset=None,
    sync_expires=True,
    max_size=4093,
    samesite=None,
    partitioned=False,
):
    """The header that sets a cookie."""
    age = int(max_age.total_seconds()) if isinstance(max_age, timedelta) else max_age
    parts = [f"{key}={quote_header_value(value) if value else ''}"]
    options = (
        ("Domain", domain),
        (
            "Expires",
            http_date(expires) if expires is not None and not isinstance(expires, str) else expires,
        ),
        ("Max-Age", age),
        ("Secure", secure or partitioned),
        ("HttpOnly", httponly),
        ("Path", path),
        ("SameSite", samesite.title() if samesite else None),
        ("Partitioned", partitioned),
    )
    for name, option in options:
        if option is not None and option is not False:
            parts.append(name if option is True else f"{name}={option}")
    return "; ".join(parts)


def generate_etag(data):
    """A mark of some bytes."""
    from hashlib import sha1

    return sha1(data).hexdigest()


def quote_etag(etag, weak=False):
    if '"' in etag:
        raise ValueError("invalid etag")
    return f'W/"{etag}"' if weak else f'"{etag}"'


def unquote_etag(etag):
    if not etag:
        return None, None
    text = etag.strip()
    weak = text.startswith(("W/", "w/"))
    return (text[2:] if weak else text).strip('"'), weak


def is_resource_modified(*args, **kwargs):
    raise RuntimeError(
        "The playground has no web server: is_resource_modified() has no request to look at."
    )


def is_entity_header(header):
    return header.lower() in {
        "allow",
        "content-encoding",
        "content-language",
        "content-length",
        "content-location",
        "content-md5",
        "content-range",
        "content-type",
        "expires",
        "last-modified",
    }
