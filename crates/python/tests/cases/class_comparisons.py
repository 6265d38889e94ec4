"""Rich comparison: reflection, identity as fallback, `__ne__` from `__eq__`, hash lost with `__eq__`."""


class Eq:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x if isinstance(other, Eq) else NotImplemented


assert Eq(1) == Eq(1) and Eq(1) != Eq(2) and not (Eq(1) != Eq(1))
assert Eq(1) != 1 and (Eq(1) == 1) is False
try:
    hash(Eq(1))
except TypeError as error:
    assert str(error) == "unhashable type: 'Eq'"
assert Eq.__hash__ is None


class Child(Eq):
    __hash__ = object.__hash__


assert isinstance(hash(Child(1)), int)


class Order:
    def __init__(self, x):
        self.x = x

    def __lt__(self, other):
        return self.x < other.x

    def __le__(self, other):
        return "le"


assert Order(1) < Order(2) and Order(2) > Order(1)
assert (Order(1) <= Order(2)) == "le" and (Order(1) >= Order(2)) == "le"
assert sorted([Order(3), Order(1)])[0].x == 1 and max(Order(1), Order(5)).x == 5
try:
    Eq(1) < Eq(2)
except TypeError as error:
    assert str(error) == "'<' not supported between instances of 'Eq' and 'Eq'"
try:
    1 < "a"
except TypeError as error:
    assert str(error) == "'<' not supported between instances of 'int' and 'str'"


class Weird:
    def __eq__(self, other):
        return []

    def __bool__(self):
        raise ValueError("no truth")


assert (Weird() == 1) == [] and not (Weird() == 1)
nan = float("nan")
assert nan != nan and nan in [nan] and [nan] == [nan] and (nan,) == (nan,)
assert not (nan == nan) and not nan < 1 and not nan > 1
assert 1 < 2 < 3 and not 1 < 3 < 2 and 1 < 3 > 2 and (1 == 1 == 1.0)
calls = []


def middle():
    calls.append(1)
    return 5


assert 1 < middle() < 10 and calls == [1]
assert not 1 > middle() > undefined_because_never_evaluated
assert not (1 in [1] == [2])
