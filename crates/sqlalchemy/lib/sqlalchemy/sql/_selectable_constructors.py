"""sqlalchemy.sql._selectable_constructors: functions that make queries."""

import _sqla
from _sqla import FromClause
from sqlalchemy import exc
from sqlalchemy.sql._select_base import SelectBase, _criterion, _from
from sqlalchemy.sql.selectable import CompoundSelect, Select, Values, _ExistsBuilder


def select(*entities, **kw):
    if kw:
        raise TypeError("select() got an unexpected keyword argument '%s'" % list(kw)[0])
    return Select(*entities)


def union(*selects):
    return CompoundSelect("union", selects)


def union_all(*selects):
    return CompoundSelect("union_all", selects)


def intersect(*selects):
    return CompoundSelect("intersect", selects)


def intersect_all(*selects):
    return CompoundSelect("intersect_all", selects)


def except_(*selects):
    return CompoundSelect("except", selects)


def except_all(*selects):
    return CompoundSelect("except_all", selects)


def values(*columns, name=None, literal_binds=False):
    return Values(*columns, name=name)


def exists(argument=None):
    if argument is None:
        query = Select(_sqla.column("*", None, True))
    elif isinstance(argument, SelectBase):
        query = argument
    elif hasattr(argument, "_as_select"):
        query = argument._as_select()
    else:
        query = Select(argument)
    return _ExistsBuilder(query)


def alias(selectable, name=None, flat=False):
    return (
        _from(selectable).alias(name)
        if isinstance(_from(selectable), FromClause)
        else selectable.alias(name)
    )


def subquery(alias, *args, **kwargs):
    return Select(*args, **kwargs).subquery(alias)


def join(left, right, onclause=None, isouter=False, full=False):
    return _sqla.join(
        _from(left),
        _from(right),
        _criterion(onclause) if onclause is not None else None,
        isouter,
        full,
    )


def outerjoin(left, right, onclause=None, full=False):
    return join(left, right, onclause, True, full)


def lateral(selectable, name=None):
    raise exc.CompileError("LATERAL is not supported by SQLite")


def tablesample(selectable, sampling, name=None, seed=None):
    raise exc.CompileError("TABLESAMPLE is not supported by SQLite")


def cte(selectable, name=None, recursive=False):
    return selectable.cte(name, recursive)
