"""sqlalchemy.ext.asyncio.session: sessions whose work with the database is awaited."""

from sqlalchemy import exc
from sqlalchemy.ext.asyncio.base import StartableContext, forward, proxy_of, remember
from sqlalchemy.ext.asyncio.engine import AsyncConnection, _async_bind, _sync_bind
from sqlalchemy.ext.asyncio.result import AsyncResult, AsyncScalarResult
from sqlalchemy.orm import Session
from sqlalchemy.orm import object_session as _object_session
from sqlalchemy.util.concurrency import greenlet_spawn

#: What a session does without the database, and what it says about itself.
_METHODS = [
    "add",
    "add_all",
    "expire",
    "expire_all",
    "expunge",
    "expunge_all",
    "is_modified",
    "in_transaction",
    "in_nested_transaction",
    "get_bind",
    "__contains__",
    "__iter__",
]
_ATTRIBUTES = ["dirty", "deleted", "new", "identity_map", "is_active", "no_autoflush", "info"]


class AsyncAttrs:
    """A mixin: attributes that load when they are awaited."""

    class _AsyncAttrGetitem:
        def __init__(self, _instance):
            self._instance = _instance

        def __getattr__(self, name):
            return greenlet_spawn(getattr, self._instance, name)

    @property
    def awaitable_attrs(self):
        return AsyncAttrs._AsyncAttrGetitem(self)


@forward("sync_session", _METHODS, _ATTRIBUTES, settable=("autoflush",))
class AsyncSession:
    """A session; what may reach the database is awaited."""

    sync_session_class = Session

    def __init__(self, bind=None, *, binds=None, sync_session_class=None, **kw):
        if bind is not None:
            self.bind, bind = bind, _sync_bind(bind)
        else:
            self.bind = None
        self.binds = binds
        if binds:
            binds = {key: _sync_bind(given) for key, given in binds.items()}
        if sync_session_class is not None:
            self.sync_session_class = sync_session_class
        made = self.sync_session_class(bind=bind, binds=binds, **kw)
        self.sync_session = remember(self, made)

    async def refresh(self, instance, attribute_names=None, with_for_update=None):
        await greenlet_spawn(
            self.sync_session.refresh, instance, attribute_names, with_for_update=with_for_update
        )

    async def run_sync(self, fn, *arg, **kw):
        return await greenlet_spawn(fn, self.sync_session, *arg, **kw)

    async def execute(self, statement, params=None, **kw):
        return await greenlet_spawn(self.sync_session.execute, statement, params, **kw)

    async def scalar(self, statement, params=None, **kw):
        return await greenlet_spawn(self.sync_session.scalar, statement, params, **kw)

    async def scalars(self, statement, params=None, **kw):
        return (await self.execute(statement, params, **kw)).scalars()

    async def stream(self, statement, params=None, **kw):
        return AsyncResult(await self.execute(statement, params, **kw))

    async def stream_scalars(self, statement, params=None, **kw):
        return AsyncScalarResult(await self.execute(statement, params, **kw), 0)

    async def get(self, entity, ident, **kw):
        return await greenlet_spawn(self.sync_session.get, entity, ident, **kw)

    async def get_one(self, entity, ident, **kw):
        return await greenlet_spawn(self.sync_session.get_one, entity, ident, **kw)

    async def delete(self, instance):
        await greenlet_spawn(self.sync_session.delete, instance)

    async def delete_all(self, instances):
        for instance in instances:
            await self.delete(instance)

    async def merge(self, instance, **kw):
        return await greenlet_spawn(self.sync_session.merge, instance, **kw)

    async def merge_all(self, instances, **kw):
        return [await self.merge(instance, **kw) for instance in instances]

    async def flush(self, objects=None):
        await greenlet_spawn(self.sync_session.flush, objects=objects)

    async def connection(self, bind_arguments=None, execution_options=None, **kw):
        made = await greenlet_spawn(
            self.sync_session.connection,
            bind_arguments=bind_arguments,
            execution_options=execution_options,
        )
        return proxy_of(made) or AsyncConnection(_async_bind(made.engine), made)

    def get_transaction(self):
        return self._transaction_for(self.sync_session.get_transaction())

    def get_nested_transaction(self):
        return self._transaction_for(self.sync_session.get_nested_transaction())

    def _transaction_for(self, transaction):
        if transaction is None:
            return None
        return proxy_of(transaction) or AsyncSessionTransaction(self, _made=transaction)

    def begin(self):
        return AsyncSessionTransaction(self)

    def begin_nested(self):
        return AsyncSessionTransaction(self, nested=True)

    def bind_mapper(self, mapper, bind):
        self.sync_session.bind_mapper(mapper, _sync_bind(bind))

    def bind_table(self, table, bind):
        self.sync_session.bind_table(table, _sync_bind(bind))

    def get_async_bind(self, mapper=None, **kw):
        return _async_bind(self.get_bind(mapper, **kw))

    async def rollback(self):
        await greenlet_spawn(self.sync_session.rollback)

    async def commit(self):
        await greenlet_spawn(self.sync_session.commit)

    async def close(self):
        await greenlet_spawn(self.sync_session.close)

    async def reset(self):
        await greenlet_spawn(self.sync_session.reset)

    async def aclose(self):
        await self.close()

    async def invalidate(self):
        await greenlet_spawn(self.sync_session.invalidate)

    @classmethod
    async def close_all(cls):
        await close_all_sessions()

    @classmethod
    def object_session(cls, instance):
        return async_object_session(instance)

    @classmethod
    def identity_key(cls, *args, **kw):
        return Session.identity_key(*args, **kw)

    async def __aenter__(self):
        return self

    async def __aexit__(self, type_, value, traceback):
        await self.close()

    def __sqla_event_target__(self):
        raise NotImplementedError(
            "asynchronous events are not implemented at this time.  Apply synchronous listeners to "
            "the AsyncSession.sync_session."
        )


