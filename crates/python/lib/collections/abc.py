"""collections.abc: what kinds of containers there are. A class here says which methods make a class
one of its kind (`_signs`), which must be written (`_needed`), and gives what follows from those."""

from abc import ABCMeta, abstractmethod as _needed

__all__ = (
    "Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Hashable Iterable Iterator "
    "Generator Reversible Sized Container Callable Collection Set MutableSet Mapping "
    "MutableMapping MappingView KeysView ItemsView ValuesView Sequence MutableSequence ByteString"
).split()


_UNHASHABLE = (list, dict, set, bytearray, type({}.keys()), type({}.items()))


def _lacks(cls, name):
    """Whether a class has nothing under a name, or says that it has nothing."""
    for base in cls.__mro__:
        if base in _UNHASHABLE and name == "__hash__":
            return True
        if name in base.__dict__:
            return base.__dict__[name] is None
    return True


def _subscripted(cls, params):
    from typing import _generic_alias

    return _generic_alias(cls, params)


class _Kind(metaclass=ABCMeta):
    __class_getitem__ = classmethod(_subscripted)

    @classmethod
    def __subclasshook__(cls, other):
        signs = cls.__dict__.get("_signs")
        if signs is None or any([_lacks(other, name) for name in signs]):
            return NotImplemented
        return True


class Hashable(_Kind):
    """Has a hash."""

    _signs = ("__hash__",)
    __hash__ = _needed(lambda self: 0)


class Awaitable(_Kind):
    """Can be awaited."""

    _signs = ("__await__",)
    __await__ = _needed(lambda self: iter(()))


class Coroutine(Awaitable):
    """Can be awaited, and driven by hand."""

    _signs = ("__await__", "send", "throw", "close")
    send = _needed(lambda self, value: None)
    throw = _needed(lambda self, typ, val=None, tb=None: None)


class AsyncIterable(_Kind):
    """Can be gone through with `async for`."""

    _signs = ("__aiter__",)
    __aiter__ = _needed(lambda self: None)


class AsyncIterator(AsyncIterable):
    """Gives one item after the other."""

    _signs = ("__anext__", "__aiter__")
    __anext__ = _needed(lambda self: None)

    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator):
    """The same, driven by hand."""

    _signs = ("__aiter__", "__anext__", "asend", "athrow", "aclose")
    asend = _needed(lambda self, value: None)
    athrow = _needed(lambda self, typ, val=None, tb=None: None)
    __anext__ = lambda self: self.asend(None)


class Iterable(_Kind):
    """Can be gone through."""

    _signs = ("__iter__",)
    __iter__ = _needed(lambda self: iter(()))


class Iterator(Iterable):
    """Gives one item after the other."""

    _signs = ("__next__", "__iter__")
    __next__ = _needed(lambda self: None)

    def __iter__(self):
        return self


def _thrown(self, typ, val=None, tb=None):
    error = typ() if val is None else val
    raise error.with_traceback(tb) if tb is not None else error


class Generator(Iterator):
    """The same, driven by hand."""

    _signs = ("__iter__", "__next__", "send", "throw", "close")
    send = _needed(lambda self, value: None)
    throw = _needed(_thrown)

    def __next__(self):
        return self.send(None)

    def close(self):
        """Ends it from inside."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError("generator ignored GeneratorExit")


class Reversible(Iterable):
    """Can be gone through from the end."""

    _signs = ("__reversed__", "__iter__")
    __reversed__ = _needed(lambda self: iter(()))


class Sized(_Kind):
    """Has a length."""

    _signs = ("__len__",)
    __len__ = _needed(lambda self: 0)


class Container(_Kind):
    """Says what is in it."""

    _signs = ("__contains__",)
    __contains__ = _needed(lambda self, x: False)


class Collection(Sized, Iterable, Container):
    """All three."""

    _signs = ("__len__", "__iter__", "__contains__")


class Callable(_Kind):
    """Can be called."""

    _signs = ("__call__",)
    __call__ = _needed(lambda self, *args, **kwds: False)


from _collections_mappings import (
    ItemsView,
    KeysView,
    Mapping,
    MappingView,
    MutableMapping,
    ValuesView,
)
from _collections_sequences import ByteString, MutableSequence, Sequence
from _collections_sets import MutableSet, Set

_MEMBERS = {
    Sequence: (tuple, str, range, memoryview),
    ByteString: (bytes, bytearray),
    MutableSequence: (list, bytearray),
    Set: (frozenset,),
    MutableSet: (set,),
    Mapping: (type(type.__dict__),),
    MutableMapping: (dict,),
    KeysView: (type({}.keys()),),
    ItemsView: (type({}.items()),),
    ValuesView: (type({}.values()),),
    Generator: (type((lambda: (yield))()),),
    Iterator: (type(iter([])), map, filter, zip, enumerate, reversed),
    Iterable: (list, tuple, str, dict, set, frozenset, range, bytes),
    Reversible: (type({}.keys()), type({}.values()), type({}.items())),
    Sized: (range,),
    Container: (range,),
    Callable: (type(lambda: 0), type(len), type((lambda s: s).__get__(1)), type),
}
for _kind, _types in _MEMBERS.items():
    for _type in _types:
        _kind.register(_type)

import collections as _collections

MutableSequence.register(_collections.deque)
MutableMapping.register(_collections.ChainMap)
