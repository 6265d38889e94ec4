"""sqlalchemy.dialects.sqlite: types, insert() with ON CONFLICT, the dialect."""

from _sqla import types_sqlite as _types
from sqlalchemy.types import (
    BLOB,
    BOOLEAN,
    CHAR,
    DECIMAL,
    FLOAT,
    INTEGER,
    NUMERIC,
    REAL,
    SMALLINT,
    TEXT,
    TIMESTAMP,
    VARCHAR,
)
from sqlalchemy.sql.dml import Insert, insert
from sqlalchemy.engine import _SQLiteDialect as dialect

globals().update(_types)
