"""Mapping patterns: keys that must be there, `**rest`, values of any pattern."""


def f(value):
    match value:
        case {"type": "point", "x": x, "y": y}:
            return ("point", x, y)
        case {"type": kind, **rest} if rest:
            return (kind, rest)
        case {"items": [first, *_]}:
            return ("first", first)
        case {1: _, None: n}:
            return ("none key", n)
        case {}:
            return "any mapping"
        case _:
            return "no mapping"


assert f({"type": "point", "x": 1, "y": 2, "extra": 3}) == ("point", 1, 2)
assert f({"type": "circle", "r": 5}) == ("circle", {"r": 5})
assert f({"items": [7, 8]}) == ("first", 7) and f({1: 2, None: 3}) == ("none key", 3) and f({}) == "any mapping" and f({"z": 1}) == "any mapping" and f([]) == "no mapping"
source = {"a": 1, "b": 2}
match source:
    case {"a": 1, **others}:
        others["c"] = 3
assert source == {"a": 1, "b": 2} and others == {"b": 2, "c": 3}
import collections
d = collections.defaultdict(list)
match d:
    case {"missing": x}:
        raise AssertionError
    case _:
        pass
assert not d
import types
match types.MappingProxyType({"k": 1}):
    case {"k": v}:
        assert v == 1
match {"outer": {"inner": [1, {"deep": "value"}]}}:
    case {"outer": {"inner": [1, {"deep": found}]}}:
        assert found == "value"
