"""defaultdict makes missing values; OrderedDict moves and compares with order."""
from collections import OrderedDict, defaultdict
d = defaultdict(list)
d["a"].append(1)
assert d == {"a": [1]} and d.get("b") is None and "b" not in d and repr(d) == "defaultdict(<class 'list'>, {'a': [1]})" and d.default_factory is list
n = defaultdict(lambda: defaultdict(int))
n["x"]["y"] += 1
assert n["x"]["y"] == 1 and isinstance(d, dict)
try:
    defaultdict(None)["k"]
except KeyError as error:
    assert error.args == ("k",)
try:
    defaultdict(5)
except TypeError as error:
    assert str(error) == "first argument must be callable or None"
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
assert list(o) == ["b", "c", "a"]
o.move_to_end("a", last=False)
assert list(o) == ["a", "b", "c"] and o.popitem(last=False) == ("a", 1) and o.popitem() == ("c", 3)
assert OrderedDict(a=1, b=2) != OrderedDict(b=2, a=1) and OrderedDict(a=1, b=2) == {"b": 2, "a": 1} and repr(OrderedDict(a=1)) == "OrderedDict([('a', 1)])" and list(reversed(OrderedDict(a=1, b=2))) == ["b", "a"]
