"""send() gives the yield expression its value."""


def averager():
    total, count, average = 0, 0, None
    while True:
        value = yield average
        if value is None:
            return total
        total += value
        count += 1
        average = total / count


a = averager()
assert next(a) is None
assert a.send(10) == 10 and a.send(20) == 15
try:
    a.send(None)
except StopIteration as stop:
    assert stop.value == 30


def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    return received


e = echo()
try:
    e.send("too early")
except TypeError as error:
    assert str(error) == "can't send non-None value to a just-started generator"
assert e.send(None) == 0 and e.send("a") == 1 and next(e) == 2
try:
    e.send("c")
except StopIteration as stop:
    assert stop.value == ["a", None, "c"]


def inner():
    x = yield "ready"
    y = yield x * 2
    return x + y


def outer():
    result = yield from inner()
    yield ("result", result)


o = outer()
assert next(o) == "ready" and o.send(5) == 10 and o.send(1) == ("result", 6)


def recursion():
    yield from g
g = recursion()
try:
    next(g)
except ValueError as error:
    assert str(error) == "generator already executing"
