"""contextmanager: the generator gets the exception; suppress, closing, ExitStack, nullcontext."""
import contextlib
log = []


@contextlib.contextmanager
def managed(name):
    log.append(f"enter {name}")
    try:
        yield name.upper()
    except ValueError as error:
        log.append(f"caught {error}")
    finally:
        log.append(f"exit {name}")


with managed("a") as value:
    assert value == "A"
    raise ValueError("v")
assert log == ["enter a", "caught v", "exit a"]
with contextlib.suppress(KeyError, IndexError):
    {}["x"]
log.clear()
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(managed(n)) for n in "xy"]
    stack.callback(log.append, "callback")
    assert names == ["X", "Y"]
assert log == ["enter x", "enter y", "callback", "exit y", "exit x"]
with contextlib.nullcontext(5) as n:
    assert n == 5


class Thing:
    closed = False
    def close(self): self.closed = True


with contextlib.closing(Thing()) as thing:
    pass
assert thing.closed


@contextlib.contextmanager
def no_yield():
    if False:
        yield


try:
    with no_yield():
        pass
except RuntimeError as error:
    assert str(error) == "generator didn't yield"


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


try:
    with twice():
        pass
except RuntimeError as error:
    assert str(error) == "generator didn't stop"


@managed("deco")
def function():
    return "result"


assert function() == "result"
import io
buffer = io.StringIO()
with contextlib.redirect_stdout(buffer):
    print("captured")
assert buffer.getvalue() == "captured\n"
