"""Comprehension variables stay inside; walrus leaks to the function; evaluation order; class bodies."""
x = "outer"
assert [x for x in range(2)] == [0, 1]
assert x == "outer"
n = 5
assert [y := n, y + 1] == [5, 6]
assert any((hit := word).startswith("b") for word in ["abc", "bcd", "bxx"])
assert hit == "bcd"
assert [last := i for i in range(3)] == [0, 1, 2]
assert last == 2
order = []


def note(tag, value):
    order.append(tag)
    return value


result = {note("k", k): note("v", v) for k, v in [(1, 2)]}
assert order == ["k", "v"]
assert [(i, j) for i in range(3) for j in range(i) if (i + j) % 2] == [(1, 0), (2, 1)]
assert [[c for c in row] for row in ("ab", "cd")] == [["a", "b"], ["c", "d"]]
assert {v: k for k, v in {"a": 1}.items()} == {1: "a"}
functions = [lambda: i for i in range(3)]
assert [f() for f in functions] == [2, 2, 2]
bound = [lambda i=i: i for i in range(3)]
assert [f() for f in bound] == [0, 1, 2]


def outer():
    total = 0
    [total := total + n for n in (1, 2, 3)]
    return total


assert outer() == 6
gen = (n * 10 for n in [1, 2])
assert next(gen) == 10
assert list(gen) == [20]
assert sum(n for n in range(4)) == 6
assert list(x for x in ()) == []
source = [1, 2]
lazy = (n for n in source)
source.append(3)
assert list(lazy) == [1, 2, 3]
try:
    late = (1 / n for n in [0])
    next(late)
except ZeroDivisionError:
    pass
try:
    broken = (n for n in 5)
except TypeError as error:
    assert str(error) == "'int' object is not iterable"
else:
    raise AssertionError
for text in ("[i := 0 for i in range(5)]", "[x for x in (y := [1])]", "class C:\n [z := 1 for _ in 'a']\n"):
    try:
        compile(text, "x", "exec")
    except SyntaxError:
        pass
    else:
        raise AssertionError(text)
