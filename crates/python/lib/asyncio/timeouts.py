"""asyncio.timeouts: a part of a coroutine that may take so long."""

from asyncio import events, tasks
from asyncio.exceptions import CancelledError


class Timeout:
    """Cancels what runs in its `async with` when the time is over."""

    def __init__(self, when):
        self._when, self._handle, self._task, self._expired = when, None, None, False

    def when(self):
        return self._when

    def reschedule(self, when):
        self._when = when
        if self._handle is not None:
            self._handle.cancel()
        loop = events.get_running_loop()
        self._handle = None if when is None else loop.call_at(when, self._over)

    def expired(self):
        return self._expired

    def _over(self):
        self._expired = True
        self._task.cancel()

    async def __aenter__(self):
        self._task = tasks.current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._before = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, tb):
        if self._handle is not None:
            self._handle.cancel()
        if self._expired and self._task.uncancel() <= self._before and kind is CancelledError:
            raise TimeoutError from error


def timeout(delay):
    loop = events.get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)
