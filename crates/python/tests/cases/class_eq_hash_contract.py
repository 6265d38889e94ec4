"""Objects with equal hash and eq are one key; changing eq removes hash; inheriting keeps it."""


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))


assert len({Point(1, 2), Point(1, 2), Point(2, 1)}) == 2 and {Point(1, 2): "a"}[Point(1, 2)] == "a" and Point(1, 2) in [Point(1, 2)] and Point(0, 0) not in {Point(1, 1)}


class Sub(Point):
    pass


class NoHash(Point):
    def __eq__(self, other):
        return True


assert hash(Sub(1, 2)) == hash(Point(1, 2)) and Sub(1, 2) == Point(1, 2)
try:
    {NoHash(1, 2)}
except TypeError as error:
    assert str(error) == "unhashable type: 'NoHash'"
assert [NoHash(1, 2)].index(5) == 0 and [Point(1, 1), Point(2, 2)].count(Point(2, 2)) == 1
