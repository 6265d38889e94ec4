"""sqlalchemy.util.concurrency: blocking code inside of coroutines. There is one thread and SQLite
answers at once, so what runs "in a greenlet" simply runs; the depth says whether it may."""

from sqlalchemy import exc

_depth = [0]


async def greenlet_spawn(fn, *args, _require_await=False, **kwargs):
    """Runs blocking code where it may reach the database."""
    _depth[0] += 1
    try:
        return fn(*args, **kwargs)
    finally:
        _depth[0] -= 1


def in_greenlet():
    """Whether blocking code may reach an asynchronous database now."""
    return _depth[0] > 0


def must_be_in_greenlet(awaits="await_"):
    """Raises what code that may not gets."""
    if not in_greenlet():
        raise exc.MissingGreenlet(
            "greenlet_spawn has not been called; can't call %s() here. "
            "Was IO attempted in an unexpected place?" % awaits
        )


def await_(awaitable):
    """Waits, inside of greenlet_spawn(), for something that does not wait for anything else."""
    if not in_greenlet():
        close = getattr(awaitable, "close", None)
        if close is not None:
            close()
        must_be_in_greenlet()
    steps = awaitable.__await__()
    try:
        next(steps)
    except StopIteration as stop:
        return stop.value
    raise NotImplementedError("await_() of something that waits for the loop is not supported here")


await_only = await_fallback = await_
