"""send, throw, close, return values, `yield from` delegation of all three, generator attributes."""


def averager():
    total, count, average = 0, 0, None
    while True:
        value = yield average
        if value is None:
            return total
        total += value
        count += 1
        average = total / count


gen = averager()
assert next(gen) is None
assert gen.send(10) == 10
assert gen.send(20) == 15
try:
    gen.send(None)
except StopIteration as stop:
    assert stop.value == 30
else:
    raise AssertionError


def inner():
    try:
        received = yield 1
        yield received
    except ValueError as error:
        yield f"caught {error}"
    finally:
        log.append("inner done")
    return "result"


def outer():
    log.append((yield from inner()))


log = []
gen = outer()
assert next(gen) == 1
assert gen.send("hello") == "hello"
assert gen.throw(ValueError("x")) == "caught x"
assert list(gen) == []
assert log == ["inner done", "result"]
log.clear()
gen = outer()
next(gen)
gen.close()
assert log == ["inner done"]
assert gen.gi_frame is None


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield "no"


gen = stubborn()
next(gen)
try:
    gen.close()
except RuntimeError as error:
    assert str(error) == "generator ignored GeneratorExit"
else:
    raise AssertionError


def returns():
    return 5
    yield


try:
    next(returns())
except StopIteration as stop:
    assert stop.value == 5


def raises_stop():
    yield 1
    raise StopIteration


try:
    list(raises_stop())
except RuntimeError as error:
    assert str(error) == "generator raised StopIteration"
    assert isinstance(error.__cause__, StopIteration)
else:
    raise AssertionError


def own():
    yield next(running)


running = own()
try:
    next(running)
except ValueError as error:
    assert str(error) == "generator already executing"
else:
    raise AssertionError
fresh = averager()
try:
    fresh.send(1)
except TypeError as error:
    assert str(error) == "can't send non-None value to a just-started generator"
else:
    raise AssertionError
try:
    fresh.throw(KeyError("early"))
except KeyError:
    pass
else:
    raise AssertionError
assert list(fresh) == []
assert averager.__name__ == "averager"
assert averager().__name__ == "averager"
assert iter(gen) is gen


def chain(*parts):
    for part in parts:
        yield from part


assert list(chain("ab", [1], {"k": 2}, (n for n in "z"))) == ["a", "b", 1, "k", "z"]
