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
from pydantic.errors import PydanticUserError, ValidationError
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
    conint,
    conlist,
    constr,
)

VERSION = __version__ = "2.14.4"


class ConfigDict(dict):
    """Settings of a model."""


def __getattr__(name):
    if name == "BaseSettings":
        raise ImportError(_MOVED)
    raise AttributeError(f"module 'pydantic' has no attribute {name!r}")


_MOVED = (
    "`BaseSettings` has been moved to the `pydantic-settings` package. See "
    "https://docs.pydantic.dev/2.14/migration/#basesettings-has-moved-to-pydantic-settings for more "
    "details.\n\nFor further information visit https://errors.pydantic.dev/2.14/u/import-error"
)
