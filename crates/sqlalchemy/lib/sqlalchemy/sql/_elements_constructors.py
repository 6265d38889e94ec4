"""sqlalchemy.sql: the functions that make expressions."""

import _sqla
from sqlalchemy import exc

_MISSING = object()


def text(text):
    if not isinstance(text, str):
        raise exc.ArgumentError("Textual SQL expression expected, got %r." % (text,))
    return _sqla.text(text)


def literal(value, type_=None, literal_execute=False):
    return _sqla.literal(value, type_)


def literal_column(text, type_=None):
    return _sqla.column(text, type_, True)


def column(text, type_=None, is_literal=False, _selectable=None):
    return _sqla.column(text, type_, is_literal)


def bindparam(
    key,
    value=_MISSING,
    type_=None,
    unique=False,
    required=None,
    quote=None,
    callable_=None,
    expanding=False,
    isoutparam=False,
    literal_execute=False,
):
    if callable_ is not None:
        value = callable_()
    has = value is not _MISSING
    return _sqla.bindparam(
        key or "param", value if has else None, type_, has, expanding, unique or key is None
    )


def null():
    return _sqla.null()


def true():
    return _sqla.boolean(True)


def false():
    return _sqla.boolean(False)


def _warn_of_none(name, neutral):
    exc._warn(
        "Invoking %s() without arguments is deprecated, and will be disallowed in a future release.   For an empty %s() construct, use '%s(%s(), *args)' or '%s(%s, *args)'."
        % (name, name, name, neutral, name, neutral.capitalize()),
        exc.SADeprecationWarning,
    )


def and_(*clauses):
    if not clauses:
        _warn_of_none("and_", "true")
    return _sqla.connect("and", [_one(c) for c in clauses])


def or_(*clauses):
    if not clauses:
        _warn_of_none("or_", "false")
    return _sqla.connect("or", [_one(c) for c in clauses])


def _one(clause):
    if hasattr(clause, "__clause_element__"):
        return clause.__clause_element__()
    return clause


def not_(clause):
    return ~_sqla.condition(clause)


def between(expr, lower_bound, upper_bound, symmetric=False):
    return _sqla.between(expr, lower_bound, upper_bound, False)


def case(*whens, value=None, else_=_MISSING):
    if len(whens) == 1 and isinstance(whens[0], dict):
        whens = list(whens[0].items())
    elif len(whens) == 1 and isinstance(whens[0], (list, set)):
        raise exc.ArgumentError(
            'The "whens" argument to case(), when referring to a sequence of items, is now passed as a series of positional elements, '
            "rather than as a list. "
        )
    has = else_ is not _MISSING and else_ is not None
    return _sqla.case([tuple(w) for w in whens], value, else_ if has else None, has)


def cast(expression, type_):
    return _sqla.cast(expression, type_)


def try_cast(expression, type_):
    raise exc.CompileError("TRY_CAST is not supported by SQLite")


def type_coerce(expression, type_):
    return _sqla.cast(expression, type_, True)


def extract(field, expr):
    return _sqla.extract(field, expr)


def distinct(expr):
    return _sqla.unary("distinct", expr)


def desc(column):
    return _sqla.modified("desc", _by_name(column))


def asc(column):
    return _sqla.modified("asc", _by_name(column))


def nulls_first(column):
    return _sqla.modified("nulls_first", _by_name(column))


def nulls_last(column):
    return _sqla.modified("nulls_last", _by_name(column))


nullsfirst = nulls_first
nullslast = nulls_last


def _by_name(column):
    return _sqla.label_reference(column) if isinstance(column, str) else column


def collate(expression, collation):
    return _sqla.collate(expression, collation)


def label(name, element, type_=None):
    return _sqla.label(element, name)


def tuple_(*clauses, types=None):
    return _sqla.tuple_(list(clauses))


def any_(expr):
    return _sqla.unary("any", expr)


def all_(expr):
    return _sqla.unary("all", expr)


def bitwise_not(expr):
    return _sqla.unary("bit_not", expr)


def over(
    element, partition_by=None, order_by=None, range_=None, rows=None, groups=None, exclude=None
):
    frame = None
    for unit, given in (("range", range_), ("rows", rows), ("groups", groups)):
        if given is not None:
            frame = [unit, given[0], given[1]]
    return _sqla.over(
        element, _as_list(partition_by), [_by_name(o) for o in _as_list(order_by)], frame
    )


def _as_list(value):
    if value is None:
        return []
    if isinstance(value, (list, tuple)):
        return list(value)
    return [value]


def funcfilter(func, *criterion):
    return _sqla.filter(func, and_(*criterion))


def within_group(element, *order_by):
    return _sqla.within_group(element, list(order_by))


def outparam(key, type_=None):
    raise exc.CompileError("outparam() is not supported by SQLite")


def table(name, *columns, **kw):
    return _sqla.table(name, kw.get("schema"), [(c.name, c.type) for c in columns])
