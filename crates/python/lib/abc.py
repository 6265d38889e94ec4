"""Abstract base classes."""


def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function


class abstractproperty(property):
    __isabstractmethod__ = True


def _is_abstract(value):
    if isinstance(value, property):
        return any(
            getattr(part, "__isabstractmethod__", False)
            for part in (value.fget, value.fset, value.fdel)
        )
    if isinstance(value, (classmethod, staticmethod)):
        return getattr(value.__func__, "__isabstractmethod__", False)
    return getattr(value, "__isabstractmethod__", False)


# What holds functions, and is abstract where they are.
_HOLDERS = {property, classmethod, staticmethod}


class ABCMeta(type):
    def __new__(meta, name, bases, namespace, **kwargs):
        cls = type.__new__(meta, name, bases, namespace, **kwargs)
        names = {
            key
            for key, value in namespace.items()
            if getattr(value, "__isabstractmethod__", False)
            or (type(value) in _HOLDERS and _is_abstract(value))
        }
        for base in bases:
            for key in getattr(base, "__abstractmethods__", ()):
                if _is_abstract(getattr(cls, key, None)):
                    names.add(key)
        cls.__abstractmethods__ = frozenset(names)
        cls._abc_registry = []
        return cls

    def register(cls, subclass):
        cls._abc_registry.append(subclass)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        hook = getattr(cls, "__subclasshook__", None)
        if hook is not None:
            answer = hook(subclass)
            if answer is not NotImplemented:
                return answer
        if type.__subclasscheck__(cls, subclass):
            return True
        if any(issubclass(subclass, known) for known in cls._abc_registry):
            return True
        return any(issubclass(subclass, known) for known in cls.__subclasses__())


class ABC(metaclass=ABCMeta):
    pass
