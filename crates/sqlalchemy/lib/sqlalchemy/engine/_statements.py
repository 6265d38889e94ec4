"""A statement of each kind, carried out."""

import logging
import re
import _sqla
import sqlite3
from sqlalchemy import exc, event
from sqlalchemy.engine.cursor import CursorResult
from sqlalchemy.engine.row import _Meta
from sqlalchemy.sql.dml import Insert, Update
from sqlalchemy.log import _log
from sqlalchemy.engine.interfaces import ExceptionContext, ExecutionContext
from sqlalchemy.engine._insert_many import _execute_insert, _shortened
from sqlalchemy.engine._parameters import (
    _bound,
    _distill,
    _names_bind,
    _param_key,
    _with_defaults,
)


_LIST = re.compile(
    r"IN \((?:VALUES [?, ()]*|[?, ]*|SELECT 1[, 1]* FROM \(SELECT 1[, 1]*\) WHERE 1!=1)\)"
)
_flushing = False


class _Executing:
    """The part of a connection that runs statements and says what came of them."""

    def execute(self, statement, parameters=None, *, execution_options=None):
        if isinstance(statement, str) or not getattr(statement, "_sqla_executable", False):
            raise exc.ObjectNotExecutableError(statement)
        self._check_open()
        options = dict(self._execution_options, **getattr(statement, "_execution_options", {}))
        options.update(execution_options or {})
        schemas = options.get("schema_translate_map")
        if schemas:
            return _sqla.translated(schemas, lambda: self._carry_out(statement, parameters))
        return self._carry_out(statement, parameters)

    def _carry_out(self, statement, parameters):
        if hasattr(statement, "_execute_on"):
            return statement._execute_on(self, parameters)
        if hasattr(statement, "_ddl_sql"):
            return self._execute_text(statement._ddl_sql())
        if isinstance(statement, _sqla.ColumnDefault):
            return self._scalar_default(statement)
        return self._run(statement, _distill(parameters))

    def scalar(self, statement, parameters=None, *, execution_options=None):
        return self.execute(statement, parameters, execution_options=execution_options).scalar()

    def scalars(self, statement, parameters=None, *, execution_options=None):
        return self.execute(statement, parameters, execution_options=execution_options).scalars()

    def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        self._check_open()
        self._autobegin()
        many = (
            isinstance(parameters, list)
            and bool(parameters)
            and isinstance(parameters[0], (tuple, dict, list))
        )
        given = parameters if parameters is not None else ()
        if isinstance(given, list) and not many:
            given = tuple(given)
        return self._cursor(statement, given, many, "raw sql", None)

    def _execute_text(self, sql):
        """DDL and other text without parameters."""
        self._check_open()
        self._autobegin()
        return self._cursor(sql, (), False, "no key", None)

    def _scalar_default(self, default):
        return default.arg({}) if default.is_callable else default.arg

    def _run(self, statement, parameter_sets):
        self._autobegin()
        if isinstance(statement, Insert):
            return _execute_insert(self, statement, parameter_sets)
        if isinstance(statement, Update):
            return _execute_update(self, statement, parameter_sets)
        return _execute_plain(self, statement, parameter_sets)

    def _run_plain(self, statement, parameter_sets):
        return _execute_plain(self, statement, parameter_sets)

    def _cursor(self, sql, params, many, how, columns, original=None):
        from sqlalchemy.engine.base import Engine

        before = event._for("before_cursor_execute", self, self.engine, Engine)
        after = event._for("after_cursor_execute", self, self.engine, Engine)
        context = ExecutionContext(self, sql, params, many) if before or after else None
        for fn in before:
            changed = fn(self, None, sql, params, context, many)
            if fn.retval and changed is not None:
                sql, params = context.statement, context.parameters = changed
        if self.engine._echo or _log.isEnabledFor(logging.INFO):
            self._log_statement(sql, params, many, how)
        self._may_send(sql, params)
        try:
            raw = self._dbapi._raw
            if many:
                names, rows, count, last = raw.execute_many(sql, params)
            else:
                names, rows, count, last = raw.execute(sql, params)
        except sqlite3.Error as e:
            wrapped = exc.wrap_dbapi(e, sql, params, many, self.engine.hide_parameters)
            _handle_error(self, wrapped, e, sql, params)
            raise wrapped from e
        for fn in after:
            fn(self, None, sql, params, context, many)
        return self._made(names, rows, count, last, columns)

    def _may_send(self, sql, params):
        """Raises where code that cannot wait sends a statement to an asynchronous database."""
        try:
            self._may_reach()
        except exc.MissingGreenlet as e:
            text = "(sqlalchemy.exc.MissingGreenlet) %s" % e.args[0]
            hide = self.engine.hide_parameters
            raise exc.StatementError(text, sql, params, e, hide, code=e.code) from e

    def _made(self, names, rows, count, last, columns):
        if names is None:
            return CursorResult(None, [], count, last)
        if not columns:
            return CursorResult(_Meta(names), rows, count, last)
        names, types, elements = zip(*columns)
        return CursorResult(
            _Meta(list(names), list(elements)), rows, count, last, types=list(types)
        )

    @staticmethod
    def _flush(running):
        global _flushing
        _flushing = running

    def _log_statement(self, sql, params, many, how):
        place = getattr(self, "_many_place", None)
        self._engine_log("%s", sql if place is None else _shortened(sql))
        if place is not None and len(place) > 3:
            sql = place[3]
        # A flush makes statements of its own, and one for many rows is another one.
        # How long a list is, is no part of it; which options and relationship it comes from, is.
        key = (
            _LIST.sub("IN ?", sql) if " IN (" in sql else sql,
            many,
            _flushing and not sql.startswith("SELECT"),
            getattr(self, "_signature", None) or (),
        )
        if how == "raw sql":
            stats = "raw sql"
        elif how == "no key":
            stats = "no key 0.00010s"
        elif key in self.engine._compiled:
            stats = "cached since 0.001s ago"
        else:
            self.engine._compiled[key] = True
            stats = "generated in 0.00010s"
        if place is not None:
            number, total, how_ordered = place[:3]
            how_many = "%d/%d (%s)" % (number, total, how_ordered)
            stats = (
                "%s (insertmanyvalues) %s" % (stats, how_many)
                if number == 1
                else "insertmanyvalues " + how_many
            )
        shown = (
            "[SQL parameters hidden due to hide_parameters=True]"
            if self.engine.hide_parameters
            else exc.repr_params(params, many)
        )
        self._engine_log("[%s] %s", stats, shown)

    def _run_ddl_visitor(self, run):
        _sqla.translated(
            self._execution_options.get("schema_translate_map") or {}, lambda: run(self)
        )

    def get_bind(self):
        return self


