"""sqlalchemy_utils: types of columns, mixins and databases by URL (SQLAlchemy-Utils 0.43), as
far as schemas and shells need them; a name that is not here is refused when it is used."""

from sqlalchemy_utils.exceptions import ImproperlyConfigured
from sqlalchemy_utils.functions import create_database, database_exists, drop_database
from sqlalchemy_utils.listeners import force_auto_coercion, force_instant_defaults
from sqlalchemy_utils.models import Timestamp, generic_repr
from sqlalchemy_utils.types import (
    Choice,
    ChoiceType,
    EmailType,
    IPAddressType,
    JSONType,
    ScalarListException,
    ScalarListType,
    TimezoneType,
    URLType,
    UUIDType,
)

__version__ = "0.43.0"


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'sqlalchemy_utils' has no attribute {name!r}")
    return _Absent(name)


class _Absent:
    """A name of the real package that is not here: can be imported, not used."""

    def __init__(self, name):
        self._name = name

    def __call__(self, *args, **kwargs):
        raise NotImplementedError(f"the playground's sqlalchemy_utils has no {self._name}")
