"""sqlalchemy.pool: names to configure an engine with; connections are handed out by the engine
itself."""


class Pool:
    _keeps = True
    _single = False

    def __init__(self, creator=None, recycle=-1, echo=None, reset_on_return=True, **kw):
        self._creator = creator

    def status(self):
        return type(self).__name__

    def dispose(self):
        pass


class QueuePool(Pool):
    _is_async = False


class AsyncAdaptedQueuePool(QueuePool):
    _is_async = True


class NullPool(Pool):
    _keeps = False


class SingletonThreadPool(Pool):
    _single = True


class StaticPool(Pool):
    _single = True


class AssertionPool(Pool):
    pass


class PoolProxiedConnection:
    pass


class ManagesConnection:
    pass
