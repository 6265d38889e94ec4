"""pydantic: the bounds of values (`gt`, `max_length`, `pattern` …)."""

import re

from pydantic.errors import Refused

# Bounds of numbers: the kind of error, its words, and whether a value is within.
_BOUNDS = {
    "gt": ("greater_than", "greater than", lambda value, bound: value > bound),
    "ge": ("greater_than_equal", "greater than or equal to", lambda value, bound: value >= bound),
    "lt": ("less_than", "less than", lambda value, bound: value < bound),
    "le": ("less_than_equal", "less than or equal to", lambda value, bound: value <= bound),
}


def check(value, constraints):
    """The value, if it is within all bounds; Refused else."""
    for name, bound in constraints.items():
        if name in _BOUNDS:
            kind, words, is_within = _BOUNDS[name]
            if not is_within(value, bound):
                text = f"Input should be {words} {bound}"
                raise Refused(kind, text, value, context={name: bound})
        elif name == "multiple_of" and value % bound:
            text = f"Input should be a multiple of {bound}"
            raise Refused("multiple_of", text, value, context={name: bound})
        elif name in ("max_digits", "decimal_places"):
            _check_digits(name, value, bound)
        elif name in ("min_length", "max_length"):
            _check_length(name, value, bound)
        elif name == "pattern" and not re.search(bound, value):
            text = f"String should match pattern '{bound}'"
            raise Refused("string_pattern_mismatch", text, value, context={name: bound})
    return value


def _check_length(name, value, bound):
    length, is_least = len(value), name == "min_length"
    if length >= bound if is_least else length <= bound:
        return
    word, size = ("at least", "short") if is_least else ("at most", "long")
    if isinstance(value, (str, bytes)):
        unit = "character" if isinstance(value, str) else "byte"
        unit = unit if bound == 1 else f"{unit}s"
        what, kind = ("String", "string") if isinstance(value, str) else ("Data", "bytes")
        text = f"{what} should have {word} {bound} {unit}"
        raise Refused(f"{kind}_too_{size}", text, value, context={name: bound})
    names = {list: "List", tuple: "Tuple", set: "Set", frozenset: "Frozenset", dict: "Dictionary"}
    unit = "item" if bound == 1 else "items"
    what = names.get(type(value), "Value")
    text = f"{what} should have {word} {bound} {unit} after validation, not {length}"
    raise Refused(f"too_{size}", text, value, context={name: bound})


def _check_digits(name, value, bound):
    _, digits, exponent = value.as_tuple()
    places = max(0, -exponent)
    if name == "decimal_places":
        found, kind, unit, tail = places, "decimal_max_places", "decimal place", ""
    else:
        found = max(len(digits) + max(0, exponent), places)
        kind, unit, tail = "decimal_max_digits", "digit", " in total"
    if found > bound:
        words = unit if bound == 1 else f"{unit}s"
        text = f"Decimal input should have no more than {bound} {words}{tail}"
        raise Refused(kind, text, value, context={name: bound})
