"""Tuples: immutability, comparison, unpacking with stars, hashing; named tuples with defaults and rename."""
from collections import namedtuple

t = (1, [2], 3)
t[1].append(9)
assert t == (1, [2, 9], 3)
assert t + (4,) == (1, [2, 9], 3, 4)
assert (1,) * 3 == (1, 1, 1)
assert (1, 2) < (1, 2, 0)
assert t.index(3) == 2
assert (1, 1).count(1) == 2
assert hash((1, "a")) == hash((1, "a"))
first, *middle, last = 1, 2, 3, 4
assert (first, middle, last) == (1, [2, 3], 4)
(a, (b, *c)), d = (1, (2, 3, 4)), 5
assert (a, b, c, d) == (1, 2, [3, 4], 5)
try:
    t[1] += [5]
except TypeError as error:
    assert str(error) == "'tuple' object does not support item assignment"
else:
    raise AssertionError
assert t[1] == [2, 9, 5]
Point = namedtuple("Point", "x y z", defaults=[7, 8])
assert Point(1) == (1, 7, 8)
assert Point._field_defaults == {"y": 7, "z": 8}
assert Point(1)._replace(z=0) == Point(1, 7, 0)
assert Point._make([1, 2, 3])._asdict() == {"x": 1, "y": 2, "z": 3}
assert repr(Point(1)) == "Point(x=1, y=7, z=8)"
assert Point._fields == ("x", "y", "z")
assert namedtuple("R", "a def a", rename=True)._fields == ("a", "_1", "_2")
assert Point.x.__get__(Point(5)) == 5


class Sub(Point):
    __slots__ = ()

    @property
    def total(self):
        return self.x + self.y + self.z


assert Sub(1).total == 16
assert Sub(1)._replace(x=2).total == 17
for call, kind, words in (
    (lambda: Point(), TypeError, "Point.__new__() missing 1 required positional argument: 'x'"),
    (lambda: Point(1)._replace(w=1), ValueError, "Got unexpected field names: ['w']"),
    (lambda: namedtuple("P", "a a"), ValueError, "Encountered duplicate field name: 'a'"),
    (lambda: namedtuple("P", "class"), ValueError, "Type names and field names cannot be a keyword: 'class'"),
    (lambda: namedtuple("P", "_a"), ValueError, "Field names cannot start with an underscore: '_a'"),
    (lambda: setattr(Point(1), "x", 2), AttributeError, "can't set attribute"),
    (lambda: (1, 2)[5], IndexError, "tuple index out of range"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
