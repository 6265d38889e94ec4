"""Names of builtin types."""


def _f():
    yield


FunctionType = LambdaType = type(_f)
GeneratorType = type(_f())


async def _c():
    pass


async def _a():
    yield


_c = _c()
CoroutineType = type(_c)
_c.close()
AsyncGeneratorType = type(_a())
MethodType = type((lambda: None).__get__(1))
BuiltinFunctionType = BuiltinMethodType = type(len)
CodeType = type(_f.__code__)
MappingProxyType = type(type.__dict__)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
CellType = type((lambda x: lambda: x)(1).__closure__[0])


import sys as _sys

ModuleType = type(_sys)
del _sys


class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        return (
            "namespace("
            + ", ".join(f"{key}={value!r}" for key, value in self.__dict__.items())
            + ")"
        )

    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and self.__dict__ == other.__dict__


class _Awaited:
    """What a decorated generator gives: the generator, which may be awaited."""

    def __init__(self, generator):
        self.__wrapped = generator

    def send(self, value):
        return self.__wrapped.send(value)

    def throw(self, *error):
        return self.__wrapped.throw(*error)

    def close(self):
        return self.__wrapped.close()

    def __iter__(self):
        return self.__wrapped

    __await__ = __iter__

    def __next__(self):
        return next(self.__wrapped)


def coroutine(func):
    """Makes a generator function one whose generators can be awaited."""
    from functools import wraps

    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")

    @wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        return _Awaited(made) if type(made) is GeneratorType else made

    return wrapped


class DynamicClassAttribute(property):
    pass


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", type(bases[0]) if bases else type)
    return meta(name, bases, namespace, **kwds)


from typing import _GenericAlias as GenericAlias, _Union as UnionType
