"""jinja2.filters and .tests: functions that need no template."""

from markupsafe import Markup, escape, soft_str


def _default(value, default_value="", boolean=False):
    return default_value if (value is None and boolean) or (boolean and not value) else value


def _join(value, d="", attribute=None):
    return str(d).join(
        str(item if attribute is None else getattr(item, attribute)) for item in value
    )


def _truncate(s, length=255, killwords=False, end="...", leeway=5):
    if len(s) <= length + leeway:
        return s
    if killwords:
        return s[: length - len(end)] + end
    return s[: length - len(end)].rsplit(" ", 1)[0] + end


def _first(seq):
    return next(iter(seq), None)


def _last(seq):
    return next(iter(reversed(seq)), None)


def _round(value, precision=0, method="common"):
    import math

    if method == "common":
        return round(value, precision)
    return getattr(math, method)(value * 10**precision) / 10**precision


def _title(s):
    return " ".join(part[:1].upper() + part[1:].lower() for part in soft_str(s).split(" "))


def _number(kind):
    def convert(value, default=kind(0)):
        try:
            return kind(value)
        except (TypeError, ValueError):
            return default

    return convert


FILTERS = {
    "abs": abs,
    "capitalize": lambda s: soft_str(s).capitalize(),
    "center": lambda value, width=80: soft_str(value).center(width),
    "count": len,
    "d": _default,
    "default": _default,
    "e": escape,
    "escape": escape,
    "first": _first,
    "float": _number(float),
    "int": _number(int),
    "items": lambda value: iter(value.items()),
    "join": _join,
    "last": _last,
    "length": len,
    "list": list,
    "lower": lambda s: soft_str(s).lower(),
    "max": max,
    "min": min,
    "replace": lambda s, old, new: soft_str(s).replace(old, new),
    "reverse": lambda value: value[::-1] if isinstance(value, str) else reversed(value),
    "round": _round,
    "safe": Markup,
    "sort": sorted,
    "string": soft_str,
    "striptags": lambda value: Markup(str(value)).striptags(),
    "sum": sum,
    "title": _title,
    "tojson": lambda value: Markup(__import__("json").dumps(value)),
    "trim": lambda value, chars=None: soft_str(value).strip(chars),
    "truncate": _truncate,
    "unique": lambda value: iter(dict.fromkeys(value)),
    "upper": lambda s: soft_str(s).upper(),
    "urlencode": lambda value: __import__("urllib.parse").parse.quote(str(value)),
    "wordcount": lambda s: len(soft_str(s).split()),
    "dictsort": lambda value, reverse=False: sorted(
        value.items(), key=lambda item: str(item[0]).lower(), reverse=reverse
    ),
    "indent": lambda s, width=4: ("\n" + " " * width).join(str(s).splitlines()),
}
TESTS = {
    "boolean": lambda value: value is True or value is False,
    "callable": callable,
    "defined": lambda value: value is not None,
    "divisibleby": lambda value, num: value % num == 0,
    "eq": lambda a, b: a == b,
    "equalto": lambda a, b: a == b,
    "even": lambda value: value % 2 == 0,
    "odd": lambda value: value % 2 == 1,
    "in": lambda value, seq: value in seq,
    "iterable": lambda value: hasattr(value, "__iter__"),
    "lower": lambda value: str(value).islower(),
    "mapping": lambda value: isinstance(value, dict),
    "none": lambda value: value is None,
    "number": lambda value: isinstance(value, (int, float)),
    "sameas": lambda value, other: value is other,
    "sequence": lambda value: hasattr(value, "__getitem__") and hasattr(value, "__len__"),
    "string": lambda value: isinstance(value, str),
    "undefined": lambda value: value is None,
    "upper": lambda value: str(value).isupper(),
}
