"""sqlalchemy.sql.schema: what the native schema classes have in Python only."""

import _sqla
from _sqla import (
    SchemaItem,
    MetaData,
    Table,
    Column,
    ForeignKey,
    Constraint,
    ColumnCollectionConstraint,
    PrimaryKeyConstraint,
    ForeignKeyConstraint,
    UniqueConstraint,
    CheckConstraint,
    Index,
    FetchedValue,
    DefaultClause,
    Computed,
    Identity,
    ColumnDefault,
    ScalarElementColumnDefault,
    CallableColumnDefault,
    ColumnElementColumnDefault,
    Sequence,
    conv,
    quoted_name,
    ColumnClause,
    FromClause,
)
from sqlalchemy import exc

BLANK_SCHEMA = "\x02blank"
RETAIN_SCHEMA = "\x01retain"


class _OrderedSet(set):
    """A set that shows its members in the order they came."""

    def __new__(cls, items=()):
        return super().__new__(cls)

    def __init__(self, items=()):
        self._list = list(items)
        super().__init__(self._list)

    def __iter__(self):
        return iter(self._list)

    def __repr__(self):
        # In the real package it is a plain set.
        return "{" + ", ".join(map(repr, self._list)) + "}" if self._list else "set()"


Table.constraints = property(lambda self: _OrderedSet(self._sorted_constraints))
Table.indexes = property(lambda self: _OrderedSet(self._index_list))
Table.foreign_keys = property(lambda self: _OrderedSet(self._foreign_key_list))
Table.foreign_key_constraints = property(
    lambda self: _OrderedSet(
        [c for c in self._sorted_constraints if isinstance(c, ForeignKeyConstraint)]
    )
)
Column.foreign_keys = property(lambda self: _OrderedSet(self._foreign_key_list))
Column.constraints = property(lambda self: _OrderedSet(self._constraint_list))


class _DialectOptions(dict):
    def __missing__(self, key):
        return _DialectDefaults()


class _DialectDefaults(dict):
    def __missing__(self, key):
        return None


def _dialect_options(self):
    out = _DialectOptions()
    for key, value in self._option_items:
        dialect, _, name = key.partition("_")
        out.setdefault(dialect, _DialectDefaults())[name] = value
    return out


for _cls in (Table, Column, Index, Constraint):
    _cls.dialect_options = property(_dialect_options)
    _cls.dialect_kwargs = property(lambda self: dict(self._option_items))
    _cls.kwargs = property(lambda self: dict(self._option_items))


def _create(self, bind=None, checkfirst=False):
    from sqlalchemy.engine import _run_ddl

    _run_ddl(bind, lambda connection: _create_table(connection, self, checkfirst))


def _is_there(connection, table):
    from sqlalchemy.engine import _questions

    schema = _schema_of(connection, table)
    _questions.has_table(connection, table.name, schema)
    return _sqla.reflect_has_table(connection, table.name, schema)


def _schema_of(connection, table):
    """The schema that a table is in, as the connection's options translate it."""
    translated = connection._execution_options.get("schema_translate_map") or {}
    return translated.get(table.schema, table.schema)


def _create_table(connection, table, checkfirst):
    if checkfirst and _is_there(connection, table):
        return
    _fire(table, "before_create", connection)
    connection._execute_text(_sqla.create_table_sql(table))
    for index in table._index_list:
        connection._execute_text(_sqla.create_index_sql(index))
    _fire(table, "after_create", connection)


def _drop(self, bind=None, checkfirst=False):
    from sqlalchemy.engine import _run_ddl

    _run_ddl(bind, lambda connection: _drop_table(connection, self, checkfirst))


def _drop_table(connection, table, checkfirst):
    if checkfirst and not _is_there(connection, table):
        return
    _fire(table, "before_drop", connection)
    connection._execute_text(_sqla.drop_table_sql(table))
    _fire(table, "after_drop", connection)


def _fire(target, name, connection, **kw):
    from sqlalchemy import event

    event._fire_ddl(target, name, connection, **kw)


Table.create = _create
Table.drop = _drop
Table.exists = lambda self, bind=None: _sqla.reflect_has_table(bind, self.name, self.schema)
Table.tometadata = lambda self, metadata, schema=RETAIN_SCHEMA, **kw: self.to_metadata(
    metadata, schema=schema, **kw
)


def _existing(connection, metadata, tables):
    """The keys of tables that are there."""
    found, known = [], {}
    for table in metadata.tables.values() if tables is None else tables:
        schema = _schema_of(connection, table)
        if schema not in known and (
            schema is None or schema in _sqla.reflect_names(connection, "schema")
        ):
            known[schema] = _sqla.reflect_names(connection, "table", schema)
            known[schema] += _sqla.reflect_names(connection, "view", schema)
        if table.name in known.get(schema, ()):
            found.append(table.key)
    return found


