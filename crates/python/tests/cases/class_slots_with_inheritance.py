"""`__slots__`: inheritance, defaults, conflicts, `__dict__` in a subclass, weakrefs and descriptors."""


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


point = Point(1, 2)
assert (point.x, point.y) == (1, 2)
assert not hasattr(point, "__dict__")
try:
    point.z = 3
except AttributeError as error:
    assert str(error) == "'Point' object has no attribute 'z'"
else:
    raise AssertionError
del point.x
try:
    point.x
except AttributeError as error:
    assert "x" in str(error)
else:
    raise AssertionError
point.x = 5


class Named(Point):
    __slots__ = ("name",)


named = Named(1, 2)
named.name = "n"
assert (named.x, named.name) == (1, "n")
assert not hasattr(named, "__dict__")


class Open(Point):
    pass


loose = Open(1, 2)
loose.extra = 3
assert loose.__dict__["extra"] == 3
try:

    class Clash:
        __slots__ = ("a",)
        a = 1

except ValueError as error:
    assert str(error) == "'a' in __slots__ conflicts with class variable"
else:
    raise AssertionError


class Single:
    __slots__ = "only"


single = Single()
single.only = 1
assert single.only == 1
