"""sqlalchemy.util: only what programs use of it."""
import warnings as _warnings
from sqlalchemy.exc import _warn


def warn(msg):
    _warn(msg)


def to_list(x, default=None):
    if x is None:
        return default
    return list(x) if isinstance(x, (list, tuple, set)) else [x]


class immutabledict(dict):
    def union(self, other=(), **kw):
        return immutabledict(dict(self, **dict(other, **kw)))

    def __setitem__(self, key, value):
        raise TypeError("immutabledict object is immutable")


class OrderedSet(list):
    def __init__(self, items=()):
        super().__init__()
        self.update(items)

    def add(self, item):
        if item not in self:
            self.append(item)

    def update(self, items):
        for item in items:
            self.add(item)


class classproperty(property):
    def __get__(self, instance, owner):
        return self.fget(owner)


class memoized_property:
    def __init__(self, fget, doc=None):
        self.fget = fget
        self.__name__ = fget.__name__

    def __get__(self, obj, cls):
        if obj is None:
            return self
        obj.__dict__[self.__name__] = result = self.fget(obj)
        return result


def asbool(obj):
    if isinstance(obj, str):
        obj = obj.strip().lower()
        if obj in ["true", "yes", "on", "y", "t", "1"]:
            return True
        if obj in ["false", "no", "off", "n", "f", "0"]:
            return False
        raise ValueError("String is not true/false: %r" % obj)
    return bool(obj)
