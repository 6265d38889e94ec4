"""sqlalchemy.types: the native type classes and what they have in Python only."""

import _sqla
from _sqla import TypeEngine, types_sql as _types
from sqlalchemy import exc

globals().update(_types)
INT = _types["INTEGER"]
JSON = _types["JSON"]
NULLTYPE = _types["NullType"]()
STRINGTYPE = _types["String"]()
BOOLEANTYPE = _types["Boolean"]()
INTEGERTYPE = _types["Integer"]()
Binary = _types["LargeBinary"]
_Binary = _types["LargeBinary"]
Concatenable = _types["String"]
Emulated = TypeEngine
NativeForEmulated = TypeEngine
ExternalType = TypeEngine
Variant = TypeEngine
to_instance = lambda typeobj, *arg, **kw: (
    typeobj(*arg, **kw) if isinstance(typeobj, type) else typeobj
)


class SchemaType:
    """The mark of types that make constraints."""


class Indexable:
    pass


_PYTHON = {
    "String": str,
    "Integer": int,
    "Float": float,
    "Boolean": bool,
    "Binary": bytes,
    "Json": dict,
}


_TEMPORAL = {"Date": "date", "DateTime": "datetime", "Time": "time", "Interval": "timedelta"}


def _python_type(self):
    found = _PYTHON
    kind = self._affinity
    if kind in _TEMPORAL:
        import datetime

        return getattr(datetime, _TEMPORAL[kind])
    if kind == "Uuid":
        import uuid

        return uuid.UUID if getattr(self, "as_uuid", True) else str
    if kind == "Numeric":
        if not getattr(self, "asdecimal", True):
            return float
        import decimal

        return decimal.Decimal
    if kind not in found:
        raise NotImplementedError()
    return found[kind]


def _compile(self, dialect=None):
    return self._compile()


def _str(self):
    try:
        return self._compile()
    except exc.CompileError:
        return repr(self)


_AFFINITY = {
    "Null": "NullType",
    "Binary": "LargeBinary",
    "Json": "JSON",
    "Array": "ARRAY",
    "Tuple": "TupleType",
}


def _type_affinity(self):
    kind = self._affinity
    return _types.get(_AFFINITY.get(kind, kind)) or type(self)


def _as_generic(self, allow_nulltype=False):
    kind = self._affinity
    name = _AFFINITY.get(kind, kind)
    if name in ("String", "Numeric", "DateTime", "Time"):
        base = next(
            (
                c
                for c in type(self).__mro__
                if c.__name__ in ("Text", "Unicode", "String", "Numeric", "DateTime", "Time")
            ),
            _types[name],
        )
        keep = {
            k: v
            for k, v in self.__dict__.items()
            if k in ("length", "precision", "scale", "timezone", "collation")
            and v not in (None, False)
        }
        return base(**keep)
    if name == "NullType" and not allow_nulltype:
        raise NotImplementedError(
            "Default TypeEngine.as_generic() heuristic method was unsuccessful for %s. A custom as_generic() method must be implemented for this type class."
            % type(self)
        )
    for cls in type(self).__mro__:
        if cls.__name__ in (
            "BigInteger",
            "SmallInteger",
            "Integer",
            "Double",
            "Float",
            "Boolean",
            "Date",
            "LargeBinary",
            "JSON",
            "Uuid",
        ):
            return cls()
    return _types[name]()


def _copy(self, **kw):
    new = self.__class__.__new__(self.__class__)
    new.__dict__.update(self.__dict__)
    return self


def _class_getitem(cls, item):
    return cls


TypeEngine.python_type = property(_python_type)
TypeEngine.compile = lambda self, dialect=None: self._compile()
TypeEngine.__str__ = _str
TypeEngine._type_affinity = property(_type_affinity)
TypeEngine._isnull = property(lambda self: self._affinity == "Null")
TypeEngine.as_generic = _as_generic
TypeEngine.copy = lambda self, **kw: self
TypeEngine.adapt = lambda self, cls, **kw: cls(**kw)
TypeEngine.dialect_impl = lambda self, dialect: self


def _load_dialect_impl(self, dialect):
    """The type that is decorated: as the base's __init__ made it, or, where a class leaves that out,
    as it is declared."""
    made = self.__dict__.get("impl_instance")
    return getattr(self, "impl", self) if made is None else made


TypeEngine.load_dialect_impl = _load_dialect_impl


_PASS_AS_THEY_ARE = ("Null", "String", "Integer", "Array", "Tuple")


def _bind_processor(self, dialect):
    """What makes a value SQLite's; None where values go as they are."""
    if self._affinity in _PASS_AS_THEY_ARE and not hasattr(self, "enums"):
        return None
    return lambda value: _sqla.builtin_bind(self, value)


def _result_processor(self, dialect, coltype):
    """What makes a program's value of SQLite's; None where values come as they are."""
    if self._affinity in _PASS_AS_THEY_ARE + ("Binary",) and not hasattr(self, "enums"):
        return None
    return lambda value: _sqla.builtin_result(self, value)


TypeEngine.bind_processor = _bind_processor
TypeEngine.result_processor = _result_processor


def _literal_processor(self, dialect):
    """What writes a value as SQL text; None where the type has no such text."""
    if self._affinity in ("Json", "Array", "Tuple"):
        return None
    return lambda value: _sqla.literal_text(self, value)


TypeEngine.literal_processor = _literal_processor
TypeEngine.get_dbapi_type = lambda self, dbapi: None
TypeEngine.compare_values = lambda self, x, y: x == y
TypeEngine.coerce_compared_value = lambda self, op, value: self
TypeEngine.cache_ok = True


def _evaluates_none(self):
    """A type of its own whose None is a value to be stored, and no sign that there is none."""
    new = self.copy()
    new.should_evaluate_none = True
    return new


def _should_evaluate_none(self):
    given = self.__dict__.get("_evaluates_none")
    return given if given is not None else self._affinity == "Json" and not self.none_as_null


TypeEngine.evaluates_none = _evaluates_none
TypeEngine.should_evaluate_none = property(
    _should_evaluate_none, lambda self, value: self.__dict__.__setitem__("_evaluates_none", value)
)
TypeEngine.sort_key_function = None
TypeEngine.hashable = True
TypeEngine.__class_getitem__ = classmethod(_class_getitem)


class _Comparator:
    """Base of `comparator_factory` classes."""

    def __init__(self, expr):
        self.expr = expr
        self.type = expr.type


TypeEngine.Comparator = _Comparator

TypeDecorator = _types["TypeDecorator"]
TypeDecorator.process_bind_param = lambda self, value, dialect: value
TypeDecorator.process_result_value = lambda self, value, dialect: value
TypeDecorator.process_literal_param = lambda self, value, dialect: value
TypeDecorator.coerce_to_is_types = (type(None),)
TypeDecorator.cache_ok = None


def _decorator_getattr(self, name):
    impl = self.__dict__.get("impl_instance")
    if impl is None or name.startswith("__"):
        raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))
    return getattr(impl, name)


TypeDecorator.__getattr__ = _decorator_getattr


class _JSONNull:
    """The JSON value null, where None would be SQL's NULL."""

    def __repr__(self):
        return "<symbol 'JSON_NULL>"


JSON.NULL = _JSONNull()
_sqla._hand(json_null=JSON.NULL)


class MutableType:
    pass
