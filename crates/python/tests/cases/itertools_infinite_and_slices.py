"""count, cycle, repeat, islice, takewhile, dropwhile, filterfalse, compress."""
from itertools import compress, count, cycle, dropwhile, filterfalse, islice, repeat, takewhile
assert list(islice(count(5, 2), 3)) == [5, 7, 9] and list(islice(cycle("ab"), 5)) == ["a", "b", "a", "b", "a"] and list(repeat("x", 3)) == ["x"] * 3 and list(islice(count(), 2)) == [0, 1]
assert list(islice("abcdef", 2)) == ["a", "b"] and list(islice("abcdef", 2, 4)) == ["c", "d"] and list(islice("abcdef", 1, None, 2)) == ["b", "d", "f"] and list(islice([], 5)) == []
assert list(takewhile(lambda n: n < 3, [1, 2, 5, 1])) == [1, 2] and list(dropwhile(lambda n: n < 3, [1, 2, 5, 1])) == [5, 1] and list(filterfalse(lambda n: n % 2, range(5))) == [0, 2, 4] and list(filterfalse(None, [0, 1])) == [0]
assert list(compress("abcd", [1, 0, 1, 0])) == ["a", "c"] and next(cycle([1])) == 1 and list(cycle([])) == [] and list(islice(count(1.5, 0.5), 2)) == [1.5, 2.0]
assert repr(count(3)) == "count(3)" and repr(repeat(1, 2)) == "repeat(1, 2)" and repr(count(1, 2)) == "count(1, 2)"
try:
    islice([], -1)
except ValueError:
    pass
else:
    raise AssertionError
