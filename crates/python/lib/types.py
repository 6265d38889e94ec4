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
try:
    raise TypeError
except TypeError as _error:
    TracebackType = type(_error.__traceback__)
    FrameType = type(_error.__traceback__.tb_frame)
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
    """A class, as a class statement makes it; `exec_body` fills its namespace."""
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """The bases with what the `__mro_entries__` of those that are no classes give."""
    found, changed = [], False
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        if entries is None:
            found.append(base)
            continue
        given, changed = entries(bases), True
        if not isinstance(given, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        found.extend(given)
    return tuple(found) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, its namespace, and the keywords that are left for it."""
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", type(bases[0]) if bases else type)
    if isinstance(meta, type):
        meta = _most_derived(meta, bases)
    prepare = getattr(meta, "__prepare__", None)
    return meta, {} if prepare is None else prepare(name, bases, **kwds), kwds


def _most_derived(meta, bases):
    for base in bases:
        kind = type(base)
        if issubclass(kind, meta):
            meta = kind
        elif not issubclass(meta, kind):
            raise TypeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                "subclass of the metaclasses of all its bases"
            )
    return meta


from typing import UnionType
from typing import _GenericAlias as GenericAlias
