"""Abstract base classes for containers."""

from abc import ABCMeta, abstractmethod


def _having(*names):
    def hook(cls, other):
        if cls.__dict__.get("_own_hook"):
            for name in names:
                for base in other.__mro__:
                    if name in base.__dict__:
                        if base.__dict__[name] is None:
                            return NotImplemented
                        break
                else:
                    return NotImplemented
            return True
        return NotImplemented

    return classmethod(hook)


class _Base(metaclass=ABCMeta):
    def __class_getitem__(cls, params):
        from typing import _generic_alias

        return _generic_alias(cls, params)


class Hashable(_Base):
    _own_hook = True
    __subclasshook__ = _having("__hash__")


class Iterable(_Base):
    _own_hook = True
    __subclasshook__ = _having("__iter__")


class Iterator(Iterable):
    _own_hook = True
    __subclasshook__ = _having("__next__", "__iter__")

    def __iter__(self):
        return self


class Generator(Iterator):
    pass


class Reversible(Iterable):
    _own_hook = True
    __subclasshook__ = _having("__reversed__", "__iter__")


class Sized(_Base):
    _own_hook = True
    __subclasshook__ = _having("__len__")


class Container(_Base):
    _own_hook = True
    __subclasshook__ = _having("__contains__")


class Collection(Sized, Iterable, Container):
    _own_hook = True
    __subclasshook__ = _having("__len__", "__iter__", "__contains__")


class Callable(_Base):
    _own_hook = True
    __subclasshook__ = _having("__call__")


class Awaitable(_Base):
    _own_hook = True
    __subclasshook__ = _having("__await__")


class Coroutine(Awaitable):
    _own_hook = True
    __subclasshook__ = _having("__await__", "send", "throw", "close")


class AsyncIterable(_Base):
    _own_hook = True
    __subclasshook__ = _having("__aiter__")


class AsyncIterator(AsyncIterable):
    _own_hook = True
    __subclasshook__ = _having("__anext__", "__aiter__")

    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator):
    _own_hook = True
    __subclasshook__ = _having("__aiter__", "__anext__", "asend", "athrow", "aclose")


class Sequence(Reversible, Collection):
    def __iter__(self):
        at = 0
        try:
            while True:
                yield self[at]
                at += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(item is value or item == value for item in self)

    def __reversed__(self):
        for at in reversed(range(len(self))):
            yield self[at]

    def index(self, value, start=0, stop=None):
        for at, item in enumerate(self):
            if at >= start and (stop is None or at < stop) and (item is value or item == value):
                return at
        raise ValueError

    def count(self, value):
        return sum(1 for item in self if item is value or item == value)


class MutableSequence(Sequence):
    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values):
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        items = list(self)[::-1]
        for at, item in enumerate(items):
            self[at] = item

    def __iadd__(self, values):
        self.extend(values)
        return self


class ByteString(Sequence):
    pass


class Set(Collection):
    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        return len(self) <= len(other) and all(item in other for item in self)

    def __lt__(self, other):
        return len(self) < len(other) and self <= other

    def __ge__(self, other):
        return len(self) >= len(other) and all(item in self for item in other)

    def __gt__(self, other):
        return len(self) > len(other) and self >= other

    def __eq__(self, other):
        return isinstance(other, Set) and len(self) == len(other) and self <= other

    def __and__(self, other):
        return self._from_iterable(value for value in other if value in self)

    def __or__(self, other):
        return self._from_iterable(item for items in (self, other) for item in items)

    def __sub__(self, other):
        return self._from_iterable(value for value in self if value not in other)

    def __xor__(self, other):
        return (self - other) | (other - self)

    def isdisjoint(self, other):
        return not any(value in self for value in other)


class MutableSet(Set):
    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        value = next(iter(self))
        self.discard(value)
        return value

    def clear(self):
        for value in list(self):
            self.discard(value)

    def __ior__(self, other):
        for value in other:
            self.add(value)
        return self

    def __iand__(self, other):
        for value in self - other:
            self.discard(value)
        return self

    def __isub__(self, other):
        for value in other:
            self.discard(value)
        return self


class MappingView(Sized):
    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"


class KeysView(MappingView, Set):
    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    def __contains__(self, item):
        key, value = item
        return key in self._mapping and self._mapping[key] == value

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]


class ValuesView(MappingView, Collection):
    def __contains__(self, value):
        return any(known == value for known in self)

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


class Mapping(Collection):
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())


_marker = object()


class MutableMapping(Mapping):
    def pop(self, key, default=_marker):
        try:
            value = self[key]
        except KeyError:
            if default is _marker:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        key = next(iter(self))
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        if isinstance(other, Mapping):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


for _cls, _types in (
    (Sequence, (tuple, str, range, bytes)),
    (MutableSequence, (list, bytearray)),
    (Set, (frozenset,)),
    (MutableSet, (set,)),
    (MutableMapping, (dict,)),
    (Mapping, (type(type.__dict__),)),
    (KeysView, (type({}.keys()),)),
    (ItemsView, (type({}.items()),)),
    (ValuesView, (type({}.values()),)),
    (Generator, (type((lambda: (yield))()),)),
    (Iterator, (type(iter([])), map, filter, zip, enumerate, reversed)),
    (Iterable, (list, tuple, str, dict, set, frozenset, range, bytes)),
    (Sized, (range,)),
    (Container, (range,)),
    (Callable, (type(lambda: 0), type(len), type((lambda s: s).__get__(1)), type)),
):
    for _type in _types:
        _cls.register(_type)

from collections import deque as _deque

MutableSequence.register(_deque)
