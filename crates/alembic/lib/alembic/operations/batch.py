"""Batch mode: operations are collected; at the end of the block the table is altered, or copied and
moved."""

from contextlib import nullcontext

from alembic import _native
from alembic.util import CommandError
from sqlalchemy import CheckConstraint, MetaData, Table
from sqlalchemy.sql.elements import conv


class BatchOperationsImpl:
    def __init__(
        self,
        operations,
        table_name,
        schema,
        recreate,
        copy_from,
        table_args,
        table_kwargs,
        reflect_args,
        reflect_kwargs,
        naming_convention,
        partial_reordering,
    ):
        if recreate not in ("auto", "always", "never"):
            raise ValueError("recreate may be one of 'auto', 'always', or 'never'.")
        self.operations, self.table_name, self.schema, self.recreate = (
            operations,
            table_name,
            schema,
            recreate,
        )
        self.copy_from, self.table_args, self.table_kwargs = (
            copy_from,
            tuple(table_args),
            table_kwargs,
        )
        self.reflect_args, self.reflect_kwargs = tuple(reflect_args), reflect_kwargs
        self.naming_convention, self.partial_reordering = naming_convention, partial_reordering
        self.batch = []

    @property
    def impl(self):
        return self.operations.impl

    @property
    def bind(self):
        return self.impl.bind

    def execute(self, sqltext, execution_options=None):
        return self.impl.execute(sqltext, execution_options=execution_options)

    def add(self, operation, insert_before=None, insert_after=None):
        if (insert_before is not None or insert_after is not None) and not self._should_recreate():
            raise CommandError(
                "Can't specify insert_before or insert_after when using ALTER; please specify recreate='always'"
            )
        self.batch.append((operation, insert_before, insert_after))

    def flush(self):
        with self._scope():
            if self._should_recreate():
                self._rebuild()
            else:
                for operation, _, _ in self.batch:
                    _native.invoke(self.impl, operation)

    def _scope(self):
        connection = self.impl.connection
        if self.impl.as_sql or connection is None or connection.in_transaction():
            return nullcontext()
        return connection.begin()

    def _should_recreate(self):
        if self.recreate == "auto":
            return _native.needs_recreate([operation for operation, _, _ in self.batch])
        return self.recreate == "always"

    def _rebuild(self):
        table = self._existing_table()
        restates_checks = any(isinstance(arg, CheckConstraint) for arg in self.table_args)

        def make(name, columns):
            return Table(
                name,
                MetaData(),
                *columns,
                *self.table_args,
                schema=table.schema,
                **self.table_kwargs,
            )

        _native.apply_batch(
            self.impl,
            self.batch,
            table,
            self.copy_from is None,
            self.partial_reordering,
            restates_checks,
            make,
        )

    def _existing_table(self):
        if self.copy_from is not None:
            return self.copy_from
        if self.operations.migration_context.as_sql:
            raise CommandError(
                f"This operation cannot proceed in --sql mode; batch mode with dialect {self.operations.migration_context.dialect.name} requires a live database connection "
                f'with which to reflect the table "{self.table_name}". To generate a batch SQL migration script using table "move and copy", a complete Table object should be '
                f'passed to the "copy_from" argument of the batch_alter_table() method so that table reflection can be skipped.'
            )
        listeners = list(self.reflect_kwargs.get("listeners", ())) + [
            ("column_reflect", self.impl.autogen_column_reflect)
        ]
        options = dict(self.reflect_kwargs, listeners=listeners)
        table = Table(
            self.table_name,
            MetaData(),
            *self.reflect_args,
            schema=self.schema,
            autoload_with=self.operations.get_bind(),
            **options,
        )
        if self.naming_convention:
            for named in (*table.constraints, *table.indexes):
                if isinstance(named.name, str):
                    named.name = conv(named.name)
            table = table.to_metadata(MetaData(naming_convention=self.naming_convention))
        return table
