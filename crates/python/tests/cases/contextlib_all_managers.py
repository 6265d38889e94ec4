"""contextmanager, closing, suppress, redirect_stdout, nullcontext, ExitStack, ContextDecorator."""
import contextlib
import io

log = []


@contextlib.contextmanager
def section(name, swallow=False):
    log.append("in " + name)
    try:
        yield name.upper()
    except ValueError:
        log.append("error " + name)
        if not swallow:
            raise
    finally:
        log.append("out " + name)


with section("a") as value:
    assert value == "A"
assert log == ["in a", "out a"]
log.clear()
with section("b", swallow=True):
    raise ValueError
assert log == ["in b", "error b", "out b"]
log.clear()
with section("x") as x, section("y") as y:
    assert (x, y) == ("X", "Y")
assert log == ["in x", "in y", "out y", "out x"]
with (
    section("p") as p,
    section("q"),
):
    assert p == "P"


@section("deco")
def decorated():
    return 7


assert decorated() == 7
assert decorated() == 7
with contextlib.suppress(KeyError, ZeroDivisionError):
    1 / 0
with contextlib.nullcontext(5) as five:
    assert five == 5
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("hidden")
assert out.getvalue() == "hidden\n"


class Thing:
    closed = False

    def close(self):
        self.closed = True


with contextlib.closing(Thing()) as thing:
    assert not thing.closed
assert thing.closed
log.clear()
with contextlib.ExitStack() as stack:
    assert stack.enter_context(section("one")) == "ONE"
    stack.callback(log.append, "callback")
    stack.push(lambda *exc: log.append(exc[0]) or True)
    raise KeyError
assert log == ["in one", KeyError, "callback", "out one"]
log.clear()
with contextlib.ExitStack() as stack:
    stack.enter_context(section("kept"))
    kept = stack.pop_all()
assert log == ["in kept"]
kept.close()
assert log == ["in kept", "out kept"]


class Timer(contextlib.ContextDecorator):
    def __enter__(self):
        log.append("start")
        return self

    def __exit__(self, *exc):
        log.append("stop")


@Timer()
def timed():
    log.append("run")


log.clear()
timed()
assert log == ["start", "run", "stop"]


@contextlib.contextmanager
def silent():
    if False:
        yield


try:
    with silent():
        pass
except RuntimeError as error:
    assert str(error) == "generator didn't yield"
else:
    raise AssertionError
try:
    with 5:
        pass
except TypeError as error:
    assert str(error) == "'int' object does not support the context manager protocol"
else:
    raise AssertionError