class async_sessionmaker:
    """Makes sessions with the same options."""

    def __init__(
        self,
        bind=None,
        *,
        class_=AsyncSession,
        autoflush=True,
        expire_on_commit=True,
        info=None,
        **kw,
    ):
        kw.update(bind=bind, autoflush=autoflush, expire_on_commit=expire_on_commit)
        if info is not None:
            kw["info"] = info
        self.kw = kw
        self.class_ = type(class_.__name__, (class_,), {})

    def begin(self):
        return _AsyncSessionContextManager(self())

    def __call__(self, **local_kw):
        for key, value in self.kw.items():
            local_kw.setdefault(key, value)
        return self.class_(**local_kw)

    def configure(self, **new_kw):
        self.kw.update(new_kw)

    def __class_getitem__(cls, params):
        from typing import _generic_alias

        return _generic_alias(cls, params)

    def __repr__(self):
        return "%s(class_=%r, %s)" % (
            self.__class__.__name__,
            self.class_.__name__,
            ", ".join("%s=%r" % (key, value) for key, value in self.kw.items()),
        )


class _AsyncSessionContextManager:
    """A session and its transaction, from one `async with` to its end."""

    def __init__(self, async_session):
        self.async_session = async_session

    async def __aenter__(self):
        self.trans = self.async_session.begin()
        await self.trans.__aenter__()
        return self.async_session

    async def __aexit__(self, type_, value, traceback):
        await self.trans.__aexit__(type_, value, traceback)
        await self.async_session.__aexit__(type_, value, traceback)


@forward("_transaction", attributes=("is_active",))
class AsyncSessionTransaction(StartableContext):
    """A transaction of a session that is awaited."""

    def __init__(self, session, nested=False, _made=None):
        self.session, self.nested = session, nested
        self.sync_transaction = _made and remember(self, _made)

    @property
    def _transaction(self):
        if self.sync_transaction is None:
            self._raise_for_not_started()
        return self.sync_transaction

    async def start(self, is_ctxmanager=False):
        session = self.session.sync_session
        begin = session.begin_nested if self.nested else session.begin
        self.sync_transaction = remember(self, await greenlet_spawn(begin))
        return self

    async def rollback(self):
        await greenlet_spawn(self._transaction.rollback)

    async def commit(self):
        await greenlet_spawn(self._transaction.commit)

    async def __aexit__(self, type_, value, traceback):
        await greenlet_spawn(self._transaction.__exit__, type_, value, traceback)


def async_object_session(instance):
    """The asynchronous session of an object, or None."""
    session = _object_session(instance)
    return None if session is None else async_session(session)


def async_session(session):
    """The asynchronous session around a session, or None."""
    return proxy_of(session)


async def close_all_sessions():
    from sqlalchemy.orm import close_all_sessions as close_all

    await greenlet_spawn(close_all)
