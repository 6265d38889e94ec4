"""`__slots__`: no `__dict__`, only these names, inherited."""


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
assert (p.x, p.y) == (1, 2)
try:
    p.z = 3
except AttributeError as error:
    assert str(error) == "'Point' object has no attribute 'z'"
assert not hasattr(p, "__dict__")
del p.x
try:
    p.x
except AttributeError as error:
    assert "x" in str(error)


class Point3(Point):
    __slots__ = ("z",)


q = Point3(1, 2)
q.z = 3
assert q.z == 3
try:
    q.w = 1
except AttributeError:
    pass
else:
    raise AssertionError


class Open(Point):
    pass


o = Open(1, 2)
o.anything = 5
assert o.anything == 5 and o.x == 1 and hasattr(o, "__dict__")


class One:
    __slots__ = "single"


one = One()
one.single = 1
assert one.single == 1 and One.__slots__ == "single"
try:
    class Clash:
        __slots__ = ("a",)
        a = 1
except ValueError as error:
    assert str(error) == "'a' in __slots__ conflicts with class variable"
