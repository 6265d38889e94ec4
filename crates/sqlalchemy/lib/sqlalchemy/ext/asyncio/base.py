"""sqlalchemy.ext.asyncio.base: what begins when it is awaited or entered, and what stands for a
synchronous object."""

from sqlalchemy.ext.asyncio import exc as async_exc


class StartableContext:
    """`await x` and `async with x`."""

    async def start(self, is_ctxmanager=False):
        raise NotImplementedError()

    def __await__(self):
        return self.start().__await__()

    async def __aenter__(self):
        return await self.start(is_ctxmanager=True)

    async def __aexit__(self, type_, value, traceback):
        raise NotImplementedError()

    def _raise_for_not_started(self):
        raise async_exc.AsyncContextNotStarted(
            "%s context has not been started and object has not been awaited."
            % self.__class__.__name__
        )


class GeneratorStartableContext(StartableContext):
    """An asynchronous generator function as such a context."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)

    async def start(self, is_ctxmanager=False):
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return None
            raise RuntimeError("generator didn't stop")
        try:
            await self.gen.athrow(value if value is not None else typ())
        except BaseException as error:
            if error is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def asyncstartablecontext(func):
    """A decorator: calling the function gives a context that can be awaited too."""

    def helper(*args, **kwds):
        return GeneratorStartableContext(func, args, kwds)

    helper.__name__, helper.__qualname__ = func.__name__, func.__qualname__
    return helper


def remember(proxy, target):
    """Keeps which asynchronous object stands for a synchronous one."""
    target._async = proxy
    return target


def proxy_of(target):
    """The asynchronous object for a synchronous one, or None."""
    return getattr(target, "_async", None)


def forward(names, methods=(), attributes=(), settable=()):
    """A class decorator: methods and attributes that are those of the object in `names`."""

    def decorate(cls):
        for name in methods:
            method = _method(names, name)
            method.__qualname__ = "%s.%s" % (cls.__name__, name)
            setattr(cls, name, method)
        for name in (*attributes, *settable):
            setattr(cls, name, _attribute(names, name, name in settable))
        return cls

    return decorate


def _method(names, name):
    def method(self, *args, **kwargs):
        return getattr(getattr(self, names), name)(*args, **kwargs)

    method.__name__ = name
    return method


def _attribute(names, name, settable):
    def read(self):
        return getattr(getattr(self, names), name)

    def write(self, value):
        setattr(getattr(self, names), name, value)

    return property(read, write if settable else None)
