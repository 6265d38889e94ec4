"""Targets: attributes, items, slices, stars, nested, chained, augmented, annotated; evaluation order."""
log = []


class Box:
    def __setattr__(self, name, value):
        log.append((name, value))
        object.__setattr__(self, name, value)


box, items = Box(), [0, 0, 0]
box.a, items[1], (box.b, *rest) = 1, 2, [3, 4, 5]
assert (box.a, items, box.b, rest) == (1, [0, 2, 0], 3, [4, 5])
assert log == [("a", 1), ("b", 3)]
x = y = z = []
assert x is y is z
a = b, c = 1, 2
assert a == (1, 2)
assert (b, c) == (1, 2)
items[0:2] = *"xy", "z"
assert items == ["x", "y", "z", 0]
i = 0
i, items[i] = 1, "set"
assert items[1] == "set"
m = {}
m["k"] = m["j"] = 5
m["k"] += 1
assert m == {"k": 6, "j": 5}
n: int = 3
undefined: str
assert n == 3
assert __annotations__ == {"n": int, "undefined": str}
[p, q] = (p, q) = "ab"
assert (p, q) == ("a", "b")
first, = [9]
assert first == 9
*_, last = range(5)
assert last == 4
head, *tail = "h"
assert (head, tail) == ("h", [])
calls = []


def index():
    calls.append("index")
    return 0


numbers = [1]
numbers[index()] += 10
assert (numbers, calls) == ([11], ["index"])
a, b = 1, 2
a, b = b, a
assert (a, b) == (2, 1)
for call, kind, words in (
    ("a, b = 1,", ValueError, "not enough values to unpack (expected 2, got 1)"),
    ("a, b = 1, 2, 3", ValueError, "too many values to unpack (expected 2)"),
    ("a, *b, c = [1]", ValueError, "not enough values to unpack (expected at least 2, got 1)"),
    ("a, b = 5", TypeError, "cannot unpack non-iterable int object"),
    ("a = b = missing", NameError, "name 'missing' is not defined"),
):
    try:
        exec(call, {})
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
