"""sqlalchemy.ext.asyncio.scoping: one asynchronous session for each scope."""

from sqlalchemy import exc
from sqlalchemy.ext.asyncio.base import forward
from sqlalchemy.ext.asyncio.session import AsyncSession
from sqlalchemy.orm.scoping import _Registry

_METHODS = [
    "__contains__",
    "__iter__",
    "aclose",
    "add",
    "add_all",
    "begin",
    "begin_nested",
    "close",
    "commit",
    "connection",
    "delete",
    "delete_all",
    "execute",
    "expire",
    "expire_all",
    "expunge",
    "expunge_all",
    "flush",
    "get",
    "get_async_bind",
    "get_bind",
    "get_one",
    "invalidate",
    "is_modified",
    "merge",
    "merge_all",
    "refresh",
    "reset",
    "rollback",
    "scalar",
    "scalars",
    "stream",
    "stream_scalars",
]
_ATTRIBUTES = [
    "bind",
    "dirty",
    "deleted",
    "new",
    "identity_map",
    "is_active",
    "no_autoflush",
    "info",
]


@forward("_session", _METHODS, _ATTRIBUTES, settable=("autoflush",))
class async_scoped_session:
    """One session for each value of `scopefunc()`."""

    def __init__(self, session_factory, scopefunc):
        self.session_factory = session_factory
        self.registry = _Registry(session_factory, scopefunc)

    @property
    def _session(self):
        return self.registry()

    def __call__(self, **kw):
        if kw:
            if self.registry.has():
                raise exc.InvalidRequestError(
                    "Scoped session is already present; no new arguments may be specified."
                )
            made = self.session_factory(**kw)
            self.registry.set(made)
            return made
        return self.registry()

    def configure(self, **kwargs):
        self.session_factory.configure(**kwargs)

    async def remove(self):
        if self.registry.has():
            await self.registry().close()
        self.registry.clear()

    close_all = AsyncSession.close_all
    object_session = AsyncSession.object_session
    identity_key = AsyncSession.identity_key
