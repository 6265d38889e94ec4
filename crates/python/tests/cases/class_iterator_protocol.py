"""Iterators by class: `__iter__`, `__next__`, several walks at once, exhaustion."""


class Range:
    def __init__(self, n): self.n = n
    def __iter__(self): return Walk(self.n)


class Walk:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


r = Range(3)
assert list(r) == [1, 2, 3] and [(a, b) for a in Range(2) for b in Range(2)] == [(1, 1), (1, 2), (2, 1), (2, 2)] and sum(r) == 6 and max(r) == 3 and tuple(r) == (1, 2, 3) and set(r) == {1, 2, 3} and 2 in r and dict(zip(r, "abc")) == {1: "a", 2: "b", 3: "c"}
w = iter(r)
assert next(w) == 1 and list(w) == [2, 3] and list(w) == []
first, *rest = r
assert (first, rest) == (1, [2, 3]) and [*r, *r] == [1, 2, 3, 1, 2, 3] and print(*r, sep="", file=__import__("io").StringIO()) is None


class Bad:
    def __iter__(self): return 5


try:
    list(Bad())
except TypeError as error:
    assert str(error) == "iter() returned non-iterator of type 'int'"
