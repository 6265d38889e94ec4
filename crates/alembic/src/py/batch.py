"""Batch mode: operations are collected; at the end of the block the table is altered, or copied and moved."""
from alembic import _native
from alembic.util import CommandError


class BatchOperationsImpl:
    def __init__(self, operations, table_name, schema, recreate, copy_from, table_args, table_kwargs, reflect_args, reflect_kwargs, naming_convention, partial_reordering):
        if recreate not in ("auto", "always", "never"):
            raise ValueError("recreate may be one of 'auto', 'always', or 'never'.")
        self.operations, self.table_name, self.schema, self.recreate = operations, table_name, schema, recreate
        self.copy_from, self.table_args, self.table_kwargs = copy_from, tuple(table_args), table_kwargs
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
        self.batch.append((operation, insert_before, insert_after))

    def flush(self):
        if not self._should_recreate():
            for operation, before, after in self.batch:
                if before is not None or after is not None:
                    raise CommandError("Can't specify insert_before or insert_after when using ALTER; please specify recreate='always'")
                _native.invoke(self.impl, operation)
            return
        raise NotImplementedError("the playground cannot rebuild a table in a batch yet")

    def _should_recreate(self):
        if self.recreate == "auto":
            return _native.needs_recreate([operation for operation, _, _ in self.batch])
        return self.recreate == "always"
