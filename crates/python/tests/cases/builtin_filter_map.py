"""map and filter are lazy, take several iterables, None as predicate."""
calls = []
m = map(lambda x: calls.append(x) or x * 2, [1, 2])
assert calls == [] and next(m) == 2 and calls == [1] and list(m) == [4] and list(m) == []
assert list(map(pow, [2, 3], [3, 2, 9])) == [8, 9] and list(map(str, (1, None))) == ["1", "None"] and list(filter(None, [0, 1, "", "a", []])) == [1, "a"] and list(filter(str.isdigit, "a1b2")) == ["1", "2"]
assert iter(m) is m and list(map(lambda *a: a, "ab", "cd")) == [("a", "c"), ("b", "d")] and type(m).__name__ == "map" and sum(map(len, ["a", "bb"])) == 3


def stops(x):
    if x == 2:
        raise StopIteration
    return x


assert list(map(stops, [1, 2, 3])) == [1]
for call in (lambda: map(), lambda: map(len), lambda: filter(None)):
    try:
        call()
    except TypeError:
        pass
    else:
        raise AssertionError
