"""ChainMap looks in its maps in order and writes to the first."""
from collections import ChainMap
base, over = {"a": 1, "b": 2}, {"b": 20}
c = ChainMap(over, base)
assert c["a"] == 1 and c["b"] == 20 and len(c) == 2 and sorted(c) == ["a", "b"] and dict(c) == {"a": 1, "b": 20} and "a" in c and c.get("z", 5) == 5
c["n"] = 3
assert over == {"b": 20, "n": 3} and base == {"a": 1, "b": 2}
child = c.new_child({"a": 100})
assert child["a"] == 100 and child.parents["a"] == 1 and child.maps[0] == {"a": 100}
del c["n"]
try:
    c["missing"]
except KeyError as error:
    assert error.args == ("missing",)
assert list(c.items()) == [("a", 1), ("b", 20)] and c == {"a": 1, "b": 20}
