"""asyncio.runners: a loop for one coroutine, from its start to its end."""

from asyncio import events, tasks
from asyncio.coroutines import iscoroutine
from asyncio.gathering import gather


class Runner:
    """A loop that runs coroutines one after the other."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug, self._factory, self._loop, self._closed = debug, loop_factory, None, False
        self._was_set = False

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def _open(self):
        if self._closed:
            raise RuntimeError("Runner is closed")
        if self._loop is not None:
            return
        if self._factory is None:
            self._loop = events.new_event_loop()
            events.set_event_loop(self._loop)
            self._was_set = True
        else:
            self._loop = self._factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)

    def get_loop(self):
        self._open()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if events._get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._open()
        return self._loop.run_until_complete(self._loop.create_task(coro, context=context))

    def close(self):
        if self._loop is None or self._closed:
            return
        try:
            _cancel_all(self._loop)
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        finally:
            if self._was_set:
                events.set_event_loop(None)
            self._loop.close()
            self._loop, self._closed = None, True


def run(main, *, debug=None):
    """Runs a coroutine in a loop of its own, and gives its result."""
    if events._get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)


def _cancel_all(loop):
    left = tasks.all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(_all_ended(left))


async def _all_ended(left):
    await gather(*left, return_exceptions=True)