def _handle_error(connection, wrapped, orig, sql, params):
    from sqlalchemy.engine.base import Engine

    for fn in event._for("handle_error", connection.engine, Engine):
        context = ExceptionContext()
        context.connection = connection
        context.engine = connection.engine
        context.sqlalchemy_exception = wrapped
        context.original_exception = orig
        context.statement = sql
        context.parameters = params
        context.chained_exception = None
        context.is_disconnect = False
        fn(context)


def _execute_plain(connection, statement, sets):
    made = (
        statement._sqla_statement()
        if hasattr(statement, "_sqla_statement")
        else _sqla.of_element(statement)
    )
    given = dict(getattr(statement, "_given_params", {}))
    lists = {
        k: v
        for k, v in (dict(given, **sets[0]) if sets else given).items()
        if isinstance(v, (list, tuple, set))
    }
    sql, params, columns = _sqla.compile(made, False, False, {k: list(v) for k, v in lists.items()})
    _warn_of_products(connection.engine, sql, made)
    if len(sets) > 1:
        rows = [_bound(connection, sql, params, dict(given, **s), sets) for s in sets]
        if _dml(sql):
            return connection._cursor(sql, rows, True, "generated", columns)
        raise exc.InvalidRequestError("Cannot execute a query with a list of parameters")
    values = dict(given, **sets[0]) if sets else given
    bound = _bound(connection, sql, params, values, sets)
    connection._signature = getattr(statement, "_signature", None)
    try:
        return connection._cursor(sql, bound, False, "generated", columns)
    finally:
        connection._signature = None


def _warn_of_products(engine, sql, made):
    """FROM elements that nothing connects, once for a statement that is kept compiled."""
    if "\nFROM" not in sql or ", " not in sql.partition("\nFROM")[2]:
        return
    key = ("lint", sql)
    if key not in engine._compiled:
        engine._compiled[key] = True
        for text in _sqla.lint(made):
            exc._warn(text)


def _dml(sql):
    return sql.lstrip()[0:6].lower() in ("insert", "update", "delete", "replac")


def _execute_update(connection, statement, sets):
    if statement._ordered_values is not None:
        given = dict(statement._ordered_values)
        full = _with_defaults(connection, statement.table, given, True)
        statement = statement._generate()
        statement._ordered_values = list(full.items())
        result = _execute_plain(connection, statement, sets)
        result._params = [full]
        return result
    own = dict(statement._values or {})
    table = statement.table
    columns_of = {c.key for c in table.c}
    keys = [
        k for k in (sets[0] if sets else {}) if k in columns_of and not _names_bind(statement, k)
    ]
    values = dict(own)
    for key in keys:
        if key not in values:
            values[key] = _sqla.bindparam(key, None, table.c[key].type)
    values = _with_defaults(connection, table, values, True)
    if not values:
        values = None
    made = statement._sqla_statement(values)
    first = dict(getattr(statement, "_given_params", {}), **(sets[0] if sets else {}))
    lists = {
        k: list(v)
        for k, v in first.items()
        if isinstance(v, (list, tuple, set)) and k not in columns_of
    }
    sql, params, columns = _sqla.compile(made, False, False, lists)
    _warn_of_products(connection.engine, sql, made)
    if len(sets) > 1:
        rows = [_bound(connection, sql, params, s, sets) for s in sets]
        return connection._cursor(sql, rows, True, "generated", columns)
    bound = _bound(connection, sql, params, first, sets)
    result = connection._cursor(sql, bound, False, "generated", columns)
    result._params = [values]
    return result
