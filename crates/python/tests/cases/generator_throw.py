"""throw() raises at the yield; the generator may go on."""


def resilient():
    value = 0
    while True:
        try:
            value = yield value
        except ValueError as error:
            value = f"caught {error}"


g = resilient()
next(g)
assert g.throw(ValueError("one")) == "caught one"
assert g.throw(ValueError, "two") == "caught two"
assert g.throw(ValueError) == "caught "
assert g.send(5) == 5
try:
    g.throw(KeyError("out"))
except KeyError as error:
    assert error.args == ("out",)
assert next(g, "finished") == "finished"


def fresh():
    yield 1


g = fresh()
try:
    g.throw(RuntimeError("before start"))
except RuntimeError as error:
    assert str(error) == "before start"
assert list(g) == []


def inner():
    try:
        yield 1
    except ValueError:
        yield "inner caught"
    return "inner result"


def outer():
    result = yield from inner()
    yield result


g = outer()
assert next(g) == 1 and g.throw(ValueError) == "inner caught" and next(g) == "inner result"


def stops():
    yield
    raise StopIteration("inside")


g = stops()
next(g)
try:
    next(g)
except RuntimeError as error:
    assert str(error) == "generator raised StopIteration" and isinstance(error.__cause__, StopIteration)
try:
    resilient().throw(5)
except TypeError as error:
    assert str(error) == "exceptions must be classes or instances deriving from BaseException, not int"
