"""Comprehensions have a scope of their own; only the first iterable is evaluated outside."""
x = "outer"
squares = [x * x for x in range(4)]
assert squares == [0, 1, 4, 9] and x == "outer"
assert {x for x in "aab"} == {"a", "b"} and x == "outer"
assert {x: y for x, y in zip("ab", [1, 2])} == {"a": 1, "b": 2}
nested = [[(i, j) for j in range(i)] for i in range(3)]
assert nested == [[], [(1, 0)], [(2, 0), (2, 1)]]
flat = [j for i in range(4) if i % 2 for j in range(i) if j != 1]
assert flat == [0, 0, 2]


def shadows():
    values = [1, 2]
    return [values for values in values]


assert shadows() == [1, 2]
assert [y := 5, y + 1] == [5, 6] and y == 5
total = 0
running = [total := total + v for v in range(5)]
assert running == [0, 1, 3, 6, 10] and total == 10


def walrus_in_function():
    if any((hit := n) > 2 for n in range(5)):
        return hit


assert walrus_in_function() == 3
generator = (undefined_name for _ in [1])
try:
    next(generator)
except NameError as error:
    assert "undefined_name" in str(error)
try:
    (n for n in undefined_iterable)
except NameError as error:
    assert "undefined_iterable" in str(error)
else:
    raise AssertionError("the first iterable is evaluated at once")
assert [a for a, *b in [(1, 2, 3), (4,)]] == [1, 4]
assert [b for a, *b in [(1, 2, 3), (4,)]] == [[2, 3], []]
