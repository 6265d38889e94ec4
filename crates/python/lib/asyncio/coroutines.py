"""asyncio.coroutines: what is a coroutine."""

import collections.abc
import inspect
import types


def iscoroutinefunction(func):
    """Whether calling it makes a coroutine."""
    return inspect.iscoroutinefunction(func)


def iscoroutine(obj):
    """Whether it is a coroutine."""
    return isinstance(obj, (types.CoroutineType, collections.abc.Coroutine))


def _shown(coro):
    """A coroutine as the text of a task has it."""
    code = getattr(coro, "cr_code", None)
    name = getattr(coro, "__qualname__", None) or type(coro).__name__
    if code is None:
        return f"{name}()"
    place = f"{code.co_filename}:{code.co_firstlineno}"
    frame = getattr(coro, "cr_frame", None)
    if getattr(coro, "cr_running", False):
        return f"{name}() running at {place}"
    return f"{name}() done, defined at {place}" if frame is None else f"{name}() running at {place}"
