"""sqlalchemy.ext.asyncio.engine: engines, connections and transactions to be awaited."""

from sqlalchemy import exc
from sqlalchemy.engine import Engine
from sqlalchemy.engine import create_engine as _create_engine
from sqlalchemy.engine import engine_from_config as _engine_from_config
from sqlalchemy.ext.asyncio.base import (
    StartableContext,
    asyncstartablecontext,
    forward,
    proxy_of,
    remember,
)
from sqlalchemy.ext.asyncio.exc import AsyncMethodRequired
from sqlalchemy.ext.asyncio.result import AsyncResult, AsyncScalarResult
from sqlalchemy.util.concurrency import greenlet_spawn


def create_async_engine(url, **kw):
    if kw.get("server_side_cursors", False):
        raise AsyncMethodRequired(
            "Can't set server_side_cursors for async engine globally; "
            "use the connection.stream() method for an async streaming result set"
        )
    kw["_is_async"] = True
    if kw.pop("async_creator", None) is not None:
        raise NotImplementedError("create_async_engine(async_creator=…) is not supported here")
    return AsyncEngine(_create_engine(url, **kw))


def async_engine_from_config(configuration, prefix="sqlalchemy.", **kwargs):
    return AsyncEngine(_engine_from_config(configuration, prefix, _is_async=True, **kwargs))


def create_async_pool_from_url(url, **kwargs):
    raise NotImplementedError("create_async_pool_from_url() is not supported here")


@forward(
    "sync_engine",
    methods=("clear_compiled_cache", "update_execution_options", "get_execution_options"),
    attributes=("url", "pool", "dialect", "engine", "name", "driver"),
    settable=("echo",),
)
class AsyncEngine:
    """An engine whose connections are awaited."""

    def __init__(self, sync_engine):
        if not sync_engine.dialect.is_async:
            raise exc.InvalidRequestError(
                "The asyncio extension requires an async driver to be used. "
                "The loaded '%s' is not async." % sync_engine.dialect.driver
            )
        self.sync_engine = remember(self, sync_engine)

    @asyncstartablecontext
    async def begin(self):
        async with self.connect() as connection:
            async with connection.begin():
                yield connection

    def connect(self):
        return AsyncConnection(self)

    async def raw_connection(self):
        return await greenlet_spawn(self.sync_engine.raw_connection)

    def execution_options(self, **opt):
        return AsyncEngine(self.sync_engine.execution_options(**opt))

    async def dispose(self, close=True):
        await greenlet_spawn(self.sync_engine.dispose, close=close)

    def __eq__(self, other):
        return isinstance(other, AsyncEngine) and self.sync_engine is other.sync_engine

    def __hash__(self):
        return hash(self.sync_engine)

    def _no_events(self):
        raise NotImplementedError(
            "asynchronous events are not implemented at this time.  Apply synchronous listeners to "
            "the AsyncEngine.sync_engine or AsyncConnection.sync_connection attributes."
        )

    __sqla_event_target__ = _no_events

    def __sqla_inspect__(self):
        raise exc.NoInspectionAvailable(
            "Inspection on an AsyncEngine is currently not supported. Please obtain a connection "
            "then use ``conn.run_sync`` to pass a callable where it's possible to call "
            "``inspect`` on the passed connection.",
            code="xd3s",
        )


