"""pydantic: a value as a type wants it. One function for each kind of type; Refused where it
cannot be."""

import types
import typing

import _stand_in_place
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta, UTC
from decimal import Decimal, InvalidOperation
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin
from uuid import UUID

from pydantic._checks import check
from pydantic._fields import FieldInfo
from pydantic._validators import AfterValidator, BeforeValidator
from pydantic.errors import Refused, SeveralRefused, ValidationError, refusals

_TRUE = {"1", "on", "t", "true", "y", "yes"}
_FALSE = {"0", "off", "f", "false", "n", "no"}


def validated(kind, value, strict=False):
    """The value as `kind` wants it.

    Refused or SeveralRefused where it is not accepted; NotImplementedError for a type nobody knows.
    """
    if kind in (Any, object) or isinstance(kind, TypeVar):
        return value
    # Nobody knows what a class accepts that is not here.
    if _stand_in_place.stands_in(kind):
        return value
    if kind is None or kind is type(None):
        if value is None:
            return None
        raise Refused("none_required", "Input should be None", value)
    origin = get_origin(kind)
    if origin is not None:
        return _of_generic(kind, origin, value, strict)
    if hasattr(kind, "__pydantic_validate__"):
        return kind.__pydantic_validate__(value)
    for known, convert in _KINDS:
        if isinstance(kind, type) and issubclass(kind, known):
            return convert(kind, value, strict)
    if isinstance(kind, type):
        if isinstance(value, kind):
            return value
        text = f"Input should be an instance of {kind.__name__}"
        raise Refused("is_instance_of", text, value)
    if isinstance(kind, typing.NewType):
        return validated(kind.__supertype__, value, strict)
    raise NotImplementedError(f"the playground's pydantic does not know the type {kind!r}")


def _of_generic(kind, origin, value, strict):
    arguments = get_args(kind)
    if origin is Annotated:
        return annotated(arguments[0], arguments[1:], value, strict)
    if origin in (Union, types.UnionType):
        return _of_union(arguments, value, strict)
    if origin is Literal:
        return _of_literal(arguments, value)
    if origin is type:
        if isinstance(value, type):
            return value
        raise Refused("is_type", "Input should be a type", value)
    if isinstance(origin, type) and issubclass(origin, tuple):
        return _of_tuple(arguments, value)
    for known, word, make in _COLLECTIONS:
        if isinstance(origin, type) and issubclass(origin, known):
            items = _items(value, word, make)
            return make(each(arguments[0] if arguments else Any, items))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _of_mapping(arguments, value)
    if origin is types.FunctionType or getattr(origin, "__name__", "") == "Callable":
        if callable(value):
            return value
        raise Refused("callable_type", "Input should be callable", value)
    if hasattr(origin, "__pydantic_validate__"):
        return origin.__pydantic_validate__(value)
    raise NotImplementedError(f"the playground's pydantic does not know the type {kind!r}")


def annotated(kind, about, value, strict=False):
    """A value of a type with what `Annotated` says beside it."""
    for one in about:
        if isinstance(one, BeforeValidator):
            value = called(one.func, value)
    given, value = value, validated(kind, value, strict)
    for one in about:
        if isinstance(one, AfterValidator):
            value = called(one.func, value)
        elif isinstance(one, FieldInfo):
            value = within(one.constraints, value, given)
        elif hasattr(one, "__pydantic_check__"):
            value = _as_given(one.__pydantic_check__, value, given)
    return value


def within(constraints, value, given):
    """The value, if it is within all bounds; else a refusal of what was given."""
    return _as_given(lambda value: check(value, constraints), value, given)


def _as_given(function, value, given):
    try:
        return function(value)
    except Refused as error:
        error.value = given
        raise


def called(function, *arguments):
    """What a validator of the user's gives; its errors are refusals."""
    value = arguments[0]
    try:
        return function(*arguments)
    except ValidationError as error:
        raise SeveralRefused(error._refused) from None
    except AssertionError as error:
        raise Refused("assertion_error", f"Assertion failed, {error}", value) from None
    except ValueError as error:
        text = f"Value error, {error}"
        raise Refused("value_error", text, value, context={"error": error}) from None


def each(kind, items):
    """A list of validated items; all refusals together, each at its place."""
    found, wrong = [], []
    for place, item in enumerate(items):
        try:
            found.append(validated(kind, item))
        except (Refused, SeveralRefused) as error:
            wrong += refusals(error, place)
    if wrong:
        raise SeveralRefused(wrong)
    return found


