"""Constructors of operation classes, for env.py files that change what autogenerate found
(alembic/operations/ops.py)."""

from alembic import _native
from alembic.operations.schemaobj import SchemaObjects


_native.MigrateOperation.__setattr__ = lambda self, name, value: _native.set_op_attribute(
    self, name, value
)


def constructor(cls):
    """Makes a function the constructor of a class whose instances are made natively."""

    def decorate(function):
        cls.__new__ = lambda cls, *args, **kw: function(*args, **kw)
        return function

    return decorate


def alternative(cls, name):
    """Makes a function a class method such as `from_table`."""

    def decorate(function):
        setattr(cls, name, classmethod(lambda cls, *args, **kw: function(*args, **kw)))
        return function

    return decorate


@constructor(_native.CreateTableOp)
def create_table(
    table_name,
    columns,
    *,
    schema=None,
    if_not_exists=None,
    _namespace_metadata=None,
    _constraints_included=False,
    **kw,
):
    return _native.op_create_table(
        SchemaObjects().table(table_name, *columns, schema=schema, **kw), if_not_exists
    )


@alternative(_native.CreateTableOp, "from_table")
def create_from_table(table, *, _namespace_metadata=None):
    return _native.op_create_table(table, None)


@constructor(_native.DropTableOp)
def drop_table(table_name, *, schema=None, if_exists=None, table_kw=None, _reverse=None):
    return _native.op_drop_table(
        table_name, schema, if_exists, None if _reverse is None else _reverse.to_table()
    )


@alternative(_native.DropTableOp, "from_table")
def drop_from_table(table, *, _namespace_metadata=None):
    return _native.op_drop_table(table.name, table.schema, None, table)


@constructor(_native.RenameTableOp)
def rename_table(old_table_name, new_table_name, *, schema=None):
    return _native.op_rename_table(old_table_name, new_table_name, schema)


@constructor(_native.AddColumnOp)
def add_column(
    table_name,
    column,
    *,
    schema=None,
    if_not_exists=None,
    inline_references=None,
    inline_primary_key=None,
    **kw,
):
    if column.table is None:
        column = SchemaObjects().table(table_name, column, schema=schema).c[column.name]
    return _native.op_add_column(
        table_name, schema, column, if_not_exists, inline_references, inline_primary_key
    )


@alternative(_native.AddColumnOp, "from_column")
def add_from_column(column):
    return add_column(column.table.name, column, schema=column.table.schema)


@alternative(_native.AddColumnOp, "from_column_and_tablename")
def add_from_column_and_name(schema, tname, col):
    return add_column(tname, col, schema=schema)


@constructor(_native.DropColumnOp)
def drop_column(table_name, column_name, *, schema=None, if_exists=None, _reverse=None, **kw):
    return _native.op_drop_column(
        table_name, schema, column_name, if_exists, None if _reverse is None else _reverse.column
    )


@alternative(_native.DropColumnOp, "from_column_and_tablename")
def drop_from_column_and_name(schema, tname, col):
    return _native.op_drop_column(tname, schema, col.name, None, col)


@constructor(_native.AlterColumnOp)
def alter_column(
    table_name,
    column_name,
    *,
    schema=None,
    existing_type=None,
    existing_server_default=False,
    existing_nullable=None,
    existing_comment=None,
    modify_nullable=None,
    modify_comment=False,
    modify_server_default=False,
    modify_name=None,
    modify_type=None,
    **kw,
):
    options = dict(
        nullable=modify_nullable,
        comment=modify_comment,
        server_default=modify_server_default,
        new_column_name=modify_name,
        type_=modify_type,
        existing_type=existing_type,
        existing_server_default=existing_server_default,
        existing_nullable=existing_nullable,
        existing_comment=existing_comment,
        autoincrement=kw.get("autoincrement"),
    )
    return _native.op_alter_column(table_name, schema, column_name, options)


