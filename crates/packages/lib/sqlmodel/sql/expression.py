"""sqlmodel.sql.expression: SELECTs that know whether they are of one thing."""

import sqlalchemy


def col(column_expression):
    """A column, for those who check types."""
    return column_expression


def select(*entities, **kwargs):
    """`sqlalchemy.select`; `Session.exec()` gives the things themselves where there is one."""
    statement = sqlalchemy.select(*entities, **kwargs)
    return statement.execution_options(_sqlmodel_scalar=len(entities) == 1)
