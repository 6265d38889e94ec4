"""Iterators: `__iter__`, `__next__`, `__getitem__` fallback, iter with a sentinel, `__reversed__`, `__length_hint__`."""


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.start <= 0:
            raise StopIteration
        self.start -= 1
        return self.start


class Old:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index * 10


class Both:
    def __iter__(self):
        yield from "ab"

    def __reversed__(self):
        return iter("ba")

    def __contains__(self, item):
        return item == "special"


assert list(Countdown(3)) == [2, 1, 0]
once = Countdown(2)
assert list(once) == [1, 0]
assert list(once) == []
assert list(Old()) == [0, 10, 20]
assert 20 in Old()
assert 5 not in Old()
assert [*Old()] == [0, 10, 20]
assert list(reversed(Both())) == ["b", "a"]
assert "special" in Both()
assert "a" not in Both()
values = iter([1, 2, 0, 3])
assert list(iter(lambda: next(values), 0)) == [1, 2]
assert next(values) == 3
assert next(values, "end") == "end"
it = iter("abc")
assert next(it) == "a"
assert list(it) == ["b", "c"]
assert iter(it) is it
assert list(zip(it, "x")) == []
assert list(enumerate("ab", start=1)) == [(1, "a"), (2, "b")]
first, *rest = Countdown(3)
assert (first, rest) == (2, [1, 0])
assert max(Countdown(4)) == 3
assert dict(zip("ab", Countdown(2))) == {"a": 1, "b": 0}
assert sum(map(lambda a, b: a * b, [1, 2], [3, 4, 5])) == 11


class NotIterator:
    def __iter__(self):
        return 5


class NoneIter:
    __iter__ = None


for value, words in (
    (NotIterator(), "iter() returned non-iterator of type 'int'"),
    (NoneIter(), "'NoneIter' object is not iterable"),
    (5, "'int' object is not iterable"),
):
    try:
        iter(value)
    except TypeError as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
try:
    next(5)
except TypeError as error:
    assert str(error) == "'int' object is not an iterator"
else:
    raise AssertionError
