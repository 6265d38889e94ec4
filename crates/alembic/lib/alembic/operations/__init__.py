"""Operations: what `op` and `batch_op` do."""

from contextlib import contextmanager

from alembic import _native, op as _op
from alembic._native import MigrateOperation
from alembic.operations.schemaobj import SchemaObjects

_plugins = {}
# What `alter_column()` may change, and what it may be told of the column.
_CHANGES = ("nullable", "comment", "server_default", "new_column_name", "type_") + tuple(
    f"existing_{what}" for what in ("type", "server_default", "nullable", "comment")
)
_KEY_OPTIONS = ("onupdate", "ondelete", "deferrable", "initially", "match", "referent_schema")


def _named(names, arguments, **others):
    """Some of a function's arguments, and others, by their names."""
    return {name: arguments[name] for name in names} | others


class AbstractOperations:
    def __init__(self, migration_context, impl=None):
        self.migration_context = migration_context
        self.impl = migration_context.impl if impl is None else impl
        self.schema_obj = SchemaObjects(migration_context)

    @classmethod
    def register_operation(cls, name, sourcename=None):
        def register(op_cls):
            function = getattr(op_cls, sourcename or name)
            setattr(cls, name, lambda self, *args, **kw: function(self, *args, **kw))
            return op_cls

        return register

    @classmethod
    def implementation_for(cls, op_cls, replace=False):
        def decorate(function):
            _plugins[op_cls] = function
            return function

        return decorate

    @classmethod
    @contextmanager
    def context(cls, migration_context):
        operations = Operations(migration_context)
        _op._stack.append(operations)
        try:
            yield operations
        finally:
            _op._stack.remove(operations)

    def invoke(self, operation):
        for cls in type(operation).__mro__:
            if cls in _plugins:
                return _plugins[cls](self, operation)
        return self._perform(operation)

    def _perform(self, operation):
        return _native.invoke(self.impl, operation)

    def _constrain(self, place, kind, name, of, options):
        """Adds a constraint to a table, named with its schema; `kind` is a method of SchemaObjects."""
        table, schema = place
        _, made = getattr(self.schema_obj, kind)(name, table, of, schema=schema, **options)
        return self.invoke(_native.op_add_constraint(table, schema, made))

    def get_bind(self):
        """The connection, None offline."""
        context = self.get_context()
        return context.bind

    def get_context(self):
        """The MigrationContext."""
        return self.migration_context

    def f(self, name):
        from sqlalchemy.sql.elements import conv

        return conv(name)

    def inline_literal(self, value, type_=None):
        from sqlalchemy import literal, literal_column

        bound = literal(value, type_)
        return literal_column(_native.literal_sql(bound), bound.type)

    def execute(self, sqltext, *, execution_options=None):
        return self.migration_context.impl.execute(sqltext, execution_options=execution_options)

    def run_async(self, *args, **kw):
        raise NotImplementedError("the playground does not have run_async")


