"""pydantic: models and settings that check their values (Pydantic 2.14), as far as applications
need it to load, to configure themselves and to show rows. JSON schemas and custom cores are
refused by name."""

from pydantic._fields import AliasChoices, Field, FieldInfo, PrivateAttr
from pydantic._validators import (
    AfterValidator,
    BeforeValidator,
    ValidationInfo,
    computed_field,
    field_serializer,
    field_validator,
    model_serializer,
    model_validator,
    root_validator,
    validator,
)
from pydantic._kinds import TypeAdapter
from pydantic.errors import PydanticImportError, PydanticUserError, ValidationError
from pydantic.main import BaseModel, create_model
from pydantic.networks import (
    AmqpDsn,
    AnyHttpUrl,
    AnyUrl,
    EmailStr,
    HttpUrl,
    MongoDsn,
    MySQLDsn,
    NameEmail,
    PostgresDsn,
    RedisDsn,
)
from pydantic.types import (
    UUID1,
    AwareDatetime,
    FutureDate,
    FutureDatetime,
    NaiveDatetime,
    NegativeFloat,
    NonPositiveFloat,
    PastDate,
    PastDatetime,
    StrictBytes,
    StrictFloat,
    UUID3,
    UUID4,
    UUID5,
    DirectoryPath,
    FilePath,
    Json,
    NegativeInt,
    NonNegativeFloat,
    NonNegativeInt,
    NonPositiveInt,
    PositiveFloat,
    PositiveInt,
    SecretBytes,
    SecretStr,
    StrictBool,
    StrictInt,
    StrictStr,
    StringConstraints,
    conbytes,
    condate,
    condecimal,
    confloat,
    confrozenset,
    conint,
    conlist,
    conset,
    constr,
)

VERSION = __version__ = "2.14.4"


class ConfigDict(dict):
    """Settings of a model."""


class Extra:
    """What becomes of values that a model does not know."""

    allow, ignore, forbid = "allow", "ignore", "forbid"


# Names of Pydantic 1 that are gone.
_GONE = {
    *("ConstrainedBytes", "ConstrainedDate", "ConstrainedDecimal", "ConstrainedFloat"),
    *("ConstrainedFrozenSet", "ConstrainedInt", "ConstrainedList", "ConstrainedSet"),
    *("ConstrainedStr", "JsonWrapper", "NoneBytes", "NoneStr", "NoneStrBytes", "Protocol"),
    *("Required", "StrBytes", "compiled", "create_model_from_namedtuple", "parse_raw_as"),
    *("create_model_from_typeddict", "parse_file_as", "stricturl", "validate_model"),
}
_MOVED = (
    "`BaseSettings` has been moved to the `pydantic-settings` package. See "
    "https://pydantic.dev/docs/validation/2.14/migration/"
    "#basesettings-has-moved-to-pydantic-settings for more details."
)


def parse_obj_as(type_, obj):
    """A value as the type wants it, the way Pydantic 1 asked for it."""
    return TypeAdapter(type_).validate_python(obj)


def __getattr__(name):
    if name == "BaseSettings":
        raise PydanticImportError(_MOVED)
    if name in _GONE:
        raise PydanticImportError(f"`pydantic:{name}` has been removed in V2.")
    raise AttributeError(f"module 'pydantic' has no attribute {name!r}")
