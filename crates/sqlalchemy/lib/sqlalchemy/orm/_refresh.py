"""Attributes of one object that has expired, read again."""

from sqlalchemy import event
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._eager import Plan
from sqlalchemy.orm._eager_rows import Run
from sqlalchemy.orm.loading import _further, _of_subclass, prepare_select
from sqlalchemy.sql.selectable import Select

_EAGER = ("joined", False, "selectin", "subquery", "immediate")


def _refresh_with(state, names, criteria, signature):
    """Columns, and the relationships that come with an object, of one object that has expired."""
    session, mapper = state.session_, state.mapper
    stmt = Select(mapper.class_).where(*criteria)
    node, stmt._options = state.__dict__.get("load_options") or (None, ())
    stmt._given = node.given if node is not None and node.above is None else []
    stmt._signature = signature
    plan = Plan(stmt, prepare_select(stmt))
    plan.refreshing = True
    root = plan.root(mapper, None, names | set(mapper._key_names))
    planned = plan.statement()
    rows = session._connection_for(mapper).execute(planned)._rest_all()
    if not rows:
        raise orm_exc.ObjectDeletedError(state)
    run = Run(session, plan, True)
    make = run.maker(root)
    run.current[id(state.obj_)] = state.obj_
    for row in rows:
        make(row)
    run.finish()


def refresh_state(state, names, by_user=False):
    """SELECTs columns of one object by primary key."""
    session, mapper = state.session_, state.mapper
    wanted = [(k, p) for k, p in mapper._props.items() if p._is_column and (k in names)]
    if not wanted:
        return
    if any(k in state.expired for k in names):
        wanted = [
            (k, p)
            for k, p in mapper._props.items()
            if (p._is_column and k in state.expired and not p.deferred)
            or (k in names and p._is_column)
        ]
    criteria = [c == v for c, v in zip(mapper._key_columns(), state.key[1])]
    signature = ("refreshed",) if by_user else ("expired",) + tuple(k for k, _ in wanted)
    relations = {
        k
        for k in state.expired_relations
        if k not in state.dict and mapper._props[k].lazy in _EAGER
    }
    state.expired_relations = set()
    if relations:
        _refresh_with(state, {k for k, _ in wanted} | relations, criteria, signature)
        return
    columns, places = [], []
    for _, prop in wanted:
        places.append(len(columns))
        columns.append(prop._expression(None))
        columns.extend(_further(prop, None))
    stmt = _of_subclass(state, columns)
    if stmt is None:
        source = (
            mapper.mapped_table
            if len(mapper.tables) > 1 or mapper._union is not None
            else mapper.local_table
        )
        stmt = Select(*columns).select_from(source).where(*criteria)
    stmt._signature = signature
    rows = session._connection_for(mapper).execute(stmt)._rest_all()
    if not rows:
        raise orm_exc.ObjectDeletedError(state)
    for (key, _), place in zip(wanted, places):
        value = rows[0][place]
        if key not in state.committed:
            state.dict[key] = value
        state.expired.discard(key)
    if event._listeners:
        for fn in event._for_class(state.class_, "refresh"):
            fn(state.obj_, None, [k for k, _ in wanted])
