"""Waiting for several at once; asyncio.tasks has these names too."""

from asyncio import events, tasks
from asyncio.exceptions import CancelledError, TimeoutError
from asyncio.futures import Future
from asyncio.tasks import ensure_future

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = (
    "FIRST_COMPLETED",
    "FIRST_EXCEPTION",
    "ALL_COMPLETED",
)


class _Gathered(Future):
    """The future of several; cancelling it cancels them."""

    def __init__(self, children, loop):
        super().__init__(loop=loop)
        self._children, self._asked = children, False

    def cancel(self, msg=None):
        if self.done():
            return False
        asked = [child.cancel(msg=msg) for child in self._children]
        self._asked = self._asked or any(asked)
        return any(asked)


def gather(*coros_or_futures, return_exceptions=False):
    """The results of all, in order."""
    if not coros_or_futures:
        done = events.get_event_loop().create_future()
        done.set_result([])
        return done
    known = {id(given): ensure_future(given) for given in coros_or_futures}
    children = [known[id(given)] for given in coros_or_futures]
    outer = _Gathered(list(known.values()), children[0].get_loop())

    def finished(child):
        if outer.done():
            return None
        failed = child._cancelled_error() if child.cancelled() else child.exception()
        if failed is not None and not return_exceptions:
            if not child.cancelled():
                return outer.set_exception(failed)
            return Future.cancel(outer) if outer._asked else outer.set_exception(failed)
        if all(other.done() for other in children):
            if outer._asked:
                return outer.set_exception(CancelledError())
            outer.set_result([_outcome(other) for other in children])

    for child in known.values():
        child.add_done_callback(finished)
    return outer


def _outcome(child):
    if child.cancelled():
        return child._cancelled_error()
    return child.result() if child.exception() is None else child.exception()


def shield(arg):
    """Waits for something that goes on when the wait is cancelled."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def finished(done):
        if outer.done():
            return
        if done.cancelled():
            outer.cancel()
        elif done.exception() is not None:
            outer.set_exception(done.exception())
        else:
            outer.set_result(done.result())

    inner.add_done_callback(finished)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """The sets of what is done and what is not."""
    fs = set(fs)
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if any(tasks.iscoroutine(given) for given in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    loop = events.get_running_loop()
    ready = loop.create_future()

    def enough():
        if return_when == FIRST_COMPLETED and any(given.done() for given in fs):
            return True
        failed = [
            given for given in fs if given.done() and not given.cancelled() and given.exception()
        ]
        return bool(return_when == FIRST_EXCEPTION and failed) or all(given.done() for given in fs)

    def finished(_=None):
        if not ready.done() and enough():
            ready.set_result(None)

    handle = None
    if timeout is not None:
        handle = loop.call_later(timeout, lambda: ready.done() or ready.set_result(None))
    for given in fs:
        given.add_done_callback(finished)
    try:
        if not enough():
            await ready
    finally:
        if handle is not None:
            handle.cancel()
        for given in fs:
            given.remove_done_callback(finished)
    return {given for given in fs if given.done()}, {given for given in fs if not given.done()}


async def wait_for(fut, timeout):
    """The result, or TimeoutError where it takes longer; it is cancelled then."""
    if timeout is None:
        return await fut
    task = ensure_future(fut)
    if task.done():
        return task.result()
    try:
        done, _ = await wait({task}, timeout=max(timeout, 0))
    except CancelledError:
        task.cancel()
        raise
    if done:
        return task.result()
    task.cancel()
    try:
        return await task
    except CancelledError as cancelled:
        raise TimeoutError() from cancelled


def as_completed(fs, *, timeout=None):
    """Coroutines, each of which gives the next result that is there."""
    from asyncio.queues import Queue

    todo, done = {ensure_future(given) for given in set(fs)}, Queue()
    for given in todo:
        given.add_done_callback(done.put_nowait)

    async def next_one():
        finished = await wait_for(done.get(), timeout)
        return finished.result()

    return (next_one() for _ in range(len(todo)))


tasks.gather, tasks.shield, tasks.wait, tasks.wait_for = gather, shield, wait, wait_for
tasks.as_completed = as_completed
tasks.FIRST_COMPLETED, tasks.FIRST_EXCEPTION = FIRST_COMPLETED, FIRST_EXCEPTION
tasks.ALL_COMPLETED = ALL_COMPLETED
