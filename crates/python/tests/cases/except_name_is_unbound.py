"""The name of an except clause is gone after it; the exception is not kept alive under it."""
error = "before"
try:
    raise ValueError("x")
except ValueError as error:
    inside = error
try:
    error
except NameError as missing:
    assert str(missing) == "name 'error' is not defined"


def function():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    try:
        return e
    except UnboundLocalError as problem:
        return str(problem)


assert function() == "cannot access local variable 'e' where it is not associated with a value"


def deleted():
    try:
        1 / 0
    except ZeroDivisionError as e:
        del e
    return "fine"


assert deleted() == "fine"


def kept():
    saved = None
    try:
        1 / 0
    except ZeroDivisionError as e:
        saved = e
    return saved


assert isinstance(kept(), ZeroDivisionError)


def early():
    for i in range(3):
        try:
            raise KeyError(i)
        except KeyError as e:
            if e.args[0] == 1:
                return e.args


assert early() == (1,)
