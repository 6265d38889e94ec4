"""pydantic.types: types with bounds, and texts that are not shown."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from pydantic._checks import check
from pydantic._fields import Field
from pydantic.errors import Refused

PositiveInt, NegativeInt = Annotated[int, Field(gt=0)], Annotated[int, Field(lt=0)]
NonNegativeInt, NonPositiveInt = Annotated[int, Field(ge=0)], Annotated[int, Field(le=0)]
PositiveFloat, NonNegativeFloat = Annotated[float, Field(gt=0)], Annotated[float, Field(ge=0)]
NegativeFloat, NonPositiveFloat = Annotated[float, Field(lt=0)], Annotated[float, Field(le=0)]
UUID1 = UUID3 = UUID4 = UUID5 = UUID


class StringConstraints:
    """In Annotated: what a text has to be, and what is done with it."""

    def __init__(
        self, *, strip_whitespace=None, to_upper=None, to_lower=None, strict=None, **bounds
    ):
        self.strip, self.upper, self.lower = strip_whitespace, to_upper, to_lower
        self.bounds = {name: value for name, value in bounds.items() if value is not None}

    def __pydantic_check__(self, value):
        if self.strip:
            value = value.strip()
        value = value.upper() if self.upper else value.lower() if self.lower else value
        return check(value, self.bounds)


def constr(*, regex=None, curtail_length=None, **given):
    """A text with bounds."""
    if regex is not None:
        given["pattern"] = regex
    return Annotated[str, StringConstraints(**given)]


def conint(**bounds):
    """A whole number with bounds."""
    return Annotated[int, Field(**bounds)]


def conlist(item_type, *, min_length=None, max_length=None, **given):
    """A list with bounds."""
    return Annotated[list[item_type], Field(min_length=min_length, max_length=max_length)]


def _collection(kind):
    """What makes the type of a set with bounds."""

    def bounded(item_type, *, min_length=None, max_length=None):
        return Annotated[kind[item_type], Field(min_length=min_length, max_length=max_length)]

    return bounded


conset, confrozenset = _collection(set), _collection(frozenset)


def _bounded(kind):
    """What makes the type of a value with bounds."""

    def bounded(*, allow_inf_nan=None, **bounds):
        return Annotated[kind, Field(**bounds)]

    return bounded


confloat, condecimal, condate = _bounded(float), _bounded(Decimal), _bounded(date)
conbytes = _bounded(bytes)


class _When:
    """In Annotated: where a date or a time lies, seen from now."""

    def __init__(self, kind, side):
        self.what, self.side = kind, side

    def __pydantic_check__(self, value):
        if isinstance(value, datetime):
            now = datetime.now(value.tzinfo)
            what = "Input"
        else:
            now, what = date.today(), "Date"
        if value < now if self.side == "past" else value > now:
            return value
        text = f"{what} should be in the {self.side}"
        raise Refused(f"{self.what}_{self.side}", text, value)


PastDate, FutureDate = (
    Annotated[date, _When("date", "past")],
    Annotated[date, _When("date", "future")],
)
PastDatetime = Annotated[datetime, _When("datetime", "past")]
FutureDatetime = Annotated[datetime, _When("datetime", "future")]


class _Zone:
    """In Annotated: whether a time has a time zone."""

    def __init__(self, wanted):
        self.wanted = wanted

    def __pydantic_check__(self, value):
        if (value.tzinfo is not None) == self.wanted:
            return value
        kind, word = ("aware", "") if self.wanted else ("naive", " not")
        raise Refused(f"timezone_{kind}", f"Input should{word} have timezone info", value)


AwareDatetime, NaiveDatetime = Annotated[datetime, _Zone(True)], Annotated[datetime, _Zone(False)]


def _strict(kind, name, words):
    class Strict(kind if kind is not bool else int):
        @classmethod
        def __pydantic_validate__(cls, value):
            if type(value) is kind:
                return value
            raise Refused(f"{name}_type", f"Input should be a valid {words}", value)

    return Strict


StrictInt, StrictStr = _strict(int, "int", "integer"), _strict(str, "string", "string")
StrictBool, StrictBytes = _strict(bool, "bool", "boolean"), _strict(bytes, "bytes", "bytes")
StrictFloat = Annotated[float, Field(strict=True)]


class _Secret:
    """A value that is not shown."""

    _kind, _empty = str, ""

    def __init__(self, value):
        self._secret_value = value

    def get_secret_value(self):
        """The value itself."""
        return self._secret_value

    @classmethod
    def __pydantic_validate__(cls, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, cls._kind):
            return cls(value)
        raise Refused("string_type", "Input should be a valid string", value)

    def __pydantic_json__(self):
        return str(self)

    def __eq__(self, other):
        return type(self) is type(other) and self._secret_value == other._secret_value

    def __hash__(self):
        return hash(self._secret_value)

    def __len__(self):
        return len(self._secret_value)

    def __str__(self):
        return "**********" if self._secret_value else ""

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"


class SecretStr(_Secret):
    """A text that is not shown."""


class SecretBytes(_Secret):
    """Bytes that are not shown."""

    _kind = bytes


class Json:
    """A JSON text; the value is what it says."""

    @classmethod
    def __class_getitem__(cls, kind):
        return Annotated[Any, _JsonOf(kind)]

    @classmethod
    def __pydantic_validate__(cls, value):
        return _JsonOf(Any).__pydantic_check__(value)


class _JsonOf:
    def __init__(self, kind):
        self.kind = kind

    def __pydantic_check__(self, value):
        from pydantic._kinds import validated

        try:
            return validated(self.kind, json.loads(value))
        except ValueError as error:
            raise Refused("json_invalid", f"Invalid JSON: {error}", value) from None


class _PlacedPath(Path):
    """The path of something that is there."""

    @classmethod
    def __pydantic_validate__(cls, value):
        path = Path(value)
        if cls._is_there(path):
            return path
        raise Refused(*cls._refusal, value)


class FilePath(_PlacedPath):
    """The path of a file that is there."""

    _is_there = Path.is_file
    _refusal = "path_not_file", "Path does not point to a file"


class DirectoryPath(_PlacedPath):
    """The path of a folder that is there."""

    _is_there = Path.is_dir
    _refusal = "path_not_directory", "Path does not point to a directory"
