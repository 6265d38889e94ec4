"""Containers by methods: length, items, iteration, membership, reversal."""


class Ring:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return ("slice", index.start, index.stop, index.step)
        if isinstance(index, tuple):
            return index
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]


ring = Ring(1, 2, 3)
assert len(ring) == 3 and ring[0] == 1 and ring[-1] == 3
assert ring[1:2] == ("slice", 1, 2, None) and ring[::2] == ("slice", None, None, 2)
assert ring[1, 2] == (1, 2) and ring[1:2, ...] == (slice(1, 2), Ellipsis)
ring[0] = 9
del ring[1]
assert list(ring) == [9, 3] and 9 in ring and 5 not in ring and list(reversed(ring)) == [3, 9]
assert bool(ring) and not Ring()


class Contains:
    def __contains__(self, item):
        return "yes" if item == 1 else ""


assert (1 in Contains()) is True and (2 in Contains()) is False and (2 not in Contains()) is True


class Iterates:
    def __iter__(self):
        yield from (1, 2)


assert 2 in Iterates() and list(Iterates()) == [1, 2] and max(Iterates()) == 2
a, b = Iterates()
assert (a, b) == (1, 2)


class Refuses:
    __iter__ = None
    def __getitem__(self, index): return index


try:
    iter(Refuses())
except TypeError as error:
    assert str(error) == "'Refuses' object is not iterable"
for wrong in (-1, "x"):
    class Length:
        def __len__(self):
            return wrong
    try:
        len(Length())
    except (ValueError, TypeError) as error:
        assert str(error) in ("__len__() should return >= 0", "'str' object cannot be interpreted as an integer")


class Reverse:
    def __reversed__(self):
        return "reversed by method"


assert reversed(Reverse()) == "reversed by method"
