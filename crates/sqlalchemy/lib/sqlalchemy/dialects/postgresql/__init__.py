"""sqlalchemy.dialects.postgresql: its types, and insert() whose ON CONFLICT SQLite shares."""

from _sqla import types_postgresql as _types
from sqlalchemy.types import (
    BIGINT,
    BOOLEAN,
    CHAR,
    DATE,
    DOUBLE_PRECISION,
    FLOAT,
    INTEGER,
    NUMERIC,
    REAL,
    SMALLINT,
    TEXT,
    UUID,
    VARCHAR,
)
from sqlalchemy.sql.dml import Insert, insert
from sqlalchemy.sql.schema import Constraint

globals().update(_types)


class dialect:
    name = "postgresql"


class ExcludeConstraint(Constraint):
    def __init__(self, *elements, **kw):
        raise NotImplementedError("ExcludeConstraint: only SQLite databases are available here")


def array(clauses, **kw):
    raise NotImplementedError("array(): only SQLite databases are available here")


def aggregate_order_by(target, *order_by):
    raise NotImplementedError("aggregate_order_by(): only SQLite databases are available here")


def array_agg(*arg, **kw):
    from sqlalchemy.sql.functions import func

    return func.array_agg(*arg)


Any = All = hstore = array


class Range:
    def __init__(self, lower=None, upper=None, bounds="[)", empty=False):
        self.lower, self.upper, self.bounds, self.empty = lower, upper, bounds, empty


def _native(self, bind=None, checkfirst=True):
    """CREATE TYPE and DROP TYPE: a dialect without types of its own has nothing to do."""
    if bind is not None and bind.dialect.name == "postgresql":
        raise NotImplementedError("ENUM.create() and drop() of PostgreSQL are not supported here")


_types["ENUM"].create = _types["ENUM"].drop = _native
