"""Reading dates by a pattern, for datetime.strptime."""

import re

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PARTS = {
    "Y": r"(?P<Y>\d\d\d\d)",
    "y": r"(?P<y>\d\d)",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "f": r"(?P<f>[0-9]{1,6})",
    "p": r"(?P<p>am|pm)",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(?::?[0-5]\d)?|Z)",
    "B": "(?P<B>" + "|".join(_MONTHS) + ")",
    "b": "(?P<b>" + "|".join(name[:3] for name in _MONTHS) + ")",
    "A": "(?P<A>" + "|".join(_DAYS) + ")",
    "a": "(?P<a>" + "|".join(name[:3] for name in _DAYS) + ")",
    "%": "%",
}


def parse(text, pattern):
    out, at = "", 0
    while at < len(pattern):
        char = pattern[at]
        at += 1
        if char == "%" and at < len(pattern):
            letter = pattern[at]
            at += 1
            if letter in "TFD":
                out += parse_pattern({"T": "%H:%M:%S", "F": "%Y-%m-%d", "D": "%m/%d/%y"}[letter])
            elif letter in _PARTS:
                out += _PARTS[letter]
            else:
                raise ValueError(f"'{letter}' is a bad directive in format '{pattern}'")
        elif char.isspace():
            out += r"\s+"
        else:
            out += re.escape(char)
    found = re.match(out, text, re.IGNORECASE)
    if found is None:
        raise ValueError(f"time data {text!r} does not match format {pattern!r}")
    if found.end() != len(text):
        raise ValueError(f"unconverted data remains: {text[found.end() :]}")
    return _values(found.groupdict())


def parse_pattern(pattern):
    return "".join(
        _PARTS.get(letter, re.escape(letter))
        if before == "%"
        else ""
        if letter == "%"
        else re.escape(letter)
        for before, letter in zip(" " + pattern, pattern)
    )


def _values(given):
    number = lambda name, default: int(given[name]) if given.get(name) else default
    year = number("Y", 1900)
    if given.get("y"):
        year = int(given["y"]) + (2000 if int(given["y"]) <= 68 else 1900)
    month = number("m", 1)
    if given.get("B"):
        month = _MONTHS.index(given["B"].lower()) + 1
    if given.get("b"):
        month = [name[:3] for name in _MONTHS].index(given["b"].lower()) + 1
    hour = number("H", 0)
    if given.get("I"):
        hour = int(given["I"]) % 12 + (12 if (given.get("p") or "").lower() == "pm" else 0)
    zone = None
    if given.get("z"):
        from _datetime_text import _parse_offset

        zone = _parse_offset(given["z"])
    return (
        year,
        month,
        number("d", 1),
        hour,
        number("M", 0),
        number("S", 0),
        int(((given.get("f") or "0") + "000000")[:6]),
        zone,
    )