class Operations(AbstractOperations):
    @contextmanager
    def batch_alter_table(
        self,
        table_name,
        schema=None,
        recreate="auto",
        partial_reordering=None,
        copy_from=None,
        table_args=(),
        table_kwargs=None,
        reflect_args=(),
        reflect_kwargs=None,
        naming_convention=None,
    ):
        from alembic.operations.batch import BatchOperationsImpl

        impl = BatchOperationsImpl(
            self,
            table_name,
            schema,
            recreate,
            copy_from,
            table_args,
            dict(table_kwargs or {}),
            reflect_args,
            dict(reflect_kwargs or {}),
            naming_convention,
            partial_reordering,
        )
        yield BatchOperations(self.migration_context, impl)
        impl.flush()

    def create_table(self, table_name, *columns, if_not_exists=None, **kw):
        table = self.schema_obj.table(table_name, *columns, **kw)
        self.invoke(_native.op_create_table(table, if_not_exists))
        return table

    def drop_table(self, table_name, *, schema=None, if_exists=None, **kw):
        self.invoke(_native.op_drop_table(table_name, schema, if_exists))

    def rename_table(self, old_table_name, new_table_name, *, schema=None):
        return self.invoke(_native.op_rename_table(old_table_name, new_table_name, schema))

    def add_column(
        self,
        table_name,
        column,
        *,
        schema=None,
        if_not_exists=None,
        inline_references=None,
        inline_primary_key=None,
    ):
        table = self.schema_obj.table(table_name, column, schema=schema)
        return self.invoke(
            _native.op_add_column(
                table_name,
                schema,
                table.c[column.name],
                if_not_exists,
                inline_references,
                inline_primary_key,
            )
        )

    def drop_column(self, table_name, column_name, *, schema=None, if_exists=None, **kw):
        return self.invoke(_native.op_drop_column(table_name, schema, column_name, if_exists))

    def alter_column(
        self,
        table_name,
        column_name,
        *,
        nullable=None,
        comment=False,
        server_default=False,
        new_column_name=None,
        type_=None,
        existing_type=None,
        existing_server_default=False,
        existing_nullable=None,
        existing_comment=None,
        schema=None,
        **kw,
    ):
        changes = _named(_CHANGES, locals(), autoincrement=kw.get("autoincrement"))
        return self.invoke(_native.op_alter_column(table_name, schema, column_name, changes))

    def create_index(
        self,
        index_name,
        table_name,
        columns,
        *,
        schema=None,
        unique=False,
        if_not_exists=None,
        **kw,
    ):
        options = {"unique": unique, "schema": schema, **kw}
        index = self.schema_obj.index(index_name, table_name, columns, **options)
        return self.invoke(_native.op_create_index(index, if_not_exists))

    def drop_index(self, index_name, table_name=None, *, schema=None, if_exists=None, **kw):
        return self.invoke(_native.op_drop_index(index_name, table_name, schema, if_exists))

    def create_unique_constraint(self, constraint_name, table_name, columns, *, schema=None, **kw):
        place = table_name, schema
        return self._constrain(place, "unique_constraint", constraint_name, columns, kw)

    def create_check_constraint(self, constraint_name, table_name, condition, *, schema=None, **kw):
        place = table_name, schema
        return self._constrain(place, "check_constraint", constraint_name, condition, kw)

    def create_primary_key(self, constraint_name, table_name, columns, *, schema=None):
        place = table_name, schema
        return self._constrain(place, "primary_key_constraint", constraint_name, columns, {})

    def create_foreign_key(
        self,
        constraint_name,
        source_table,
        referent_table,
        local_cols,
        remote_cols,
        *,
        onupdate=None,
        ondelete=None,
        deferrable=None,
        initially=None,
        match=None,
        source_schema=None,
        referent_schema=None,
        **kw,
    ):
        options = _named(_KEY_OPTIONS, locals(), source_schema=source_schema, **kw)
        ends = source_table, referent_table, local_cols, remote_cols
        _, key = self.schema_obj.foreign_key_constraint(constraint_name, *ends, **options)
        return self.invoke(_native.op_add_constraint(source_table, source_schema, key))

    def drop_constraint(
        self, constraint_name, table_name, type_=None, *, schema=None, if_exists=None
    ):
        _check_type(type_)
        return self.invoke(
            _native.op_drop_constraint(table_name, schema, constraint_name, type_, if_exists)
        )

    def create_table_comment(self, table_name, comment, *, existing_comment=None, schema=None):
        return self.invoke(_native.op_table_comment(table_name, schema, comment, existing_comment))

    def drop_table_comment(self, table_name, *, existing_comment=None, schema=None):
        return self.invoke(_native.op_table_comment(table_name, schema, None, existing_comment))

    def bulk_insert(self, table, rows, *, multiinsert=True):
        return self.impl.bulk_insert(table, rows, multiinsert=multiinsert)


