"""Targets of all shapes; errors say how many values there were."""
a, b = 1, 2
a, b = b, a
assert (a, b) == (2, 1)
(c, [d, e]), f = ("x", "yz"), 3
assert (c, d, e, f) == ("x", "y", "z", 3)
first, *middle, last = range(5)
assert (first, middle, last) == (0, [1, 2, 3], 4)
*init, tail = "ab"
assert (init, tail) == (["a"], "b")
head, *rest = [1]
assert (head, rest) == (1, [])
x = y = z = []
assert x is y is z
values = [0, 0]
i, values[i] = 1, 5
assert values == [0, 5]


class Box:
    pass


box = Box()
box.a, values[0], (box.b, *box.c) = 1, 2, (3, 4, 5)
assert (box.a, values[0], box.b, box.c) == (1, 2, 3, [4, 5])
for (p, q), *r in [((1, 2), 3, 4)]:
    assert (p, q, r) == (1, 2, [3, 4])
[m, n] = {"k": 1, "l": 2}
assert m == "k"
(only,) = [7]
assert only == 7
order = []


def note(n):
    order.append(n)
    return [0, 0, 0]


note(1)[order.append("index 1") or 0], note(2)[0] = note("value")[:2]
assert order == ["value", 1, "index 1", 2]
for call, kind, text in [
    ("a, b = 1,", ValueError, "not enough values to unpack (expected 2, got 1)"),
    ("a, b = 1, 2, 3", ValueError, "too many values to unpack (expected 2)"),
    ("a, *b, c = [1]", ValueError, "not enough values to unpack (expected at least 2, got 1)"),
    ("a, b = 5", TypeError, "cannot unpack non-iterable int object"),
    ("a, b = None", TypeError, "cannot unpack non-iterable NoneType object"),
    ("a, b = 'abc'", ValueError, "too many values to unpack (expected 2)"),
]:
    try:
        exec(call)
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
