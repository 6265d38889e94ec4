"""asyncio.taskgroups: tasks that end together."""

from asyncio import events, tasks
from asyncio.exceptions import CancelledError


class TaskGroup:
    """Waits for its tasks; where one fails, the others are cancelled."""

    def __init__(self):
        self._entered = self._exiting = self._aborting = self._asked = False
        self._tasks, self._errors, self._waits = set(), [], None

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._entered, self._loop = True, events.get_running_loop()
        self._parent = tasks.current_task(self._loop)
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        return self

    async def __aexit__(self, kind, error, tb):
        self._exiting = True
        cancelled = error if isinstance(error, CancelledError) else None
        if self._asked:
            self._parent.uncancel()
            if cancelled is not None:
                cancelled = None if self._parent.cancelling() == 0 else cancelled
        if kind is not None and not self._aborting:
            self._abort()
        cancelled = await self._all_ended(cancelled)
        if isinstance(error, (SystemExit, KeyboardInterrupt)):
            raise error
        if cancelled is not None and not self._errors:
            raise cancelled
        if error is not None and not isinstance(error, CancelledError):
            self._errors.append(error)
        if self._errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None

    async def _all_ended(self, cancelled):
        while self._tasks:
            self._waits = self._loop.create_future()
            try:
                await self._waits
            except CancelledError as error:
                if not self._aborting:
                    cancelled = error
                    self._abort()
        return cancelled

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = self._loop.create_task(coro, name=name, context=context)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _ended(self, task):
        self._tasks.discard(task)
        if self._waits is not None and not self._tasks and not self._waits.done():
            self._waits.set_result(True)
        error = None if task.cancelled() else task.exception()
        if error is None:
            return
        self._errors.append(error)
        if not self._aborting:
            self._abort()
            if not self._exiting and not self._parent.done():
                self._asked = True
                self._parent.cancel()

    def __repr__(self):
        words = [word for word, told in [("entered", self._entered)] if told]
        words += [f"tasks={len(self._tasks)}"] if self._tasks else []
        words += [f"errors={len(self._errors)}"] if self._errors else []
        words += ["cancelling"] if self._aborting else []
        return f"<TaskGroup{' ' + ' '.join(words) if words else ''}>"
