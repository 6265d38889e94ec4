"""Clauses are tried in order; tuples, subclasses, expressions; what is no exception class is refused."""


def kind(error):
    try:
        raise error
    except (KeyError, IndexError):
        return "lookup"
    except ArithmeticError:
        return "arithmetic"
    except OSError as e:
        return f"os {type(e).__name__}"
    except Exception:
        return "other"


assert kind(KeyError(1)) == "lookup" and kind(IndexError()) == "lookup" and kind(ZeroDivisionError()) == "arithmetic"
assert kind(FileNotFoundError()) == "os FileNotFoundError" and kind(ValueError()) == "other" and kind(LookupError()) == "other"
order = []


def choose():
    order.append("evaluated")
    return TypeError


try:
    raise TypeError
except ValueError:
    pass
except choose():
    order.append("caught")
assert order == ["evaluated", "caught"]
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as error:
    assert str(error) == "catching classes that do not inherit from BaseException is not allowed"
    assert isinstance(error.__context__, ValueError)
try:
    try:
        raise KeyboardInterrupt
    except Exception:
        raise AssertionError
except BaseException as error:
    assert type(error) is KeyboardInterrupt
try:
    raise SystemExit(3)
except SystemExit as error:
    assert error.code == 3 and not isinstance(error, Exception)
caught = ()
try:
    try:
        raise ValueError("empty tuple matches nothing")
    except caught:
        raise AssertionError
except ValueError:
    pass
assert issubclass(ModuleNotFoundError, ImportError) and issubclass(RecursionError, RuntimeError) and issubclass(IOError, Exception) and IOError is OSError
assert issubclass(UnicodeDecodeError, ValueError) and issubclass(TabError, SyntaxError) and issubclass(BrokenPipeError, ConnectionError) and issubclass(NotImplementedError, RuntimeError)
