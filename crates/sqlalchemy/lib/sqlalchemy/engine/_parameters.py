"""What execute() was given, bound to what a statement asks for; values of defaults."""

import _sqla
import sqlite3
from sqlalchemy import exc


def _distill(parameters):
    if parameters is None:
        return []
    if isinstance(parameters, dict) or (
        hasattr(parameters, "keys") and hasattr(parameters, "__getitem__")
    ):
        return [dict(parameters)]
    if isinstance(parameters, (list, tuple)):
        if not parameters:
            return []
        if not (isinstance(parameters[0], dict) or hasattr(parameters[0], "keys")):
            raise exc.ArgumentError("List argument must consist only of dictionaries")
        return (
            [dict(p) for p in parameters] if isinstance(parameters, list) or len(parameters) else []
        )
    raise exc.ArgumentError("mapping or list expected for parameters")


class _Many(list):
    """Marks parameters given as a list, which executes many times."""


def _is_many(sets):
    return len(sets) > 1


def _bound(connection, sql, params, values, sets):
    """Parameter values through their types, in order; errors as SQLAlchemy wraps them."""
    out = []
    for name, has, value, type_ in params:
        if name in values:
            value = values[name]
        elif not has:
            _missing(name, sql, sets)
        if _sqla.is_element(value):
            raise exc.ArgumentError("SQL expressions are not accepted as parameters")
        try:
            out.append(_sqla.bind_value(type_, value))
        except (sqlite3.Error, exc.SQLAlchemyError):
            raise
        except Exception as e:
            raise exc.StatementError(
                "(%s.%s) %s" % (type(e).__module__, type(e).__qualname__, e), sql, sets, e
            ) from e
    return tuple(out)


def _missing(name, sql, sets):
    try:
        raise exc.InvalidRequestError(
            "A value is required for bind parameter %r" % name, code="cd3x"
        )
    except exc.InvalidRequestError as orig:
        raise exc.StatementError(
            "(sqlalchemy.exc.InvalidRequestError) A value is required for bind parameter %r" % name,
            sql,
            sets or [],
            orig,
            code="cd3x",
        ) from orig


def _call_default(default, context):
    fn = default.arg
    code = getattr(fn, "__code__", None)
    if code is not None:
        needed = code.co_argcount - len(getattr(fn, "__defaults__", None) or ())
        if getattr(fn, "__self__", None) is not None:
            needed -= 1
        if needed > 0:
            return fn(context)
    return fn()


class _DefaultContext:
    def __init__(self, connection, params, column):
        self.connection = self.root_connection = connection
        self.dialect = connection.dialect
        self.engine = connection.engine
        self.current_parameters = params
        self.current_column = column

    def get_current_parameters(self, isolate_multiinsert_groups=True):
        return self.current_parameters


def _default_value(connection, default, params, column):
    if default.is_callable:
        return _call_default(default, _DefaultContext(connection, params, column))
    if default.is_sequence:
        return None
    return default.arg


def _with_defaults(connection, table, values, onupdate=False):
    """Adds Python-side defaults for columns without a value."""
    out = dict(values)
    for column in table.c:
        default = getattr(column, "onupdate" if onupdate else "default", None)
        if default is not None and column.key not in out and not default.is_sequence:
            out[column.key] = _default_value(connection, default, out, column)
    return out


def _json_nulls(table, values):
    return values


def _param_key(key):
    return key if isinstance(key, str) else key.key


def _names_bind(statement, key):
    return False
