"""namedtuple: fields, methods, defaults, errors."""
from collections import namedtuple
Point = namedtuple("Point", "x y")
p = Point(1, y=2)
assert p == (1, 2) and p.x == 1 and p[1] == 2 and repr(p) == "Point(x=1, y=2)" and Point._fields == ("x", "y") and p._asdict() == {"x": 1, "y": 2}
assert p._replace(x=5) == (5, 2) and Point._make([3, 4]) == (3, 4) and isinstance(p, tuple) and hash(p) == hash((1, 2)) and [*p] == [1, 2]
x, y = p
assert (x, y) == (1, 2) and Point.__name__ == "Point" and Point.x.__doc__ == "Alias for field number 0"
D = namedtuple("D", ["a", "b"], defaults=[5])
assert D(1) == (1, 5) and D._field_defaults == {"b": 5}
R = namedtuple("R", "a class a", rename=True)
assert R._fields == ("a", "_1", "_2")
for call, kind in [(lambda: Point(1), TypeError), (lambda: Point(1, 2, 3), TypeError), (lambda: namedtuple("N", "a a"), ValueError),
                   (lambda: namedtuple("N", "_a"), ValueError), (lambda: namedtuple("N", "class"), ValueError), (lambda: p._replace(z=1), ValueError)]:
    try:
        call()
    except kind:
        pass
    else:
        raise AssertionError
try:
    p.x = 1
except AttributeError as error:
    assert str(error) == "can't set attribute"


class Sub(Point):
    __slots__ = ()

    @property
    def total(self):
        return self.x + self.y


assert Sub(1, 2).total == 3 and repr(Sub(1, 2)) == "Sub(x=1, y=2)"
