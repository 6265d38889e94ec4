"""is, id, hash of equal values, `__eq__` without `__hash__`, objects as keys."""
a = [1]
b = a
assert a is b
assert a is not [1]
assert id(a) == id(b)
assert None is None
assert hash(1) == hash(1.0) == hash(True)
assert hash("a") == hash("a")
assert hash((1, 2)) == hash((1, 2))
assert hash(frozenset([1, 2])) == hash(frozenset([2, 1]))
assert hash(2**70) == hash(2**70)
assert hash(0.5) != hash(0.25)


class Plain:
    pass


class ByValue:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, ByValue) and self.n == other.n

    def __hash__(self):
        return hash(self.n)


class Unhashable:
    def __eq__(self, other):
        return True


class Restored(Unhashable):
    __hash__ = object.__hash__


p = Plain()
assert {p: 1}[p] == 1
assert p != Plain()
assert {ByValue(1), ByValue(1), ByValue(2)} == {ByValue(1), ByValue(2)}
assert {ByValue(1): "x"}[ByValue(1)] == "x"
assert len({ByValue(1), 1}) == 2
try:
    hash(Unhashable())
except TypeError as error:
    assert str(error) == "unhashable type: 'Unhashable'"
else:
    raise AssertionError
assert isinstance(hash(Restored()), int)
assert Unhashable() == 5
assert not Unhashable() != 5
assert Plain.__eq__(p, 5) is NotImplemented
assert (p == 5) is False
assert object() != object()
