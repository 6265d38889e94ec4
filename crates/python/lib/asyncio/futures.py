"""asyncio.futures: a result that is not there yet."""

from asyncio import events
from asyncio.exceptions import CancelledError, InvalidStateError

_PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"


class Future:
    """A result that somebody sets, and others wait for."""

    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = loop if loop is not None else events.get_event_loop()
        self._state, self._result, self._exception, self._message = _PENDING, None, None, None
        self._callbacks = []

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != _PENDING

    def cancelled(self):
        return self._state == _CANCELLED

    def cancel(self, msg=None):
        if self.done():
            return False
        self._state, self._message = _CANCELLED, msg
        self._call_back()
        return True

    def _cancelled_error(self):
        return CancelledError() if self._message is None else CancelledError(self._message)

    def result(self):
        self._must_be_done("Result")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        self._must_be_done("Exception")
        return self._exception

    def _must_be_done(self, what):
        if self.cancelled():
            raise self._cancelled_error()
        if not self.done():
            raise InvalidStateError(f"{what} is not set.")

    def set_result(self, result):
        self._must_wait()
        self._state, self._result = _FINISHED, result
        self._call_back()

    def set_exception(self, exception):
        self._must_wait()
        exception = exception() if isinstance(exception, type) else exception
        if isinstance(exception, StopIteration):
            raise TypeError(
                "StopIteration interacts badly with generators and cannot be raised into a Future"
            )
        self._state, self._exception = _FINISHED, exception
        self._call_back()

    def _must_wait(self):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")

    def add_done_callback(self, fn, *, context=None):
        if self.done():
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        kept = [known for known in self._callbacks if known[0] != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    def _call_back(self):
        callbacks, self._callbacks = self._callbacks, []
        for fn, context in callbacks:
            self._loop.call_soon(fn, self, context=context)

    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    def _state_text(self):
        if self._state != _FINISHED:
            return self._state.lower()
        if self._exception is not None:
            return f"finished exception={self._exception!r}"
        return f"finished result={self._result!r}"

    def __repr__(self):
        return f"<{type(self).__name__} {self._state_text()}>"

    def __class_getitem__(cls, params):
        from typing import _generic_alias

        return _generic_alias(cls, params)


def isfuture(obj):
    """Whether it is a future."""
    kind = type(obj)
    return hasattr(kind, "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


def wrap_future(future, *, loop=None):
    """A future for one of concurrent.futures, which is done already here."""
    if isfuture(future):
        return future
    wrapped = Future(loop=loop)
    try:
        wrapped.set_result(future.result())
    except Exception as error:
        wrapped.set_exception(error)
    return wrapped
