"""sqlalchemy.dialects.sqlite.base."""

from sqlalchemy.engine import _the_dialect as _dialect, _SQLiteDialect as SQLiteDialect
