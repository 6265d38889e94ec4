"""Which exceptions are chained where: else, finally, handlers, re-raising, from None, loops of causes."""


def chain(error):
    names = []
    while error is not None and len(names) < 10:
        names.append(type(error).__name__)
        error = error.__cause__ or error.__context__
    return names


def run(action):
    try:
        action()
    except BaseException as error:
        return chain(error)


def in_finally():
    try:
        raise KeyError
    finally:
        raise ValueError


def in_else():
    try:
        pass
    except KeyError:
        pass
    else:
        raise ValueError


def in_handler():
    try:
        raise KeyError
    except KeyError:
        raise ValueError


def reraised():
    try:
        try:
            raise KeyError
        except KeyError:
            raise
    except KeyError as error:
        raise ValueError from error


def nested_handlers():
    try:
        raise KeyError
    except KeyError:
        try:
            raise ValueError
        except ValueError:
            pass
        raise TypeError


def after_handling():
    try:
        raise KeyError
    except KeyError:
        pass
    raise ValueError


def generator():
    try:
        yield
    except KeyError:
        raise ValueError


def thrown():
    gen = generator()
    next(gen)
    gen.throw(KeyError())


assert run(in_finally) == ["ValueError", "KeyError"]
assert run(in_else) == ["ValueError"]
assert run(in_handler) == ["ValueError", "KeyError"]
assert run(reraised) == ["ValueError", "KeyError"]
assert run(nested_handlers) == ["TypeError", "KeyError"]
assert run(after_handling) == ["ValueError"]
assert run(thrown) == ["ValueError", "KeyError"]
try:
    try:
        raise KeyError
    except KeyError as error:
        raise ValueError from None
except ValueError as error:
    assert error.__cause__ is None
    assert error.__suppress_context__
    assert isinstance(error.__context__, KeyError)
try:
    raise ValueError from KeyError
except ValueError as error:
    assert isinstance(error.__cause__, KeyError)
try:
    raise ValueError from 5
except TypeError as error:
    assert str(error) == "exception causes must derive from BaseException"
else:
    raise AssertionError
try:
    raise 5
except TypeError as error:
    assert str(error) == "exceptions must derive from BaseException"
else:
    raise AssertionError