def _items(value, word, make):
    mapping = isinstance(value, (str, bytes, Mapping))
    if mapping or not isinstance(value, Iterable):
        raise Refused(f"{word}_type", f"Input should be a valid {word}", value)
    return value


def _of_union(kinds, value, strict):
    """A value as one of several types: the one it already is, else the first that takes it."""
    if value is None and type(None) in kinds:
        return None
    for kind in kinds:
        if isinstance(kind, type) and type(value) is kind:
            return validated(kind, value, strict)
    wrong, real = [], [kind for kind in kinds if kind is not type(None)]
    for kind in real:
        try:
            return validated(kind, value, strict)
        except (Refused, SeveralRefused) as error:
            wrong += refusals(error, None if len(real) == 1 else _label(kind))
    raise SeveralRefused(wrong)


def _label(kind):
    origin = get_origin(kind)
    if origin is not None:
        inner = ",".join(_label(one) for one in get_args(kind))
        return f"{getattr(origin, '__name__', origin)}[{inner}]"
    return getattr(kind, "__name__", str(kind))


def _of_literal(allowed, value):
    if value in allowed:
        return value
    raise Refused("literal_error", f"Input should be {_alternatives(allowed)}", value)


def _alternatives(values):
    *first, last = [repr(value) for value in values]
    return f"{', '.join(first)} or {last}" if first else last


def _of_tuple(kinds, value):
    items = _items(value, "tuple", tuple)
    if not kinds or kinds[-1] is Ellipsis:
        return tuple(each(kinds[0] if kinds else Any, items))
    items = [*items]
    if len(items) != len(kinds):
        return _wrong_number(kinds, items, value)
    return tuple(validated(kind, item) for kind, item in zip(kinds, items))


def _wrong_number(kinds, items, value):
    if len(items) < len(kinds):
        missing = [
            Refused("missing", "Field required", value, (place,))
            for place in range(len(items), len(kinds))
        ]
        raise SeveralRefused(missing)
    count = f"{len(kinds)} item{'' if len(kinds) == 1 else 's'}"
    text = f"Tuple should have at most {count} after validation, not {len(items)}"
    raise Refused("too_long", text, value)


def _of_mapping(kinds, value):
    if not isinstance(value, Mapping):
        raise Refused("dict_type", "Input should be a valid dictionary", value)
    key_kind, value_kind = kinds or (Any, Any)
    found, wrong = {}, []
    for key, item in value.items():
        try:
            found[validated(key_kind, key)] = validated(value_kind, item)
        except (Refused, SeveralRefused) as error:
            wrong += refusals(error, key)
    if wrong:
        raise SeveralRefused(wrong)
    return found


def _boolean(kind, value, strict):
    if isinstance(value, bool):
        return value
    word = value.lower().strip() if isinstance(value, str) else str(value)
    if not strict and isinstance(value, (str, int, float)):
        if word in _TRUE or word == "1.0":
            return True
        if word in _FALSE or word == "0.0":
            return False
        raise Refused(
            "bool_parsing", "Input should be a valid boolean, unable to interpret input", value
        )
    raise Refused("bool_type", "Input should be a valid boolean", value)


def _integer(kind, value, strict):
    if isinstance(value, int) and not (strict and isinstance(value, bool)):
        return int(value)
    if not strict and isinstance(value, (float, Decimal)):
        if value == int(value):
            return int(value)
        fraction = "got a number with a fractional part"
        raise Refused("int_from_float", f"Input should be a valid integer, {fraction}", value)
    if not strict and isinstance(value, str):
        try:
            return int(value.strip().removesuffix(".0"))
        except ValueError:
            text = "Input should be a valid integer, unable to parse string as an integer"
            raise Refused("int_parsing", text, value) from None
    raise Refused("int_type", "Input should be a valid integer", value)


def _number(kind, value, strict):
    if isinstance(value, (int, float, Decimal)):
        return float(value)
    if isinstance(value, str) and not strict:
        try:
            return float(value)
        except ValueError:
            text = "Input should be a valid number, unable to parse string as a number"
            raise Refused("float_parsing", text, value) from None
    raise Refused("float_type", "Input should be a valid number", value)