def _log_checks(connection, metadata, tables, existing, checkfirst):
    """Each table is asked for before it is made or dropped; an echo shows the questions."""
    from sqlalchemy.engine import _questions

    if not checkfirst or not _questions._heard(connection):
        return
    for table in metadata.tables.values() if tables is None else tables:
        _questions.has_table(connection, table.name, _schema_of(connection, table))


def _create_all(self, bind=None, tables=None, checkfirst=True):
    from sqlalchemy.engine import _run_ddl

    def run(connection):
        existing = _existing(connection, self, tables) if checkfirst else []
        _log_checks(connection, self, tables, existing, checkfirst)
        steps = _sqla.create_plan(self, None if tables is None else list(tables), existing)
        chosen = [table for table, _, is_table in steps if is_table]
        _fire(self, "before_create", connection, tables=chosen)
        for number, (table, sql, is_table) in enumerate(steps):
            if is_table:
                _fire(table, "before_create", connection)
            connection._execute_text(sql)
            last = number + 1 == len(steps) or steps[number + 1][2]
            if last:
                _fire(table, "after_create", connection)
        _fire(self, "after_create", connection, tables=chosen)

    _run_ddl(bind, run)


def _drop_all(self, bind=None, tables=None, checkfirst=True):
    from sqlalchemy.engine import _run_ddl

    def run(connection):
        existing = (
            _existing(connection, self, tables)
            if checkfirst
            else [t.key for t in (tables or self.tables.values())]
        )
        _log_checks(connection, self, tables, existing, checkfirst)
        steps = _sqla.drop_plan(self, None if tables is None else list(tables), existing)
        chosen = [table for table, _, _ in steps]
        _fire(self, "before_drop", connection, tables=chosen)
        for table, sql, _ in steps:
            _fire(table, "before_drop", connection)
            connection._execute_text(sql)
            _fire(table, "after_drop", connection)
        _fire(self, "after_drop", connection, tables=chosen)

    _run_ddl(bind, run)


def _extend_reflected(table, connection, replace):
    """What the database knows of a table that is there already: further columns, or all of them
    anew where they replace."""
    from sqlalchemy.engine.reflection import inspect

    if not inspect(connection).has_table(table.name, schema=table.schema):
        return
    found = Table(
        table.name, MetaData(), autoload_with=connection, schema=table.schema, resolve_fks=False
    )
    new = [column for column in found.c if replace or column.name not in table.c]
    table._extend([column._copy() for column in new])
    names = {column.name for column in new}
    for constraint in found.foreign_key_constraints:
        columns = [column.name for column in constraint.columns]
        if names.issuperset(columns):
            targets = [key.target_fullname for key in constraint.elements]
            table.append_constraint(ForeignKeyConstraint(columns, targets, name=constraint.name))


def _reflect(
    self,
    bind=None,
    schema=None,
    views=False,
    only=None,
    extend_existing=False,
    autoload_replace=True,
    resolve_fks=True,
    **kw,
):
    from sqlalchemy.engine import Engine, _questions

    def run(connection):
        place = schema or self.schema
        _questions.everything(connection, () if extend_existing else set(self.tables), place)
        names = only
        if callable(only):
            found = _sqla.reflect_names(connection, "table", schema or self.schema)
            names = [n for n in found if only(n, self)]
        known = set(self.tables) if extend_existing else set()
        _sqla.reflect_metadata(
            connection,
            self,
            views,
            None if names is None else list(names),
            str(connection.engine.url),
            schema,
            resolve_fks,
        )
        for table in [
            self.tables[key]
            for key in sorted(known)
            if names is None or self.tables[key].name in names
        ]:
            _extend_reflected(table, connection, autoload_replace)

    if isinstance(bind, Engine):
        with bind.connect() as connection:
            connection._autobegin()
            run(connection)
    else:
        bind._autobegin()
        run(bind)


MetaData.create_all = _create_all
MetaData.drop_all = _drop_all
MetaData.reflect = _reflect
MetaData.bind = None


def _index_create(self, bind=None, checkfirst=False):
    from sqlalchemy.engine import _run_ddl

    _run_ddl(bind, lambda connection: connection._execute_text(_sqla.create_index_sql(self)))


def _index_drop(self, bind=None, checkfirst=False):
    from sqlalchemy.engine import _run_ddl

    _run_ddl(bind, lambda connection: connection._execute_text(_sqla.drop_index_sql(self)))


Index.create = _index_create
Index.drop = _index_drop


def insert_sentinel(*args, **kw):
    raise NotImplementedError("insert_sentinel() is not supported here")


def _conv_repr(self):
    return str.__repr__(self)


def _quoted_new(cls, value, quote=None):
    if isinstance(value, cls) and quote in (None, getattr(value, "quote", None)):
        return value
    made = str.__new__(cls, value)
    made.quote = quote
    return made


quoted_name.__new__ = staticmethod(_quoted_new)
quoted_name.quote = None
HasConditionalDDL = SchemaItem