@constructor(_native.CreateIndexOp)
def create_index(
    index_name, table_name, columns, *, schema=None, unique=False, if_not_exists=None, **kw
):
    return _native.op_create_index(
        SchemaObjects().index(index_name, table_name, columns, schema=schema, unique=unique, **kw),
        if_not_exists,
    )


@alternative(_native.CreateIndexOp, "from_index")
def create_from_index(index):
    return _native.op_create_index(index, None)


@constructor(_native.DropIndexOp)
def drop_index(index_name, table_name=None, *, schema=None, if_exists=None, _reverse=None, **kw):
    return _native.op_drop_index(index_name, table_name, schema, if_exists)


@alternative(_native.DropIndexOp, "from_index")
def drop_from_index(index):
    return _native.op_drop_index(index.name, index.table.name, index.table.schema, None, index)


@constructor(_native.CreateUniqueConstraintOp)
def create_unique_constraint(constraint_name, table_name, columns, *, schema=None, **kw):
    return _native.op_add_constraint(
        table_name,
        schema,
        SchemaObjects().unique_constraint(
            constraint_name, table_name, columns, schema=schema, **kw
        )[1],
    )


@constructor(_native.CreateCheckConstraintOp)
def create_check_constraint(constraint_name, table_name, condition, *, schema=None, **kw):
    return _native.op_add_constraint(
        table_name,
        schema,
        SchemaObjects().check_constraint(
            constraint_name, table_name, condition, schema=schema, **kw
        )[1],
    )


@constructor(_native.CreatePrimaryKeyOp)
def create_primary_key(constraint_name, table_name, columns, *, schema=None, **kw):
    return _native.op_add_constraint(
        table_name,
        schema,
        SchemaObjects().primary_key_constraint(constraint_name, table_name, columns, schema=schema)[
            1
        ],
    )


@constructor(_native.CreateForeignKeyOp)
def create_foreign_key(
    constraint_name, source_table, referent_table, local_cols, remote_cols, **kw
):
    constraint = SchemaObjects().foreign_key_constraint(
        constraint_name, source_table, referent_table, local_cols, remote_cols, **kw
    )[1]
    return _native.op_add_constraint(source_table, kw.get("source_schema"), constraint)


def from_constraint(constraint):
    return _native.op_add_constraint(constraint.table.name, constraint.table.schema, constraint)


for _cls in (
    _native.CreateUniqueConstraintOp,
    _native.CreateCheckConstraintOp,
    _native.CreatePrimaryKeyOp,
    _native.CreateForeignKeyOp,
):
    alternative(_cls, "from_constraint")(from_constraint)


@constructor(_native.DropConstraintOp)
def drop_constraint(
    constraint_name, table_name, type_=None, *, schema=None, if_exists=None, _reverse=None
):
    return _native.op_drop_constraint(table_name, schema, constraint_name, type_, if_exists)


_kinds = {
    "unique_constraint": "unique",
    "foreign_key_constraint": "foreignkey",
    "primary_key_constraint": "primary",
    "check_constraint": "check",
    "column_check_constraint": "check",
}


@alternative(_native.DropConstraintOp, "from_constraint")
def drop_from_constraint(constraint):
    kind = _kinds[constraint.__visit_name__]
    return _native.op_drop_constraint(
        constraint.table.name, constraint.table.schema, constraint.name, kind, None, constraint
    )


@constructor(_native.CreateTableCommentOp)
def create_table_comment(table_name, comment, *, schema=None, existing_comment=None):
    return _native.op_table_comment(table_name, schema, comment, existing_comment)


@constructor(_native.DropTableCommentOp)
def drop_table_comment(table_name, *, schema=None, existing_comment=None):
    return _native.op_table_comment(table_name, schema, None, existing_comment)


@constructor(_native.ExecuteSQLOp)
def execute(sqltext, *, execution_options=None):
    return _native.op_execute(sqltext if isinstance(sqltext, str) else _native.literal_sql(sqltext))


@constructor(_native.ModifyTableOps)
def modify_table(table_name, ops, *, schema=None):
    return _native.op_modify_table(table_name, schema, list(ops))
