"""Mapped and mapped_column(), as a class body uses them."""

import typing
from _sqla import Column
from sqlalchemy.orm._field_options import _MISSING, take_field_options


def _shown(item):
    """An argument as typing's aliases show theirs."""
    if isinstance(item, str):
        return "ForwardRef(%r)" % item
    if isinstance(item, type) and not hasattr(item, "__origin__"):
        module = item.__module__
        return item.__qualname__ if module == "builtins" else module + "." + item.__qualname__
    return repr(item)


class _MappedAlias:
    """`Mapped[int]`."""

    def __init__(self, origin, item):
        self.__origin__, self.__args__ = origin, (item,)

    def __repr__(self):
        return "sqlalchemy.orm.base.%s[%s]" % (self.__origin__.__name__, _shown(self.__args__[0]))

    def __eq__(self, other):
        if not isinstance(other, _MappedAlias):
            return NotImplemented
        return (self.__origin__, self.__args__) == (other.__origin__, other.__args__)

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return typing.Union[self, other]


class Mapped:
    def __class_getitem__(cls, item):
        return _MappedAlias(cls, item)


class MappedSQLExpression(Mapped):
    pass


class DynamicMapped(Mapped):
    pass


class WriteOnlyMapped(Mapped):
    pass


class ORMDescriptor(Mapped):
    pass


class MappedColumn:
    """`mapped_column(...)`: a column, and what dataclasses want to know."""

    _unset_defaults = "values"

    def __init__(self, args, kw):
        self._dataclass = take_field_options(kw)
        if "default" in self._dataclass:
            kw["default"] = self._dataclass["default"]
        self.deferred = kw.pop("deferred", False)
        self.deferred_group = kw.pop("deferred_group", None)
        self.active_history = kw.pop("active_history", False)
        self.sort_order = kw.pop("sort_order", 0)
        kw.pop("deferred_raiseload", None)
        self.use_existing_column = kw.pop("use_existing_column", False)
        self._nullable_given = kw.get("nullable") is not None
        self._given = any(arg is not None for arg in args)
        self.column = Column(*args, **kw)

    @property
    def __sqla_column__(self):
        return self.column

    def __clause_element__(self):
        return self.column

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.__dict__["column"], name)

    def __eq__(self, other):
        return self.column == other

    def __hash__(self):
        return id(self)

    def _copy(self):
        new = MappedColumn.__new__(MappedColumn)
        new.__dict__.update(self.__dict__)
        new.column = self.column._copy()
        return new


def _delegate(name):
    def method(self, *args):
        return getattr(self.column, name)(*args)

    method.__name__ = name
    return method


for _name in (
    "lt",
    "le",
    "gt",
    "ge",
    "ne",
    "add",
    "radd",
    "sub",
    "rsub",
    "mul",
    "rmul",
    "truediv",
    "rtruediv",
    "floordiv",
    "mod",
    "and",
    "or",
    "invert",
    "neg",
):
    setattr(MappedColumn, "__%s__" % _name, _delegate("__%s__" % _name))


def mapped_column(*args, **kw):
    return MappedColumn(args, kw)


class declared_attr:
    """A method of a mixin that makes an attribute for each class."""

    def __init__(self, fn, cascading=False, quiet=False):
        self.fget = fn.__func__ if isinstance(fn, classmethod) else fn
        self._cascading = cascading
        self.__doc__ = fn.__doc__

    def __get__(self, instance, owner):
        cls = owner
        if "__mapper__" in cls.__dict__ or not getattr(cls, "_sa_scanning", None):
            return self.fget(cls)
        cache = cls.__dict__.get("_sa_declared_cache")
        if cache is not None and cls.__dict__.get("_sa_scanning") is cls:
            if self not in cache:
                cache[self] = self.fget(cls)
            return cache[self]
        return self.fget(cls)

    def __set_name__(self, owner, name):
        self.__name__ = name

    @classmethod
    def directive(cls, fn):
        return cls(fn)

    class _Cascading:
        def __call__(self, fn):
            return declared_attr(fn, cascading=True)

        def directive(self, fn):
            return declared_attr(fn, cascading=True)

    cascading = _Cascading()
