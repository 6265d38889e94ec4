"""sqlalchemy.util: only what programs use of it."""

import warnings as _warnings
from _sqla import _hand
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


def generic_repr(obj, additional_kw=(), to_inspect=None, omit_kwarg=()):
    """What __init__ takes beside the attributes of the same names."""
    import inspect

    missing = object()
    positional, keywords, varargs = [], {}, None
    for number, inspected in enumerate([obj] if to_inspect is None else to_list(to_inspect)):
        parameters = list(inspect.signature(type(inspected).__init__).parameters.values())[1:]
        for parameter in parameters:
            if parameter.kind is parameter.VAR_POSITIONAL:
                varargs = parameter.name if number == 0 else varargs
            elif parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
                if parameter.default is not parameter.empty:
                    keywords[parameter.name] = parameter.default
                elif number == 0:
                    positional.append(parameter.name)
                else:
                    keywords[parameter.name] = missing
    output = [repr(getattr(obj, name, None)) for name in positional]
    if varargs is not None and hasattr(obj, varargs):
        output.extend(repr(value) for value in getattr(obj, varargs))
    for name, default in list(keywords.items()) + list(additional_kw):
        value = getattr(obj, name, missing)
        if name not in omit_kwarg and value is not missing and value != default:
            output.append("%s=%r" % (name, value))
    return "%s(%s)" % (type(obj).__name__, ", ".join(output))


class FacadeDict(dict):
    """The tables of a MetaData; only the MetaData itself changes it."""

    def _immutable(self, *arg, **kw):
        raise TypeError("%s object is immutable" % type(self).__name__)

    __delitem__ = __setitem__ = __setattr__ = clear = pop = popitem = setdefault = update = (
        _immutable
    )

    def __repr__(self):
        return "FacadeDict(%s)" % dict.__repr__(self)


_hand(facade_dict=FacadeDict, generic_repr=generic_repr)
