"""Generators run up to the next yield, only when asked."""
log = []


def numbers():
    log.append("start")
    yield 1
    log.append("middle")
    yield 2
    log.append("end")
    return "value"


g = numbers()
assert log == []
assert next(g) == 1 and log == ["start"]
assert next(g) == 2 and log == ["start", "middle"]
try:
    next(g)
except StopIteration as stop:
    assert stop.value == "value" and stop.args == ("value",)
try:
    next(g)
except StopIteration as stop:
    assert stop.value is None
assert next(g, "default") == "default" and list(numbers()) == [1, 2]
assert iter(g) is g


def empty():
    return
    yield


assert list(empty()) == []


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


import itertools
assert list(itertools.islice(fibonacci(), 10)) == [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


assert list(tree(3)) == [1, 2, 1, 3, 1, 2, 1]
assert sum(x * x for x in range(4)) == 14
assert g.__name__ == "numbers" and repr(g).startswith("<generator object numbers at 0x")
g = numbers()
assert g.gi_running is False and g.gi_yieldfrom is None
a, b = numbers()
assert (a, b) == (1, 2) and [*numbers(), 3] == [1, 2, 3]
