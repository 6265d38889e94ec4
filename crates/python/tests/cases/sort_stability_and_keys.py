"""sort is stable, uses only `<`, calls the key once an item, reverse keeps equal items in order."""
pairs = [(1, "a"), (0, "b"), (1, "c"), (0, "d")]
assert sorted(pairs, key=lambda p: p[0]) == [(0, "b"), (0, "d"), (1, "a"), (1, "c")]
assert sorted(pairs, key=lambda p: p[0], reverse=True) == [(1, "a"), (1, "c"), (0, "b"), (0, "d")]
calls = []
assert sorted([3, 1, 2], key=lambda n: calls.append(n) or -n) == [3, 2, 1] and calls == [3, 1, 2]


class Only:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n


assert [o.n for o in sorted(map(Only, [2, 3, 1]))] == [1, 2, 3] and min(Only(2), Only(1)).n == 1
a = [3, 1, 2]
assert a.sort() is None and a == [1, 2, 3]
a.sort(key=str, reverse=True)
assert a == [3, 2, 1]
assert sorted("bca") == ["a", "b", "c"] and sorted({"b": 1, "a": 2}) == ["a", "b"] and sorted([True, False, 2, 0.5]) == [False, 0.5, True, 2]
assert sorted(["b", "A", "a"]) == ["A", "a", "b"] and sorted(["b", "A"], key=str.lower) == ["A", "b"] and sorted([[2], [1, 5], [1]]) == [[1], [1, 5], [2]]
assert sorted([(1, None), (0, None)]) == [(0, None), (1, None)]
try:
    sorted([1, "a"])
except TypeError as error:
    assert str(error) == "'<' not supported between instances of 'str' and 'int'"
try:
    sorted([(1, None), (1, 2)])
except TypeError as error:
    assert "not supported between instances of" in str(error)
b = [3, 1]
try:
    b.sort(key=lambda n: 1 / (n - 1))
except ZeroDivisionError:
    assert sorted(b) == [1, 3]
assert min([3, 1, 2], key=lambda n: -n) == 3 and max("abc", "b", key=len) == "abc" and max([], default=7) == 7 and min(2, 1) == 1 and max([[1], [2]]) == [2]
try:
    max([])
except ValueError as error:
    assert str(error) == "max() arg is an empty sequence"
import functools
assert sorted([1, 2, 3], key=functools.cmp_to_key(lambda a, b: b - a)) == [3, 2, 1]
import random
values = list(range(200))
random.Random(1).shuffle(values)
assert sorted(values) == list(range(200)) and sorted(values, reverse=True)[0] == 199
