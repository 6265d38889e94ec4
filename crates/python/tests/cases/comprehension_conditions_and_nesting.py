"""All kinds of comprehensions, nested loops, conditions, scopes, order of evaluation."""
assert [x * y for x in range(3) for y in range(x)] == [0, 0, 2] and [x for x in range(10) if x % 2 == 0 if x > 4] == [6, 8]
assert {k: v for k, v in [("a", 1), ("b", 2)]} == {"a": 1, "b": 2} and {x: x for x in "aa"} == {"a": "a"} and {v: k for k, v in {"a": 1}.items()} == {1: "a"}
assert [[c for c in w] for w in ("ab", "c")] == [["a", "b"], ["c"]] and [x if x else "none" for x in (1, 0)] == [1, "none"] and [(a, b) for a, b in zip("ab", (1, 2))] == [("a", 1), ("b", 2)]
assert sum(x for x in range(4)) == 6 and list(x for x in "ab") == ["a", "b"] and max((len(w), w) for w in ("a", "bbb", "cc")) == (3, "bbb") and dict((k, 1) for k in "ab") == {"a": 1, "b": 1}
matrix = [[1, 2, 3], [4, 5, 6]]
assert [[row[i] for row in matrix] for i in range(3)] == [[1, 4], [2, 5], [3, 6]] and [n for row in matrix for n in row if n % 2] == [1, 3, 5] and [*map(list, zip(*matrix))] == [[1, 4], [2, 5], [3, 6]]
order = []


def note(value):
    order.append(value)
    return value


{note("key"): note("value") for _ in [1]}
assert order == ["key", "value"]
functions = [lambda: x for x in range(3)]
assert [f() for f in functions] == [2, 2, 2]
functions = [lambda x=x: x for x in range(3)]
assert [f() for f in functions] == [0, 1, 2]
assert [x for x, in [(1,), (2,)]] == [1, 2] and [a + sum(b) for a, *b in [(1, 2, 3)]] == [6]


class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    nested = [[j for j in range(i)] for i in items]


assert C.doubled == [2, 4] and C.nested == [[0], [0, 1]] and not hasattr(C, "i")
try:
    class D:
        n = 2
        fails = [n for _ in range(1)]
except NameError as error:
    assert str(error) == "name 'n' is not defined"
else:
    raise AssertionError
generator = (x for x in [1, 2, 3] if x > 1)
assert next(generator) == 2 and list(generator) == [3] and type(generator).__name__ == "generator" and generator.__name__ == "<genexpr>"
