"""sorted, list.sort, min and max: keys, reverse with stability, several keys, errors, changed while sorting."""
people = [("Bob", 30), ("Ann", 25), ("Cid", 30), ("Dee", 25)]
assert sorted(people, key=lambda p: p[1]) == [("Ann", 25), ("Dee", 25), ("Bob", 30), ("Cid", 30)]
assert sorted(people, key=lambda p: p[1], reverse=True) == [("Bob", 30), ("Cid", 30), ("Ann", 25), ("Dee", 25)]
assert sorted(people, key=lambda p: (-p[1], p[0]))[0] == ("Bob", 30)
assert sorted("bAc", key=str.lower) == ["A", "b", "c"]
assert sorted({3: "a", 1: "b"}) == [1, 3]
assert sorted([True, 0, 2.5, -1]) == [-1, 0, True, 2.5]
assert sorted([(1, "b"), (1, "a")]) == [(1, "a"), (1, "b")]
assert sorted([[2], [1, 5], [1]]) == [[1], [1, 5], [2]]
assert min(people, key=lambda p: p[1]) == ("Ann", 25)
assert max(people, key=lambda p: p[1]) == ("Bob", 30)
assert min([], default="none") == "none"
assert max(3, 1, 2) == 3
assert max("abc", "abd") == "abd"
assert max([1, 2], [1, 3], key=sum) == [1, 3]
calls = []
sorted([3, 1, 2], key=lambda n: calls.append(n) or n)
assert calls == [3, 1, 2]
big = [(i * 7919) % 1000 for i in range(1000)]
assert sorted(big) == list(range(1000))
assert sorted(sorted(range(100), key=lambda n: -n), key=lambda n: n % 10)[:3] == [90, 80, 70]


class Only:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


assert [o.n for o in sorted([Only(2), Only(1)])] == [1, 2]
assert max(Only(1), Only(5)).n == 5
for call, kind, words in (
    (lambda: sorted([1, "a"]), TypeError, "'<' not supported between instances of 'str' and 'int'"),
    (lambda: sorted([None, 1]), TypeError, "'<' not supported between instances of 'int' and 'NoneType'"),
    (lambda: sorted([{}, {}]), TypeError, "'<' not supported between instances of 'dict' and 'dict'"),
    (lambda: min([]), ValueError, "min() arg is an empty sequence"),
    (lambda: max(), TypeError, "max expected at least 1 argument, got 0"),
    (lambda: max(1, 2, default=3), TypeError, "Cannot specify a default for max() with multiple positional arguments"),
    (lambda: sorted(), TypeError, "sorted expected 1 argument, got 0"),
    (lambda: sorted([1], lambda a, b: 0), TypeError, "sorted expected 1 argument, got 2"),
    (lambda: min(5), TypeError, "'int' object is not iterable"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
