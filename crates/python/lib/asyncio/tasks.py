"""asyncio.tasks: a coroutine that a loop runs."""

import inspect
from asyncio import events
from asyncio.coroutines import _shown, iscoroutine
from asyncio.exceptions import CancelledError
from asyncio.futures import Future, isfuture
from contextvars import copy_context

_current = {}
_made = [0]


def _next_name():
    _made[0] += 1
    return f"Task-{_made[0]}"


class Task(Future):
    """A coroutine that runs, step by step, and the future of its result."""

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = _next_name() if name is None else str(name)
        self._coro, self._waits, self._must_cancel, self._requests = coro, None, False, 0
        self._context = context or copy_context()
        self._loop._tasks.append(self)
        self._soon()

    def _soon(self, error=None):
        self._loop.call_soon(self._step, error, context=self._context)

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        if value is not None:
            self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        if self.done():
            return False
        self._requests += 1
        if self._waits is not None and self._waits.cancel(msg=msg):
            return True
        self._must_cancel, self._message = True, msg
        return True

    def cancelling(self):
        return self._requests

    def uncancel(self):
        self._requests = max(0, self._requests - 1)
        return self._requests

    def _step(self, error=None):
        if self.done():
            return
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._cancelled_error()
            self._must_cancel = False
        self._waits = None
        before, _current[self._loop] = _current.get(self._loop), self
        try:
            waits = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as stop:
            self._end(stop.value, None)
        except CancelledError as cancelled:
            self._message = cancelled.args[0] if cancelled.args else None
            super().cancel(self._message)
        except (KeyboardInterrupt, SystemExit) as fatal:
            self._end(None, fatal)
            raise
        except BaseException as failed:
            self._end(None, failed)
        else:
            self._wait(waits)
        finally:
            _current[self._loop] = before

    def _end(self, result, error):
        if self._must_cancel and error is None:
            self._must_cancel = False
            super().cancel(self._message)
        elif error is None:
            super().set_result(result)
        else:
            super().set_exception(error)

    def _wait(self, waits):
        if waits is None:
            return self._soon()
        if not isfuture(waits):
            return self._soon(RuntimeError(f"Task got bad yield: {waits!r}"))
        if waits is self:
            return self._soon(RuntimeError(f"Task cannot await on itself: {self!r}"))
        waits._asyncio_future_blocking = False
        waits.add_done_callback(self._wake, context=self._context)
        self._waits = waits
        if self._must_cancel and waits.cancel(msg=self._message):
            self._must_cancel = False

    def _wake(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()

    def _call_back(self):
        self._loop._tasks.remove(self)
        super()._call_back()

    def __repr__(self):
        state = self._state_text().split(" ", 1)
        rest = " " + state[1] if len(state) > 1 else ""
        waits = f" wait_for={self._waits!r}" if self._waits is not None else ""
        return f"<Task {state[0]} name={self._name!r} coro=<{_shown(self._coro)}>{waits}{rest}>"


def current_task(loop=None):
    return _current.get(loop or events.get_running_loop())


def all_tasks(loop=None):
    return set((loop or events.get_running_loop())._tasks)


def create_task(coro, *, name=None, context=None):
    return events.get_running_loop().create_task(coro, name=name, context=context)


async def _awaiting(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    """A task for a coroutine; a future as it is."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError(
                "The future belongs to a different loop than the one specified as the loop argument"
            )
        return coro_or_future
    coro = coro_or_future
    if not iscoroutine(coro):
        if not inspect.isawaitable(coro):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro = _awaiting(coro)
    return (loop or events.get_event_loop()).create_task(coro)


class _Turn:
    """Lets everything else have its turn."""

    def __await__(self):
        yield


async def sleep(delay, result=None):
    if delay <= 0:
        await _Turn()
        return result
    loop = events.get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, lambda: future.done() or future.set_result(result))
    try:
        return await future
    finally:
        handle.cancel()


def run_coroutine_threadsafe(coro, loop):
    raise NotImplementedError(
        "asyncio.run_coroutine_threadsafe() is not supported here: there is one thread"
    )
