"""Decimals as text and back."""

import re

_NUMBER = re.compile(
    r"([-+])?(?:(?=\d|\.\d)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?|(inf|infinity)|(s)?nan(\d*))$",
    re.IGNORECASE,
)
_SPEC = re.compile(
    r"(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?$", re.DOTALL
)


def parse(text):
    """Sign, coefficient, exponent and what is special about it; None for what is no number."""
    found = _NUMBER.match(text.strip().replace("_", ""))
    if found is None:
        return None
    sign = 1 if found.group(1) == "-" else 0
    if found.group(5):
        return sign, 0, 0, "F"
    if found.group(2) is None:
        return sign, int(found.group(7) or 0), 0, "N" if found.group(6) else "n"
    whole, fraction = found.group(2), found.group(3) or ""
    return sign, int(whole + fraction), int(found.group(4) or 0) - len(fraction), ""


def text_of(number, capitals=1, eng=False):
    sign = "-" if number._sign else ""
    if number._special:
        return (
            sign
            + {"F": "Infinity", "n": "NaN", "N": "sNaN"}[number._special]
            + (str(number._int) if number._int else "")
        )
    digits, exponent = str(number._int), number._exp
    left = exponent + len(digits)
    if exponent <= 0 and left > -6:
        dot = left
    elif not eng:
        dot = 1
    elif digits == "0":
        dot = (left + 1) % 3 - 1
    else:
        dot = (left - 1) % 3 + 1
    if dot <= 0:
        whole, fraction = "0", "." + "0" * -dot + digits
    elif dot >= len(digits):
        whole, fraction = digits + "0" * (dot - len(digits)), ""
    else:
        whole, fraction = digits[:dot], "." + digits[dot:]
    power = "" if left == dot else ("E" if capitals else "e") + "%+d" % (left - dot)
    return sign + whole + fraction + power


def _grouped(whole, comma, width):
    if not comma:
        return whole.rjust(width, "0") if width else whole
    while True:
        parts, rest = [], whole
        while len(rest) > 3:
            parts.append(rest[-3:])
            rest = rest[:-3]
        shown = comma.join([rest] + parts[::-1])
        if len(shown) >= width:
            return shown
        whole = "0" + whole


def format_decimal(number, specifier, context):
    found = _SPEC.match(specifier)
    if found is None:
        raise ValueError("invalid format string")
    fill, align, sign, _, _, zero, width, comma, precision, kind = found.groups()
    width, precision = int(width or 0), None if precision is None else int(precision)
    if number._special:
        body = text_of(number).lstrip("-")
        return _padded(number, "", body, fill, align, sign, 0, width)
    if kind is None:
        kind = "g" if context.capitals == 0 else "G"
        plain = True
    else:
        plain = False
    if kind == "%":
        number = number._shifted(2) if hasattr(number, "_shifted") else number.scaleb(2)
    rounding = context.rounding
    if precision is not None:
        if kind in "eE":
            number = _rounded(number, precision + 1, rounding)
        elif kind in "fF%":
            number = number._rescaled(-precision, rounding)
        elif len(str(number._int)) > max(precision, 1):
            number = _rounded(number, max(precision, 1), rounding)
    if not number._int and number._exp > 0 and kind in "fF%":
        number = number._rescaled(0, rounding)
    digits, exponent = str(number._int), number._exp
    left = exponent + len(digits)
    if kind in "eE":
        dot = 1 - precision if not number._int and precision is not None else 1
    elif kind in "fF%":
        dot = left
    else:
        dot = left if exponent <= 0 and left > -6 else 1
    if dot < 0 or dot == 0:
        whole, fraction = "0", "0" * -dot + digits
    elif dot > len(digits):
        whole, fraction = digits + "0" * (dot - len(digits)), ""
    else:
        whole, fraction = digits[:dot] or "0", digits[dot:]
    power = left - dot
    tail = "." + fraction if fraction else ""
    if power != 0 or kind in "eE":
        tail += ("E" if kind in "EG" or (plain and context.capitals) else "e") + "%+d" % power
    if kind == "%":
        tail += "%"
    if zero and not align:
        shown = "-" if number._sign else sign if sign in ("+", " ") else ""
        return shown + _grouped(whole, comma, width - len(shown) - len(tail)) + tail
    return _padded(number, tail, _grouped(whole, comma, 0), fill, align, sign, zero, width)


def _rounded(number, digits, rounding):
    if not number._int:
        return number
    exponent = number._exp + len(str(number._int)) - digits
    made = number._rescaled(exponent, rounding)
    return made if len(str(made._int)) <= digits else made._rescaled(exponent + 1, rounding)


def _padded(number, tail, body, fill, align, sign, zero, width):
    shown = "-" if number._sign else sign if sign in ("+", " ") else ""
    body += tail
    room = width - len(shown) - len(body)
    fill = fill or " "
    if room <= 0:
        return shown + body
    if align == "<":
        return shown + body + fill * room
    if align == "=":
        return shown + fill * room + body
    if align == "^":
        return fill * (room // 2) + shown + body + fill * (room - room // 2)
    return fill * room + shown + body
