"""The wish to end at Ctrl+C. No signal comes while a command runs here: a run that is stopped ends
at once, and what is registered is only kept."""

from functools import wraps

__unittest = True

_results = []


def registerResult(result):
    _results.append(result)


def removeResult(result):
    """Forgets a result; whether it was known."""
    if not any(known is result for known in _results):
        return False
    _results[:] = [known for known in _results if known is not result]
    return True


def installHandler():
    """Nothing is there to be caught."""


def removeHandler(method=None):
    """Takes the handler away, around a method where one is given."""
    if method is None:
        return None

    @wraps(method)
    def inner(*args, **kwargs):
        return method(*args, **kwargs)

    return inner
