"""Stars in displays, calls, targets, subscripts and returns."""
a, b = [1, 2], (3,)
assert [*a, *b] == [1, 2, 3] and (*a, 0) == (1, 2, 0) and {*a, *b} == {1, 2, 3} and {**{"x": 1}, **{"y": 2}} == {"x": 1, "y": 2} and [*"ab", *range(2)] == ["a", "b", 0, 1] and [*[]] == []


def r():
    return *a, 9


def y():
    yield *a, 8


assert r() == (1, 2, 9) and next(y()) == (1, 2, 8)
for x in *a, *b:
    pass
assert x == 3
x = *a,
assert x == (1, 2)
first, *_, last = *a, *b
assert (first, last) == (1, 3)
(*head, tail), *more = [[1, 2, 3], 4]
assert (head, tail, more) == ([1, 2], 3, [4])
for bad, text in [("[*5]", "Value after * must be an iterable, not int"), ("{**5}", "'int' object is not a mapping"), ("print(*5)", "print() argument after * must be an iterable, not int")]:
    try:
        eval(bad)
    except TypeError as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(bad)