_CONSTRAINT_TYPES = {name: name for name in ("foreignkey", "primary", "unique", "check", None)}


def _check_type(type_):
    try:
        _CONSTRAINT_TYPES[type_]
    except KeyError as error:
        known = ", ".join(sorted(repr(name) for name in _CONSTRAINT_TYPES))
        raise TypeError("'type' can be one of %s" % known) from error


class BatchOperations(AbstractOperations):
    """The same operations for the one table of a batch."""

    @property
    def _table(self):
        return self.impl.table_name, self.impl.schema

    def _perform(self, operation):
        return self.impl.add(operation)

    def add_column(
        self,
        column,
        *,
        insert_before=None,
        insert_after=None,
        if_not_exists=None,
        inline_references=None,
        inline_primary_key=None,
    ):
        name, schema = self._table
        table = self.schema_obj.table(name, column, schema=schema)
        operation = _native.op_add_column(
            name, schema, table.c[column.name], if_not_exists, inline_references, inline_primary_key
        )
        return self.impl.add(operation, insert_before=insert_before, insert_after=insert_after)

    def drop_column(self, column_name, *, if_exists=None, **kw):
        name, schema = self._table
        return self.invoke(_native.op_drop_column(name, schema, column_name, if_exists))

    def alter_column(
        self,
        column_name,
        *,
        nullable=None,
        comment=False,
        server_default=False,
        new_column_name=None,
        type_=None,
        existing_type=None,
        existing_server_default=False,
        existing_nullable=None,
        existing_comment=None,
        insert_before=None,
        insert_after=None,
        **kw,
    ):
        changes = _named(_CHANGES, locals(), autoincrement=kw.get("autoincrement"))
        operation = _native.op_alter_column(*self._table, column_name, changes)
        return self.impl.add(operation, insert_before=insert_before, insert_after=insert_after)

    def create_index(self, index_name, columns, *, if_not_exists=None, **kw):
        name, schema = self._table
        index = self.schema_obj.index(index_name, name, columns, schema=schema, **kw)
        return self.invoke(_native.op_create_index(index, if_not_exists))

    def drop_index(self, index_name, *, if_exists=None, **kw):
        name, schema = self._table
        return self.invoke(_native.op_drop_index(index_name, name, schema, if_exists))

    def create_unique_constraint(self, constraint_name, columns, **kw):
        return self._constrain(self._table, "unique_constraint", constraint_name, columns, kw)

    def create_check_constraint(self, constraint_name, condition, **kw):
        return self._constrain(self._table, "check_constraint", constraint_name, condition, kw)

    def create_primary_key(self, constraint_name, columns):
        return self._constrain(self._table, "primary_key_constraint", constraint_name, columns, {})

    def create_foreign_key(
        self,
        constraint_name,
        referent_table,
        local_cols,
        remote_cols,
        *,
        referent_schema=None,
        onupdate=None,
        ondelete=None,
        deferrable=None,
        initially=None,
        match=None,
        **kw,
    ):
        name, schema = self._table
        options = _named(_KEY_OPTIONS, locals(), source_schema=schema, **kw)
        ends = name, referent_table, local_cols, remote_cols
        _, key = self.schema_obj.foreign_key_constraint(constraint_name, *ends, **options)
        return self.invoke(_native.op_add_constraint(name, schema, key))

    def drop_constraint(self, constraint_name, type_=None):
        _check_type(type_)
        name, schema = self._table
        return self.invoke(_native.op_drop_constraint(name, schema, constraint_name, type_))

    def create_table_comment(self, comment, *, existing_comment=None):
        name, schema = self._table
        return self.invoke(_native.op_table_comment(name, schema, comment, existing_comment))

    def drop_table_comment(self, *, existing_comment=None):
        name, schema = self._table
        return self.invoke(_native.op_table_comment(name, schema, None, existing_comment))
