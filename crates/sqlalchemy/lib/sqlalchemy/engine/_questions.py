"""What reflection asks of SQLite. The answers come from the core; an echo shows these statements,
so they are made only where one listens."""

import logging
import _sqla
from sqlalchemy.log import _log

_TABLE_SQL = "SELECT sql FROM  (SELECT * FROM sqlite_master UNION ALL   SELECT * FROM sqlite_temp_master) WHERE name = ? AND type in ('table', 'view')"


def _heard(connection):
    engine = getattr(connection, "engine", None)
    return engine is not None and (engine._echo or _log.isEnabledFor(logging.INFO))


def _quoted(name):
    return '"%s"' % name.replace('"', '""')


def _pragma(connection, pragma, name, schema=None):
    for place in ("main", "temp") if schema is None else (_quoted(schema),):
        rows = connection.exec_driver_sql(
            "PRAGMA %s.%s(%s)" % (place, pragma, _quoted(name))
        ).fetchall()
        if rows:
            return rows
    return []


def has_table(connection, name, schema=None):
    if _heard(connection):
        _pragma(connection, "table_info", name, schema)


def names(connection, kind, schema=None):
    if _heard(connection) and kind in ("table", "view"):
        place = "" if schema is None else _quoted(schema) + "."
        connection.exec_driver_sql(
            "SELECT name FROM %ssqlite_master WHERE type='%s' AND name NOT LIKE 'sqlite~_%%' ESCAPE '~' ORDER BY name"
            % (place, kind)
        ).fetchall()


class _Asking:
    """The questions about one table, as `Inspector.reflect_table` puts them; some answers are kept,
    some asked for again."""

    def __init__(self, connection, name, schema=None):
        self.connection, self.name, self.schema = connection, name, schema
        self.known = self.columns_known = False

    def answer(self, question):
        """One method of an Inspector."""
        if question == "reflect_columns":
            self.columns()
        elif question == "reflect_pk":
            self.sql()
            self.columns()
        elif question == "reflect_fks":
            self.foreign_keys()
        elif question == "reflect_indexes":
            self.indexes()
        elif question == "reflect_uniques":
            self.uniques()
        else:
            self.kept_sql()

    def columns(self):
        if self.columns_known:
            return
        self.columns_known = True
        rows = _pragma(self.connection, "table_xinfo", self.name, self.schema)
        if any(row[6] in (2, 3) for row in rows):
            self.kept_sql()

    def sql(self):
        self.connection.exec_driver_sql(_TABLE_SQL, (self.name,)).fetchall()

    def kept_sql(self):
        if not self.known:
            self.known = True
            self.sql()

    def foreign_keys(self):
        rows = _pragma(self.connection, "foreign_key_list", self.name, self.schema)
        self.sql()
        return list(dict.fromkeys(row[2] for row in reversed(rows)))

    def indexes(self, auto=False):
        found = []
        for row in _pragma(self.connection, "index_list", self.name, self.schema):
            if auto or not row[1].startswith("sqlite_autoindex"):
                found.append(row[1])
                if row[4]:
                    self.connection.exec_driver_sql(
                        "SELECT sql FROM sqlite_master WHERE name = ? AND type = 'index'", (row[1],)
                    ).fetchall()
        columns = [_pragma(self.connection, "index_info", name, self.schema) for name in found]
        if not any(all(row[2] is not None for row in rows) for rows in columns):
            _pragma(self.connection, "table_info", self.name, self.schema)

    def uniques(self):
        self.indexes(True)
        self.kept_sql()


def table(connection, name, schema=None, known=None):
    """A whole table, and those its foreign keys lead to, where `known` says which tables are there
    already."""
    if not _heard(connection):
        return
    asking = _Asking(connection, name, schema)
    asking.columns()
    asking.answer("reflect_pk")
    referred = asking.foreign_keys()
    asking.indexes()
    asking.uniques()
    if known is not None:
        known.add(name)
        for other in referred:
            if other not in known:
                table(connection, other, schema, known)


def every(connection, names, schema=None):
    """All tables, method by method, as Alembic's `pre_cache_tables` asks."""
    if _heard(connection):
        askings = [_Asking(connection, name, schema) for name in names]
        for question in ("columns", "pk", "fks", "indexes", "uniques", "checks"):
            for asking in askings:
                asking.answer("reflect_" + question)


def everything(connection, known, schema=None):
    """`MetaData.reflect()`."""
    if _heard(connection):
        names(connection, "table", schema)
        sql = "SELECT name FROM sqlite_temp_master WHERE type='table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name"
        connection.exec_driver_sql(sql).fetchall()
        found = _sqla.reflect_names(connection, "table", schema)
        place = "" if schema is None else schema + "."
        every(connection, [name for name in found if place + name not in known], schema)


def autoload(bind, into, resolve_fks):
    """`Table(name, metadata, autoload_with=bind)`."""
    from sqlalchemy.engine import Connection, Engine

    bind = getattr(bind, "bind", bind)
    known = set(into.metadata.tables) if resolve_fks else None
    if isinstance(bind, Connection):
        bind._autobegin()
        table(bind, into.name, into.schema, known)
    elif isinstance(bind, Engine) and _heard(bind):
        with bind.connect() as connection:
            connection._autobegin()
            table(connection, into.name, into.schema, known)


_sqla._hand(ask_names=names, ask_every=every, ask_autoload=autoload)
