"""weakref: references that here keep what they refer to, since nothing is collected while a command
runs."""

from types import MethodType


class ReferenceType:
    __module__ = "weakref"

    def __init__(self, ob, callback=None):
        if (
            isinstance(ob, (int, str, tuple, list, dict, type(None), float))
            and type(ob).__module__ == "builtins"
        ):
            raise TypeError(f"cannot create weak reference to '{type(ob).__name__}' object")
        self._object = ob
        self.__callback__ = callback

    def __call__(self):
        return self._object

    def __eq__(self, other):
        return self._object == other._object if isinstance(other, ReferenceType) else NotImplemented

    def __hash__(self):
        return hash(self._object)

    def __repr__(self):
        return f"<weakref at 0x{id(self):x}; to '{type(self._object).__name__}' at 0x{id(self._object):x}>"


ref = ReferenceType


class WeakMethod(ref):
    pass


class ProxyType:
    __class__ = property(lambda self: type(object.__getattribute__(self, "_object")))

    def __init__(self, ob):
        object.__setattr__(self, "_object", ob)

    def __getattr__(self, name):
        return getattr(object.__getattribute__(self, "_object"), name)

    def __setattr__(self, name, value):
        setattr(self._object, name, value)


def proxy(object, callback=None):
    return ProxyType(object)


class WeakValueDictionary(dict):
    pass


class WeakKeyDictionary(dict):
    pass


class WeakSet(set):
    pass


class finalize:
    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = (func, args, kwargs)
        self.alive = True

    def __call__(self, _=None):
        if self.alive:
            self.alive = False
            func, args, kwargs = self._call
            return func(*args, **kwargs)


def getweakrefcount(object):
    return 0


def getweakrefs(object):
    return []
