"""Calls through class, instance, super, unbound, bound, with stars; self is an ordinary argument."""


class Point:
    def __init__(self, x, y=0, *rest, z=0, **more):
        self.parts = (x, y, rest, z, more)

    def add(self, other=1, /, *, twice=False):
        return (other, twice)

    @classmethod
    def make(cls, *args, **kwargs):
        return cls(*args, **kwargs)

    @staticmethod
    def plain(a, b=2):
        return a, b


assert Point(1).parts == (1, 0, (), 0, {})
assert Point(1, 2, 3, 4, z=5, w=6).parts == (1, 2, (3, 4), 5, {"w": 6})
assert Point.make(*[1, 2], **{"z": 3}).parts == (1, 2, (), 3, {})
point = Point(1)
assert point.add() == (1, False)
assert point.add(5, twice=True) == (5, True)
assert Point.add(point, 7) == (7, False)
bound = point.add
assert bound(9) == (9, False)
assert bound.__self__ is point
assert bound.__func__ is Point.add
assert bound == point.add
assert bound is not point.add
assert point.plain(1) == (1, 2)
assert Point.plain(*"ab") == ("a", "b")
assert Point.make.__self__ is Point
for call, words in (
    (lambda: point.add(other=1), "Point.add() got some positional-only arguments passed as keyword arguments: 'other'"),
    (lambda: point.add(1, 2), "Point.add() takes from 1 to 2 positional arguments but 3 were given"),
    (lambda: Point.add(), "Point.add() missing 1 required positional argument: 'self'"),
    (lambda: Point(), "Point.__init__() missing 1 required positional argument: 'x'"),
    (lambda: Point.plain(), "Point.plain() missing 1 required positional argument: 'a'"),
    (lambda: point.plain(1, 2, 3), "Point.plain() takes from 1 to 2 positional arguments but 3 were given"),
):
    try:
        call()
    except TypeError as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
