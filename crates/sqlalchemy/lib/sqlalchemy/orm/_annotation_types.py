"""The SQL type that a Python type stands for: the registry's own map, then the default one
(decl_api.registry._resolve_type)."""

import enum
import types as _types
import typing
import _stand_in_place
from _sqla import TypeEngine
from sqlalchemy import types as sqltypes

_DEFAULT_TYPES = {
    ("builtins", "int"): sqltypes.Integer,
    ("builtins", "str"): sqltypes.String,
    ("builtins", "float"): sqltypes.Double,
    ("builtins", "bool"): sqltypes.Boolean,
    ("builtins", "bytes"): sqltypes.LargeBinary,
    ("builtins", "NoneType"): sqltypes.NullType,
    ("datetime", "date"): sqltypes.Date,
    ("datetime", "datetime"): sqltypes.DateTime,
    ("datetime", "time"): sqltypes.Time,
    ("datetime", "timedelta"): sqltypes.Interval,
    ("decimal", "Decimal"): sqltypes.Numeric,
    ("uuid", "UUID"): sqltypes.Uuid,
}


def without_none(python_type):
    """A union without None; the one type that is left stands by itself."""
    if not is_union(python_type):
        return python_type
    rest = tuple(a for a in typing.get_args(python_type) if a is not type(None))
    return typing.Union[rest] if rest else python_type


def is_union(python_type):
    origin = typing.get_origin(python_type)
    return origin is typing.Union or origin is _types.UnionType


def lookup_type(reg, python_type):
    """The type for an annotation's inner part; none where nothing is known of it."""
    if isinstance(python_type, str):
        return None
    _stand_in_place.refuse(python_type, "is used as a column's type")
    python_type = without_none(python_type)
    found = _resolved(reg, python_type)
    metadata = getattr(python_type, "__metadata__", None)
    if found is not None or metadata is None:
        return found
    for item in metadata:
        if isinstance(item, TypeEngine) or (
            isinstance(item, type) and issubclass(item, TypeEngine)
        ):
            return _instance(item)
    return lookup_type(reg, typing.get_args(python_type)[0])


def _resolved(reg, python_type):
    for matched in _candidates(python_type):
        found = _known(reg.type_annotation_map, matched)
        if found is not None:
            made = _for_python_type(_instance(found), python_type, matched)
            if made is not None:
                return made
    return None


def _candidates(python_type):
    """What may stand in a map for a type: itself, its bases, `Literal` for a literal."""
    if typing.get_origin(python_type) is typing.Literal:
        return (python_type, typing.Literal)
    if isinstance(python_type, type) and typing.get_origin(python_type) is None:
        return python_type.__mro__
    return (python_type,)


def _known(custom, matched):
    try:
        if matched in custom:
            return custom[matched]
    except TypeError:
        return None
    if matched is enum.Enum or matched is typing.Literal:
        return sqltypes.Enum(enum.Enum)
    place = (getattr(matched, "__module__", None), getattr(matched, "__name__", None))
    return _DEFAULT_TYPES.get(place) if isinstance(matched, type) else None


def _for_python_type(found, python_type, matched):
    """A type is for what it is in the map for, and not for subclasses of that; an Enum takes the
    values of the class or literal at hand."""
    if isinstance(found, sqltypes.Enum):
        return _enum_for(found, python_type, matched)
    return found if matched is python_type or matched == python_type else None


def _enum_for(found, python_type, matched):
    generic = found.enum_class is enum.Enum
    if not generic and (matched is python_type or matched == python_type):
        return found
    options = {
        name: getattr(found, name)
        for name in ("schema", "native_enum", "create_constraint", "validate_strings")
        if getattr(found, name, None) is not None
    }
    for name in ("values_callable", "omit_aliases", "inherit_schema"):
        if getattr(found, name, None):
            options[name] = getattr(found, name)
    if found.length:
        options["length"] = found.length
    if not generic and found.name:
        options["name"] = found.name
    if typing.get_origin(python_type) is typing.Literal:
        options["native_enum"] = False
        return sqltypes.Enum(*_values(python_type), **options)
    if isinstance(python_type, type) and issubclass(python_type, enum.Enum):
        return sqltypes.Enum(python_type, **options)
    return None


def _values(literal):
    out = []
    for value in typing.get_args(literal):
        nested = typing.get_origin(value) is typing.Literal
        out += _values(value) if nested else [value]
    return out


def _instance(type_):
    return type_() if isinstance(type_, type) else type_
