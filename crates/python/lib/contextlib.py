"""contextlib: tools for `with`."""

import sys
from abc import ABC, abstractmethod
from functools import wraps

__all__ = [
    "contextmanager",
    "closing",
    "nullcontext",
    "AbstractContextManager",
    "ContextDecorator",
    "ExitStack",
    "redirect_stdout",
    "redirect_stderr",
    "suppress",
    "chdir",
]

# What a generator gives when it gives nothing.
_ENDED = object()


class AbstractContextManager(ABC):
    """What `with` takes; a class that has both methods is one."""

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """True where the exception ends here."""

    @classmethod
    def __subclasshook__(cls, other):
        if cls is not AbstractContextManager:
            return NotImplemented
        has = [getattr(other, name, None) is not None for name in ("__enter__", "__exit__")]
        return all(has) or NotImplemented


class ContextDecorator:
    """A context that is a decorator too: each call of the function runs in it."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            context = self._recreate_cm()
            with context:
                return func(*args, **kwds)

        return inner


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    def __init__(self, func, args, kwds):
        self._source = func, args, kwds
        self.gen = func(*args, **kwds)
        self.__doc__ = func.__doc__ or type(self).__doc__

    def _recreate_cm(self):
        return type(self)(*self._source)

    def __enter__(self):
        value = next(self.gen, _ENDED)
        if value is _ENDED:
            raise RuntimeError("generator didn't yield")
        return value

    def __exit__(self, typ, value, traceback):
        if typ is not None:
            return self._throw(typ() if value is None else value, traceback)
        if next(self.gen, _ENDED) is _ENDED:
            return False
        raise RuntimeError("generator didn't stop")

    def _throw(self, error, traceback):
        """Hands an exception of the block to the generator: true where it is heard no more."""
        try:
            self.gen.throw(error)
        except BaseException as raised:
            # A generator may not let StopIteration out: it comes as a cause.
            wrapped = isinstance(raised, RuntimeError) and isinstance(error, StopIteration)
            if raised is error or (wrapped and raised.__cause__ is error):
                error.__traceback__ = traceback
                return False
            if isinstance(raised, StopIteration):
                return True
            raise
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    """A context from a generator that yields once."""

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


class nullcontext(AbstractContextManager):
    """Does nothing, where a context is wanted."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __exit__(self, *_):
        """Nothing to do."""

    def __enter__(self):
        return self.enter_result

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class suppress(AbstractContextManager):
    """Ends quietly at exceptions of some classes."""

    def __init__(self, *exceptions):
        self._unheard = exceptions

    def __enter__(self):
        """Nothing to do."""

    def __exit__(self, raised, *_):
        return raised is not None and issubclass(raised, self._unheard)


class closing(AbstractContextManager):
    """Closes a thing at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __exit__(self, *_):
        self.thing.close()

    def __enter__(self):
        return self.thing


class _Replacing(AbstractContextManager):
    """Puts something in a place and, at the end, what was there before; may be nested."""

    def __init__(self, new):
        self._new, self._before = new, []

    def __enter__(self):
        self._before.append(self._put(self._new))
        return self._new

    def __exit__(self, *_):
        self._put(self._before.pop())


class _Redirected(_Replacing):
    def __init__(self, new_target):
        super().__init__(new_target)

    def _put(self, stream):
        before = getattr(sys, self._stream)
        setattr(sys, self._stream, stream)
        return before


class redirect_stdout(_Redirected):
    """Prints go into another file."""

    _stream = "stdout"


class redirect_stderr(_Redirected):
    """Errors go into another file."""

    _stream = "stderr"


class chdir(_Replacing):
    """Another folder is the current one."""

    def __init__(self, path):
        super().__init__(path)
        self.path = path

    def __enter__(self):
        super().__enter__()

    def _put(self, path):
        # A process that changes no folder needs no `os` for this.
        import os

        before = os.getcwd()
        os.chdir(path)
        return before


def _exit_of(manager):
    """The bound `__exit__` of a context, looked up as `with` looks it up."""
    return type(manager).__exit__.__get__(manager)


class ExitStack(AbstractContextManager):
    """Contexts and calls that are left in the opposite order of their coming."""

    def __init__(self):
        self._waiting = []

    def enter_context(self, cm):
        """Enters a context, and leaves it at the end."""
        kind = type(cm)
        if not (hasattr(kind, "__enter__") and hasattr(kind, "__exit__")):
            name = f"{kind.__module__}.{kind.__qualname__}"
            raise TypeError(f"'{name}' object does not support the context manager protocol")
        leave = _exit_of(cm)
        entered = kind.__enter__(cm)
        self._waiting.append(leave)
        return entered

    def push(self, exit):
        """A context that is entered already, or a function like `__exit__`."""
        self._waiting.append(_exit_of(exit) if hasattr(type(exit), "__exit__") else exit)
        return exit

    def callback(self, callback, /, *args, **kwds):
        """A call at the end, whatever happens."""

        def leave(*_):
            callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._waiting.append(leave)
        return callback

    def pop_all(self):
        """Another stack that has all of this one, which is empty then."""
        other = type(self)()
        other._waiting, self._waiting = self._waiting, other._waiting
        return other

    def close(self):
        """Leaves all now."""
        self.__exit__(None, None, None)

    def __exit__(self, *came):
        first = pending = came[1]
        while self._waiting:
            leave = self._waiting.pop()
            try:
                if leave(type(pending) if pending is not None else None, pending, _trace(pending)):
                    pending = None
            except BaseException as error:
                _chain(error, pending, came[1])
                pending = error
        if pending is not None and pending is not first:
            _raise_as_it_is(pending)
        return first is not None and pending is None


def _trace(error):
    return None if error is None else error.__traceback__


def _chain(error, pending, outermost):
    """What would have been handled in nested `with` statements is the context of an exception."""
    seen = error
    while seen is not pending:
        context = seen.__context__
        if context is None or context is outermost or context is pending:
            seen.__context__ = pending
            return
        seen = context


def _raise_as_it_is(error):
    """Raises without what is being handled now as its context."""
    context = error.__context__
    try:
        raise error
    except BaseException:
        error.__context__ = context
        raise


from _contextlib_async import (
    AbstractAsyncContextManager,
    AsyncContextDecorator,
    AsyncExitStack,
    aclosing,
    asynccontextmanager,
)
