"""email.utils: addresses and dates of messages."""

import re
import time
from datetime import datetime, timezone, UTC

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def formataddr(pair, charset="utf-8"):
    """A name and an address as one text."""
    name, address = pair
    if not name:
        return address
    marked = re.sub(r'(["\\])', r"\\\1", name)
    return (
        f'"{marked}" <{address}>' if re.search(r'[][\\()<>@,:;".]', name) else f"{name} <{address}>"
    )


def parseaddr(addr, *, strict=True):
    """The name and the address in a text."""
    found = re.fullmatch(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*?))\s*<([^<>\s]+)>\s*', addr)
    if found:
        return re.sub(r"\\(.)", r"\1", found[1]) if found[1] is not None else found[2], found[3]
    text = addr.strip()
    return ("", text) if text and " " not in text else ("", "")


def getaddresses(fieldvalues, *, strict=True):
    return [parseaddr(part) for value in fieldvalues for part in value.split(",") if part.strip()]


def format_datetime(dt, usegmt=False):
    """A moment as messages write it."""
    offset = dt.strftime("%z") or "-0000"
    zone = "GMT" if usegmt else offset
    return f"{_DAYS[dt.weekday()]}, {dt.day:02} {_MONTHS[dt.month - 1]} {dt.year:04} {dt.hour:02}:{dt.minute:02}:{dt.second:02} {zone}"


def formatdate(timeval=None, localtime=False, usegmt=False):
    moment = datetime.fromtimestamp(time.time() if timeval is None else timeval, UTC)
    return (
        format_datetime(moment, usegmt) if usegmt else format_datetime(moment.replace(tzinfo=None))
    )


def make_msgid(idstring=None, domain=None):
    from uuid import uuid4

    return f"<{uuid4().hex}{'.' + idstring if idstring else ''}@{domain or 'playground'}>"
