"""INSERT, carried out: one row, or many with what the database made of them."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.engine.cursor import CursorResult
from sqlalchemy.engine._parameters import _bound, _param_key, _with_defaults
from sqlalchemy.engine.row import _Meta

# As many rows and parameters go in one statement with RETURNING.
_ROWS, _PARAMETERS = 1000, 32700
_ONE_BY_ONE = "ordered; batch not supported"


def _shortened(sql):
    """A long statement as the log shows it."""
    if len(sql) <= 500:
        return sql
    return "%s ... %d characters truncated ... %s" % (sql[:250], len(sql) - 350, sql[-100:])


def _in_batches(connection, statement, sql, bound, columns):
    """The results of an INSERT with RETURNING for many rows, as few statements as can be."""
    head, values, tail = _around_values(sql)
    apart = statement._in_order or statement._conflict is not None or not values
    size = 1 if apart else max(1, min(_ROWS, _PARAMETERS // max(1, len(bound[0]))))
    total = (len(bound) + size - 1) // size
    label = _ONE_BY_ONE if apart else "unordered"
    for number in range(total):
        part = bound[number * size : (number + 1) * size]
        text = sql if apart else head + ", ".join([values] * len(part)) + tail
        connection._many_place = (number + 1, total, label, sql)
        try:
            given = tuple([value for row in part for value in row])
            yield connection._cursor(text, given, False, "generated", columns)
        finally:
            connection._many_place = None


def _around_values(sql):
    """An INSERT as (text before its row, the row, text after it)."""
    head, found, rest = sql.partition(" VALUES ")
    row, returning, tail = rest.rpartition(" RETURNING ")
    if not found or not returning:
        return sql, "", ""
    return head + found, row, returning + tail


def _execute_insert(connection, statement, sets):
    table = statement.table
    if statement._select is not None or statement._multi is not None:
        if statement._multi is not None:
            statement = statement._generate()
            statement._multi = [_with_defaults(connection, table, row) for row in statement._multi]
        return connection._run_plain(statement, sets)
    own = dict(statement._values or {})
    if len(sets) > 1:
        return _insert_many(connection, statement, table, own, sets)
    given = dict(own, **{_param_key(k): v for k, v in sets[0].items()}) if sets else own
    values = _with_defaults(connection, table, given)
    made = statement._sqla_statement(values)
    sql, params, columns = _sqla.compile(made)
    extra = dict(getattr(statement, "_given_params", {}))
    bound = _bound(connection, sql, params, extra, statement._of_flush or sets)
    result = connection._cursor(sql, bound, False, "generated", columns)
    result._is_insert = True
    result._params = [values]
    result._inserted = _inserted_key(table, values, result)
    return result


def _inserted_key(table, values, result):
    primary = [c for c in table.primary_key] if hasattr(table, "primary_key") else []
    if not primary:
        return None
    out = []
    for column in primary:
        value = values.get(column.key)
        if value is None and len(primary) == 1:
            value = result._lastrowid
        elif _sqla.is_element(value):
            value = result._lastrowid if len(primary) == 1 else None
        out.append(value)
    from sqlalchemy.engine.result import Row

    return Row(_Meta([c.key for c in primary]), out)


def _insert_many(connection, statement, table, own, sets):
    rows = [
        _with_defaults(connection, table, dict(own, **{_param_key(k): v for k, v in s.items()}))
        for s in sets
    ]
    keys = list(rows[0])
    for number, row in enumerate(rows):
        for key in keys:
            if key not in row:
                text = "A value is required for bind parameter %r, in parameter group %d" % (
                    key,
                    number,
                )
                orig = exc.InvalidRequestError(text)
                raise exc.StatementError(
                    "(sqlalchemy.exc.InvalidRequestError) %s" % text, None, None, orig, code="cd3x"
                ) from orig
    template = {}
    for key in keys:
        first = rows[0][key]
        column = table.c.get(key)
        template[key] = (
            first
            if _sqla.is_element(first)
            else _sqla.bindparam(key, None, column.type if column is not None else None)
        )
    made = statement._sqla_statement(template)
    sql, params, columns = _sqla.compile(made)
    shown = statement._of_flush or sets
    bound = [_bound(connection, sql, params, row, shown) for row in rows]
    if columns:
        results = list(_in_batches(connection, statement, sql, bound, columns))
        rows = [row for one in results for row in one._data]
        merged = CursorResult(results[0]._meta, rows, results[-1].rowcount)
        merged._is_insert = True
        return merged
    result = connection._cursor(sql, bound, True, "generated", columns)
    result._is_insert = True
    return result
