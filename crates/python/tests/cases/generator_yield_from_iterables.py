"""yield from lists, strings, ranges, generators; its value is what the generator returns."""


def flatten(value):
    if isinstance(value, list):
        for item in value:
            yield from flatten(item)
    else:
        yield value


assert list(flatten([1, [2, [3, []], 4]])) == [1, 2, 3, 4]


def several():
    yield from "ab"
    yield from range(2)
    yield from {"k": 1}
    result = yield from returning()
    yield result


def returning():
    yield "inner"
    return "returned"


assert list(several()) == ["a", "b", 0, 1, "k", "inner", "returned"]
try:
    list((lambda: (yield from 5))())
except TypeError as error:
    assert str(error) == "'int' object is not iterable"


def total():
    x = yield from collect()
    return x


def collect():
    got = []
    while True:
        value = yield len(got)
        if value is None:
            return got
        got.append(value)


g = total()
assert next(g) == 0 and g.send("a") == 1 and g.send("b") == 2
try:
    g.send(None)
except StopIteration as stop:
    assert stop.value == ["a", "b"]
