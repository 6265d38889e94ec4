"""asyncio.threads: calls that would block."""

from asyncio import events
from contextvars import copy_context


async def to_thread(func, /, *args, **kwargs):
    """Makes the call, at once: there is one thread."""
    loop = events.get_running_loop()
    context = copy_context()
    return await loop.run_in_executor(None, lambda: context.run(func, *args, **kwargs))