@forward(
    "_connection",
    attributes=("closed", "invalidated", "dialect", "default_isolation_level", "info"),
)
class AsyncConnection(StartableContext):
    """A connection whose methods are awaited."""

    def __init__(self, async_engine, sync_connection=None):
        self.engine, self.sync_engine = async_engine, async_engine.sync_engine
        self.sync_connection = sync_connection and remember(self, sync_connection)

    async def start(self, is_ctxmanager=False):
        if self.sync_connection is not None:
            raise exc.InvalidRequestError("connection is already started")
        made = await greenlet_spawn(self.sync_engine.connect)
        self.sync_connection = remember(self, made)
        return self

    @property
    def _connection(self):
        self._must_be_started()
        return self.sync_connection

    def _must_be_started(self):
        if self.sync_connection is None:
            self._raise_for_not_started()

    @property
    def connection(self):
        raise exc.InvalidRequestError(
            "AsyncConnection.connection accessor is not implemented as the attribute may need to "
            "reconnect on an invalidated connection.  Use the get_raw_connection() method."
        )

    async def get_raw_connection(self):
        return await greenlet_spawn(getattr, self._connection, "connection")

    def begin(self):
        self._must_be_started()
        return AsyncTransaction(self)

    def begin_nested(self):
        self._must_be_started()
        return AsyncTransaction(self, nested=True)

    async def invalidate(self, exception=None):
        return await greenlet_spawn(self._connection.invalidate, exception=exception)

    async def get_isolation_level(self):
        return await greenlet_spawn(self._connection.get_isolation_level)

    def in_transaction(self):
        return self._connection.in_transaction()

    def in_nested_transaction(self):
        return self._connection.in_nested_transaction()

    def get_transaction(self):
        return self._transaction_for(self._connection.get_transaction())

    def get_nested_transaction(self):
        return self._transaction_for(self._connection.get_nested_transaction())

    def _transaction_for(self, transaction):
        if transaction is None:
            return None
        return proxy_of(transaction) or AsyncTransaction(self, _made=transaction)

    async def execution_options(self, **opt):
        await greenlet_spawn(self._connection.execution_options, **opt)
        return self

    async def commit(self):
        await greenlet_spawn(self._connection.commit)

    async def rollback(self):
        await greenlet_spawn(self._connection.rollback)

    async def close(self):
        await greenlet_spawn(self._connection.close)

    async def aclose(self):
        await self.close()

    async def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        run = self._connection.exec_driver_sql
        return await greenlet_spawn(run, statement, parameters, execution_options)

    async def execute(self, statement, parameters=None, *, execution_options=None):
        run = self._connection.execute
        return await greenlet_spawn(run, statement, parameters, execution_options=execution_options)

    async def scalar(self, statement, parameters=None, *, execution_options=None):
        result = await self.execute(statement, parameters, execution_options=execution_options)
        return result.scalar()

    async def scalars(self, statement, parameters=None, *, execution_options=None):
        result = await self.execute(statement, parameters, execution_options=execution_options)
        return result.scalars()

    @asyncstartablecontext
    async def stream(self, statement, parameters=None, *, execution_options=None):
        result = await self.execute(statement, parameters, execution_options=execution_options)
        result = AsyncResult(result)
        try:
            yield result
        except GeneratorExit:
            pass
        else:
            await result.close()

    @asyncstartablecontext
    async def stream_scalars(self, statement, parameters=None, *, execution_options=None):
        result = await self.execute(statement, parameters, execution_options=execution_options)
        result = AsyncScalarResult(result, 0)
        try:
            yield result
        except GeneratorExit:
            pass
        else:
            await result.close()

    async def run_sync(self, fn, *arg, **kw):
        return await greenlet_spawn(fn, self._connection, *arg, _require_await=False, **kw)

    async def __aexit__(self, type_, value, traceback):
        await self.close()

    __sqla_event_target__ = AsyncEngine._no_events

    def __sqla_inspect__(self):
        raise exc.NoInspectionAvailable(
            "Inspection on an AsyncConnection is currently not supported. Please use "
            "``run_sync`` to pass a callable where it's possible to call ``inspect`` on the "
            "passed connection.",
            code="xd3s",
        )


class AsyncTransaction(StartableContext):
    """A transaction of a connection that is awaited."""

    def __init__(self, connection, nested=False, _made=None):
        self.connection, self.nested = connection, nested
        self.sync_transaction = _made and remember(self, _made)

    async def start(self, is_ctxmanager=False):
        connection = self.connection._connection
        begin = connection.begin_nested if self.nested else connection.begin
        self.sync_transaction = remember(self, await greenlet_spawn(begin))
        return self

    def _transaction(self):
        if self.sync_transaction is None:
            self._raise_for_not_started()
        return self.sync_transaction

    @property
    def is_valid(self):
        return self._transaction().is_valid

    @property
    def is_active(self):
        return self._transaction().is_active

    async def close(self):
        await greenlet_spawn(self._transaction().close)

    async def rollback(self):
        await greenlet_spawn(self._transaction().rollback)

    async def commit(self):
        await greenlet_spawn(self._transaction().commit)

    async def __aexit__(self, type_, value, traceback):
        await greenlet_spawn(self._transaction().__exit__, type_, value, traceback)


def _sync_bind(bind):
    """The engine or connection below an asynchronous one."""
    if isinstance(bind, AsyncEngine):
        return bind.sync_engine
    if isinstance(bind, AsyncConnection):
        return bind._connection
    raise exc.ArgumentError("AsyncEngine expected, got %r" % (bind,))


def _async_bind(bind):
    """The asynchronous object for an engine or connection."""
    found = proxy_of(bind)
    if found is None:
        found = AsyncEngine(bind) if isinstance(bind, Engine) else None
    return found