def _text(kind, value, strict):
    if isinstance(value, str):
        return str(value.value) if isinstance(value, Enum) else value
    if isinstance(value, (bytes, bytearray)) and not strict:
        return bytes(value).decode()
    raise Refused("string_type", "Input should be a valid string", value)


def _bytes(kind, value, strict):
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    if isinstance(value, str) and not strict:
        return value.encode()
    raise Refused("bytes_type", "Input should be a valid bytes", value)


def _decimal(kind, value, strict):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, (int, float, str)) and not isinstance(value, bool):
        try:
            return Decimal(str(value).strip())
        except InvalidOperation:
            raise Refused("decimal_parsing", "Input should be a valid decimal", value) from None
    text = "Decimal input should be an integer, float, string or Decimal object"
    raise Refused("decimal_type", text, value)


def _parsed(parse, text, code, message):
    """The value of a text, which is refused where it cannot be read."""
    try:
        return parse(text)
    except ValueError:
        raise Refused(code, message, text) from None


def _moment_of(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def _moment(kind, value, strict):
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return datetime.fromtimestamp(value, UTC)
    if isinstance(value, str):
        text = "Input should be a valid datetime or date, invalid datetime"
        return _parsed(_moment_of, value, "datetime_from_date_parsing", text)
    raise Refused("datetime_type", "Input should be a valid datetime", value)


def _day(kind, value, strict):
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        text = "Input should be a valid date or datetime, invalid date"
        return _parsed(date.fromisoformat, value, "date_from_datetime_parsing", text)
    raise Refused("date_type", "Input should be a valid date", value)


def _clock(kind, value, strict):
    if isinstance(value, time):
        return value
    if isinstance(value, str):
        text = "Input should be in a valid time format, invalid time"
        return _parsed(time.fromisoformat, value, "time_parsing", text)
    raise Refused("time_type", "Input should be a valid time", value)


def _duration(kind, value, strict):
    if isinstance(value, timedelta):
        return value
    if isinstance(value, (int, float)):
        return timedelta(seconds=value)
    raise Refused("time_delta_type", "Input should be a valid timedelta", value)


def _uuid(kind, value, strict):
    if isinstance(value, UUID):
        return value
    if isinstance(value, str):
        return _parsed(UUID, value, "uuid_parsing", "Input should be a valid UUID, invalid UUID")
    raise Refused("uuid_type", "UUID input should be a string, bytes or UUID object", value)


def _member(kind, value, strict):
    try:
        return value if isinstance(value, kind) else kind(value)
    except ValueError:
        allowed = _alternatives([one.value for one in kind])
        raise Refused("enum", f"Input should be {allowed}", value) from None


def _path(kind, value, strict):
    if isinstance(value, (str, Path)):
        return Path(value)
    raise Refused("path_type", "Input is not a valid path", value)


# Kinds of plain types; a class is of the first one that it is or inherits.
_KINDS = (
    (Enum, _member),
    (bool, _boolean),
    (int, _integer),
    (float, _number),
    (str, _text),
    (bytes, _bytes),
    (Decimal, _decimal),
    (datetime, _moment),
    (date, _day),
    (time, _clock),
    (timedelta, _duration),
    (UUID, _uuid),
    (Path, _path),
    (list, lambda kind, value, strict: [*_items(value, "list", list)]),
    (tuple, lambda kind, value, strict: tuple(_items(value, "tuple", tuple))),
    (set, lambda kind, value, strict: {*_items(value, "set", set)}),
    (frozenset, lambda kind, value, strict: frozenset(_items(value, "frozenset", frozenset))),
    (dict, lambda kind, value, strict: _of_mapping((), value)),
)
_COLLECTIONS = (
    (set, "set", set),
    (frozenset, "frozenset", frozenset),
    (list, "list", list),
    (Sequence, "list", list),
)


class TypeAdapter:
    """Validates values of a type that is no model."""

    def __init__(self, type, *, config=None):
        self.kind = type

    def validate_python(self, value, **kwargs):
        """The value; ValidationError where it is not accepted."""
        try:
            return validated(self.kind, value)
        except (Refused, SeveralRefused) as error:
            raise ValidationError(_label(self.kind), refusals(error)) from None

    def validate_json(self, text, **kwargs):
        """The value of a JSON text."""
        import json

        return self.validate_python(json.loads(text))

    def dump_python(self, value, **kwargs):
        """The value with models as dictionaries."""
        from pydantic._writing import written

        return written(value, kwargs)
