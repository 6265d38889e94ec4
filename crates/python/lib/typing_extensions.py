"""Names of typing that came after Python 3.11."""

from typing import *
from typing import (
    Annotated,
    Any,
    ClassVar,
    Final,
    Literal,
    Never,
    NotRequired,
    Optional,
    Protocol,
    Required,
    Self,
    Type,
    TypeAlias,
    TypedDict,
    Union,
)
from typing import (
    Generic,
    List,
    Dict,
    ParamSpec,
    TypeVar,
    Unpack,
    LiteralString,
    TypeGuard,
    TYPE_CHECKING,
    Concatenate,
)
from typing import (
    cast,
    overload,
    override,
    final,
    get_args,
    get_origin,
    get_type_hints,
    runtime_checkable,
    NamedTuple,
    NewType,
    Text,
    assert_never,
    dataclass_transform,
)


def deprecated(message, **kwargs):
    return lambda value: value


def __getattr__(name):
    import typing

    return getattr(typing, name)
