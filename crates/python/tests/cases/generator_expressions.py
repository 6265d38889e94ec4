"""Generator expressions: laziness, scope, nesting, as the only argument."""
log = []
g = (log.append(x) or x for x in range(3))
assert log == [] and next(g) == 0 and log == [0] and list(g) == [1, 2]
assert sum(x * y for x in range(3) for y in range(2)) == 3 and "".join(c for c in "a-b" if c != "-") == "ab" and max((len(w) for w in ["a", "bbb"]), default=0) == 3 and any(x > 1 for x in (1, 2)) and dict((k, v) for k, v in [("a", 1)]) == {"a": 1} and list((x, y) for x in "ab" for y in x) == [("a", "a"), ("b", "b")]
x = "outside"
list(x for x in range(2))
assert x == "outside"
factor = 2
lazy = (n * factor for n in (1, 2))
factor = 3
assert list(lazy) == [3, 6]
nested = ((a for a in range(b)) for b in range(3))
assert [list(inner) for inner in nested] == [[], [0], [0, 1]]
try:
    (1 / 0 for _ in undefined)
except NameError:
    pass
else:
    raise AssertionError
fine = (1 / 0 for _ in [1])
try:
    next(fine)
except ZeroDivisionError:
    assert list(fine) == []
