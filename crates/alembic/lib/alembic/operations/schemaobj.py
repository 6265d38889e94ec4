"""Schema objects that operations make from names alone."""

from alembic._native import _hand
from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import NULLTYPE


def column_with_default(value):
    return Column("x", NULLTYPE, server_default=value)


class SchemaObjects:
    def __init__(self, migration_context=None):
        self.migration_context = migration_context

    def metadata(self):
        target = (
            None
            if self.migration_context is None
            else self.migration_context.opts.get("target_metadata")
        )
        if hasattr(target, "naming_convention"):
            return MetaData(naming_convention=target.naming_convention)
        return MetaData()

    def primary_key_constraint(self, name, table_name, cols, schema=None, **dialect_kw):
        table = Table(
            table_name, self.metadata(), *[Column(n, NULLTYPE) for n in cols], schema=schema
        )
        constraint = PrimaryKeyConstraint(*[table.c[n] for n in cols], name=name, **dialect_kw)
        return table, constraint

    def foreign_key_constraint(
        self,
        name,
        source,
        referent,
        local_cols,
        remote_cols,
        onupdate=None,
        ondelete=None,
        deferrable=None,
        source_schema=None,
        referent_schema=None,
        initially=None,
        match=None,
        use_alter=False,
        **dialect_kw,
    ):
        metadata = self.metadata()
        if source == referent and source_schema == referent_schema:
            names = list(local_cols) + [n for n in remote_cols if n not in local_cols]
        else:
            names = list(local_cols)
            Table(
                referent,
                metadata,
                *[Column(n, NULLTYPE) for n in remote_cols],
                schema=referent_schema,
            )
        table = Table(source, metadata, *[Column(n, NULLTYPE) for n in names], schema=source_schema)
        full = f"{referent_schema}.{referent}" if referent_schema is not None else referent
        constraint = ForeignKeyConstraint(
            list(local_cols),
            ["%s.%s" % (full, n) for n in remote_cols],
            name=name,
            onupdate=onupdate,
            ondelete=ondelete,
            deferrable=deferrable,
            initially=initially,
            match=match,
            use_alter=use_alter,
            **dialect_kw,
        )
        table.append_constraint(constraint)
        return table, constraint

    def unique_constraint(self, name, source, local_cols, schema=None, **kw):
        table = Table(
            source, self.metadata(), *[Column(n, NULLTYPE) for n in local_cols], schema=schema
        )
        constraint = UniqueConstraint(*[table.c[n] for n in local_cols], name=name, **kw)
        table.append_constraint(constraint)
        return table, constraint

    def check_constraint(self, name, source, condition, schema=None, **kw):
        table = Table(source, self.metadata(), Column("x", Integer), schema=schema)
        constraint = CheckConstraint(condition, name=name, **kw)
        table.append_constraint(constraint)
        return table, constraint

    def table(self, name, *columns, **kw):
        metadata = self.metadata()
        columns = [
            column._copy() if isinstance(column, Column) and column.table is not None else column
            for column in columns
        ]
        table = Table(name, metadata, *columns, **kw)
        for column in list(table.c):
            for key in column.foreign_keys:
                self._ensure_table_for_fk(metadata, key)
        return table

    def _ensure_table_for_fk(self, metadata, key):
        spec = getattr(key, "_colspec", None)
        if not isinstance(spec, str):
            return
        table_key, _, column = spec.rpartition(".")
        schema, _, name = table_key.rpartition(".")
        if table_key not in metadata.tables:
            Table(name, metadata, Column(column, NULLTYPE), schema=schema or None)
        elif column not in metadata.tables[table_key].c:
            metadata.tables[table_key].append_column(Column(column, NULLTYPE))

    def column(self, name, type_, **kw):
        return Column(name, type_, **kw)

    def index(self, name, tablename, columns, schema=None, **kw):
        from sqlalchemy import text

        table = Table(tablename or "no_table", self.metadata(), schema=schema)
        names = [column for column in columns if isinstance(column, str)]
        for column in names:
            if column not in table.c:
                table.append_column(Column(column, NULLTYPE))
        items = [table.c[column] if isinstance(column, str) else column for column in columns]
        kw.pop("_table", None)
        return Index(name, *items, _table=table, **kw)


def constraint_alone(constraint):
    """A constraint as an operation makes it again: on a table of nothing but its columns."""
    table = constraint.table
    if not isinstance(table, Table):
        return constraint
    name, objects = constraint.name, SchemaObjects()
    columns = [column.name for column in constraint.columns]
    if isinstance(constraint, ForeignKeyConstraint):
        target = constraint.elements[0].target_fullname.rpartition(".")[0]
        schema, _, referent = target.rpartition(".")
        remote = [element.target_fullname.rpartition(".")[2] for element in constraint.elements]
        return objects.foreign_key_constraint(
            name,
            table.name,
            referent,
            columns,
            remote,
            source_schema=table.schema,
            referent_schema=schema or None,
            onupdate=constraint.onupdate,
            ondelete=constraint.ondelete,
            deferrable=constraint.deferrable,
            initially=constraint.initially,
            match=constraint.match,
            use_alter=constraint.use_alter,
        )[1]
    if isinstance(constraint, UniqueConstraint):
        return objects.unique_constraint(name, table.name, columns, schema=table.schema)[1]
    if isinstance(constraint, PrimaryKeyConstraint):
        return objects.primary_key_constraint(name, table.name, columns, schema=table.schema)[1]
    return constraint


def index_alone(index):
    """An index as an operation makes it again: over copies of its columns, which belong to no
    foreign key."""
    if index.table is None:
        return index
    columns = {}
    for expression in index.expressions:
        if isinstance(expression, Column):
            columns[expression.key] = expression._copy()
    table = Table(index.table.name, MetaData(), *columns.values(), schema=index.table.schema)
    items = [table.c[e.key] if isinstance(e, Column) else e for e in index.expressions]
    if not columns:
        return index
    return Index(index.name, *items, unique=index.unique, **index.dialect_kwargs)


_hand(
    column_with_default=column_with_default,
    index_alone=index_alone,
    constraint_alone=constraint_alone,
)
