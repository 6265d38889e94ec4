"""sqlmodel: the column of a field."""

import ipaddress
import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

import sqlalchemy as sa
from pydantic import AnyUrl, EmailStr
from pydantic._fields import undefined
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

_TEXTS = (
    str,
    ipaddress.IPv4Address,
    ipaddress.IPv4Network,
    ipaddress.IPv6Address,
    ipaddress.IPv6Network,
    Path,
    EmailStr,
)
# Types of values and of their columns; the first that fits counts.
_TYPES = (
    (float, sa.Float),
    (bool, sa.Boolean),
    (int, sa.Integer),
    (datetime, UTCDateTime()),
    (date, sa.Date),
    (timedelta, sa.Interval),
    (time, sa.Time),
    (bytes, sa.LargeBinary),
)


def column_of(field):
    """The column of a field; ValueError for a type that has none."""

    def asked(name, default):
        value = getattr(field, name, undefined)
        return default if value is undefined else value

    if isinstance(asked("sa_column", None), sa.Column):
        return field.sa_column
    is_key = asked("primary_key", False)
    nullable = asked("nullable", not is_key and _may_be_none(field))
    parts = []
    if asked("foreign_key", None):
        ondelete = asked("ondelete", None)
        if ondelete == "SET NULL" and not nullable:
            raise RuntimeError('ondelete="SET NULL" requires nullable=True')
        parts.append(sa.ForeignKey(field.foreign_key, ondelete=ondelete))
    options = {"primary_key": is_key, "nullable": nullable}
    options.update(index=asked("index", False), unique=asked("unique", False))
    default = field.default_factory or field.default
    if default is not undefined:
        options["default"] = default
    options.update(asked("sa_column_kwargs", {}))
    parts += asked("sa_column_args", ())
    return sa.Column(*parts, type_=asked("sa_type", None) or _type_of(field), **options)


def _may_be_none(field):
    if get_origin(field.annotation) in (Union, UnionType):
        return NoneType in get_args(field.annotation)
    return not field.is_required() and field.annotation in (None, NoneType)


def _plain_type(kind):
    """The type within `Optional` and `Annotated`."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _plain_type(get_args(kind)[0])
    if origin in (Union, UnionType):
        others = [one for one in get_args(kind) if one is not NoneType]
        if len(others) > 1:
            raise ValueError("Cannot have a (non-optional) union as a SQLAlchemy field")
        return _plain_type(others[0])
    if origin is Literal:
        return str
    return kind if origin is None else origin


def _type_of(field):
    kind = _plain_type(field.annotation)
    if not isinstance(kind, type):
        raise ValueError(f"{kind} has no matching SQLAlchemy type")
    if issubclass(kind, Enum):
        return sa.Enum(kind)
    bounds = field.constraints
    if issubclass(kind, _TEXTS):
        length = bounds.get("max_length")
        return AutoString(length=length) if length else AutoString
    for known, found in _TYPES:
        if issubclass(kind, known):
            return found
    if issubclass(kind, Decimal):
        return sa.Numeric(precision=bounds.get("max_digits"), scale=bounds.get("decimal_places"))
    if issubclass(kind, uuid.UUID):
        return sa.Uuid
    raise ValueError(f"{kind} has no matching SQLAlchemy type")
