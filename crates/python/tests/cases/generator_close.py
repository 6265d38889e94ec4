"""close() raises GeneratorExit at the yield; finally runs."""
log = []


def guarded():
    try:
        yield 1
        yield 2
    finally:
        log.append("cleanup")


g = guarded()
next(g)
g.close()
assert log == ["cleanup"] and list(g) == []
g.close()
unstarted = guarded()
unstarted.close()
assert log == ["cleanup"]


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield "no"


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    assert str(error) == "generator ignored GeneratorExit"


def returns():
    try:
        yield 1
    except GeneratorExit:
        return 5


g = returns()
next(g)
assert g.close() is None


def inner():
    try:
        yield "x"
    finally:
        log.append("inner")


def outer():
    try:
        yield from inner()
    finally:
        log.append("outer")


g = outer()
next(g)
g.close()
assert log[1:] == ["inner", "outer"]


def raises():
    try:
        yield
    finally:
        raise ValueError("in finally")


g = raises()
next(g)
try:
    g.close()
except ValueError as error:
    assert str(error) == "in finally" and isinstance(error.__context__, GeneratorExit)


class Delegate:
    closed = False

    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): Delegate.closed = True


def delegating():
    yield from Delegate()


g = delegating()
next(g)
g.close()
assert Delegate.closed
