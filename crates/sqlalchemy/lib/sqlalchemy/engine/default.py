"""sqlalchemy.engine.default: what SQLite can do, as programs ask for it."""

import _sqla
import sqlite3


class DefaultDialect:
    name = "default"


class _SQLiteDialect(DefaultDialect):
    name = "sqlite"
    driver = "pysqlite"
    paramstyle = "qmark"
    max_identifier_length = 9999
    supports_alter = False
    supports_comments = False
    supports_native_boolean = False
    supports_native_enum = False
    supports_sequences = False
    supports_schemas = True
    supports_statement_cache = True
    supports_sane_rowcount = True
    default_schema_name = "main"
    server_version_info = (3, 40, 1)
    dbapi = sqlite3
    insert_returning = update_returning = delete_returning = True
    is_async = False
    _json_serializer = None
    _json_deserializer = None

    def __init__(
        self,
        paramstyle=None,
        json_serializer=None,
        json_deserializer=None,
        isolation_level=None,
        **kw,
    ):
        if paramstyle is not None:
            self.paramstyle = paramstyle
        if json_serializer is not None:
            self._json_serializer = json_serializer
        if json_deserializer is not None:
            self._json_deserializer = json_deserializer

    @property
    def identifier_preparer(self):
        from sqlalchemy.sql.compiler import IdentifierPreparer

        return IdentifierPreparer(self)

    def preparer(self, dialect):
        from sqlalchemy.sql.compiler import IdentifierPreparer

        return IdentifierPreparer(self)

    @property
    def type_compiler_instance(self):
        return self

    type_compiler = type_compiler_instance

    def process(self, type_, **kw):
        return type_._compile()

    def type_descriptor(self, type_):
        return type_() if isinstance(type_, type) else type_

    def has_table(self, connection, table_name, schema=None, **kw):
        return _sqla.reflect_has_table(connection, table_name, schema)

    def get_table_names(self, connection, schema=None, **kw):
        return _sqla.reflect_names(connection, "table", schema)

    def validate_identifier(self, ident):
        pass

    def statement_compiler(self, dialect, statement, **kw):
        from sqlalchemy.sql.compiler import Compiled

        return Compiled(statement, dialect) if statement is not None else None

    def ddl_compiler(self, dialect, statement, **kw):
        from sqlalchemy.sql.compiler import Compiled

        return Compiled(statement, dialect)

    @classmethod
    def import_dbapi(cls):
        return sqlite3

    def get_isolation_level(self, connection=None):
        return "SERIALIZABLE"

    default_isolation_level = "SERIALIZABLE"


class _AsyncSQLiteDialect(_SQLiteDialect):
    """SQLite by aiosqlite: the database is reached from within greenlet_spawn() alone."""

    driver = "aiosqlite"
    is_async = True


_AsyncSQLiteDialect.__name__ = _AsyncSQLiteDialect.__qualname__ = "SQLiteDialect_aiosqlite"
_AsyncSQLiteDialect.__module__ = "sqlalchemy.dialects.sqlite.aiosqlite"
_dialect_class = _SQLiteDialect


def dialect_of(elsewhere):
    """The dialect that plays another database, whose driver waits or does not."""
    return _AsyncSQLiteDialect if elsewhere.waits else _SQLiteDialect


_the_dialect = _SQLiteDialect()
_sqla._hand(dialect=_the_dialect)
Dialect = DefaultDialect
