"""sqlalchemy.ext.asyncio.result: rows that are awaited."""

from sqlalchemy.util.concurrency import greenlet_spawn


class _AsyncRows:
    """What all results have."""

    def __init__(self, real_result):
        self._real_result = real_result

    @property
    def closed(self):
        return self._real_result.closed

    async def close(self):
        await greenlet_spawn(self._real_result.close)

    def yield_per(self, num):
        self._real_result.yield_per(num)
        return self

    def unique(self, strategy=None):
        self._real_result = self._real_result.unique(strategy)
        return self

    async def partitions(self, size=None):
        while True:
            rows = await greenlet_spawn(self._real_result.fetchmany, size or 1)
            if not rows:
                return
            yield rows

    async def fetchmany(self, size=None):
        return await greenlet_spawn(self._real_result.fetchmany, size)

    async def fetchall(self):
        return await greenlet_spawn(self._real_result.all)

    async def all(self):
        return await greenlet_spawn(self._real_result.all)

    async def first(self):
        return await greenlet_spawn(self._real_result.first)

    async def one(self):
        return await greenlet_spawn(self._real_result.one)

    async def one_or_none(self):
        return await greenlet_spawn(self._real_result.one_or_none)

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self._real_result)
        except StopIteration:
            raise StopAsyncIteration() from None


class AsyncResult(_AsyncRows):
    """Rows of a statement."""

    def keys(self):
        return self._real_result.keys()

    async def fetchone(self):
        return await greenlet_spawn(self._real_result.fetchone)

    async def scalar(self):
        return await greenlet_spawn(self._real_result.scalar)

    async def scalar_one(self):
        return await greenlet_spawn(self._real_result.scalar_one)

    async def scalar_one_or_none(self):
        return await greenlet_spawn(self._real_result.scalar_one_or_none)

    async def freeze(self):
        return await greenlet_spawn(self._real_result.freeze)

    def columns(self, *col_expressions):
        self._real_result = self._real_result.columns(*col_expressions)
        return self

    def scalars(self, index=0):
        return AsyncScalarResult(self._real_result, index)

    def mappings(self):
        return AsyncMappingResult(self._real_result)

    def tuples(self):
        return self

    @property
    def t(self):
        return self


class AsyncScalarResult(_AsyncRows):
    """One column of the rows."""

    def __init__(self, real_result, index):
        super().__init__(real_result.scalars(index))


class AsyncMappingResult(_AsyncRows):
    """Rows as mappings."""

    def __init__(self, real_result):
        super().__init__(real_result.mappings())

    def keys(self):
        return self._real_result.keys()

    async def fetchone(self):
        return await greenlet_spawn(self._real_result.fetchone)

    def columns(self, *col_expressions):
        self._real_result = self._real_result.columns(*col_expressions)
        return self


class AsyncTupleResult(AsyncResult):
    """Rows, typed as tuples."""
