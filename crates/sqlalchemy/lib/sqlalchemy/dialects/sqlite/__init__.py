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


def _format_is_text_affinity(self):
    """Whether SQLite keeps what the format writes as text: digits alone would become a number."""
    names = ("year", "month", "day", "hour", "minute", "second", "microsecond")
    return not (self._storage_format % dict.fromkeys(names, 0)).isdigit()


_DAY = "%(year)04d-%(month)02d-%(day)02d"
_MOMENT = "%(hour)02d:%(minute)02d:%(second)02d.%(microsecond)06d"
for _name, _format in (("DATE", _DAY), ("TIME", _MOMENT), ("DATETIME", _DAY + " " + _MOMENT)):
    _class = _types[_name]
    _class._reg = None
    _class._storage_format = _format
    _class.format_is_text_affinity = property(_format_is_text_affinity)
