"""`__cause__`, `__context__`, `__suppress_context__`, and re-raising."""
try:
    try:
        1 / 0
    except ZeroDivisionError as first:
        raise ValueError("second") from first
except ValueError as error:
    assert isinstance(error.__cause__, ZeroDivisionError) and error.__context__ is error.__cause__ and error.__suppress_context__
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("second")
except ValueError as error:
    assert error.__cause__ is None and isinstance(error.__context__, ZeroDivisionError) and not error.__suppress_context__
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError from None
except ValueError as error:
    assert error.__cause__ is None and error.__suppress_context__ and isinstance(error.__context__, ZeroDivisionError)
try:
    raise ValueError from KeyError
except ValueError as error:
    assert isinstance(error.__cause__, KeyError)
try:
    raise ValueError from 5
except TypeError as error:
    assert str(error) == "exception causes must derive from BaseException"
try:
    raise 5
except TypeError as error:
    assert str(error) == "exceptions must derive from BaseException"
try:
    raise
except RuntimeError as error:
    assert str(error) == "No active exception to reraise"


def reraise():
    try:
        raise KeyError("k")
    except KeyError:
        try:
            raise
        except KeyError as again:
            return again


assert reraise().args == ("k",)
e = ValueError("reused")
for i in range(2):
    try:
        raise e
    except ValueError as caught:
        assert caught is e
assert e.__context__ is None
error = ValueError()
error.__cause__ = KeyError()
assert error.__suppress_context__ and isinstance(error.__cause__, KeyError)
try:
    error.__cause__ = 5
except TypeError as problem:
    assert str(problem) == "exception cause must be None or derive from BaseException"
import sys


def info():
    try:
        1 / 0
    except ZeroDivisionError:
        return sys.exc_info()


kind, value, trace = info()
assert kind is ZeroDivisionError and isinstance(value, kind) and trace.tb_lineno > 0 and sys.exc_info() == (None, None, None)
