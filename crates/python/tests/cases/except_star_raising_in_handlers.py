"""Exceptions raised in `except*` handlers are gathered with what no handler took."""
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError:
        raise KeyError("new")
    except* TypeError:
        pass
except ExceptionGroup as error:
    kinds = [type(e).__name__ for e in error.exceptions]
    assert kinds == ["KeyError", "ExceptionGroup"], kinds
    assert isinstance(error.exceptions[0].__context__, ExceptionGroup)
    assert [type(e).__name__ for e in error.exceptions[1].exceptions] == ["OSError"]
else:
    raise AssertionError

try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise
    except* TypeError:
        pass
except ExceptionGroup as error:
    assert error.message == "g"
    assert [repr(e) for e in error.exceptions] == ["ValueError(1)"]
else:
    raise AssertionError

try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as group:
        raise RuntimeError("why") from group
except RuntimeError as error:
    assert str(error) == "why"
    assert error.__cause__.message == "g"
else:
    raise AssertionError

try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ExceptionGroup:
        pass
except TypeError as error:
    assert str(error) == "catching ExceptionGroup with except* is not allowed. Use except instead."
else:
    raise AssertionError


def first():
    for number in range(3):
        try:
            raise ExceptionGroup("g", [ValueError(number)])
        except* ValueError as group:
            found = group.exceptions[0].args[0]
    return found


assert first() == 2
