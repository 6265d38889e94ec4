"""sqlalchemy.dialects.mysql: its types."""

from _sqla import types_mysql as _types
from sqlalchemy.types import BINARY, BLOB, BOOLEAN, DATE, VARBINARY
from sqlalchemy.sql.dml import Insert, insert

globals().update(_types)


class dialect:
    name = "mysql"
