"""asyncio.streams and asyncio.subprocess: there are no processes and no network."""


def _refused(name):
    raise NotImplementedError(
        f"asyncio.{name}() is not supported here: there are no processes and no network"
    )


async def open_connection(*args, **kwds):
    _refused("open_connection")


async def start_server(*args, **kwds):
    _refused("start_server")


async def create_subprocess_exec(*args, **kwds):
    _refused("create_subprocess_exec")


async def create_subprocess_shell(*args, **kwds):
    _refused("create_subprocess_shell")
