"""sqlalchemy.orm.loading: from SELECT to objects."""

import _sqla
from sqlalchemy import exc, event
from sqlalchemy.engine.cursor import CursorResult
from sqlalchemy.engine.result import Result
from sqlalchemy.engine.row import Row, _Meta
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._concrete import union_properties
from sqlalchemy.orm._eager import Node, Plan, ordering, plan_of
from sqlalchemy.orm._eager_rows import Run
from sqlalchemy.orm.strategy_options import _Hop
from sqlalchemy.orm._state import InstanceState, NO_VALUE
from sqlalchemy.sql.selectable import Select, CompoundSelect, Executable


def entity_columns(mapper, entity):
    """A property of several columns (the key of a joined table) is selected with all of them."""
    out = []
    for key, prop in mapper._loaded_props():
        out.append(prop._expression(entity))
        out.extend(_further(prop, entity))
    if mapper._union is not None and entity is None:
        out.extend(column for _, props in union_properties(mapper) for _, column in props)
    for sub in subclasses_of(mapper, entity):
        for key, prop in own_props(sub, mapper):
            out.append(prop._expression(entity))
    return out


def subclasses_of(mapper, entity):
    """Mappers of subclasses that are selected with a class or an entity."""
    return mapper._with_subclasses() if entity is None else entity.__dict__.get("_subclasses", ())


def own_props(sub, mapper):
    """Column properties that a subclass adds to those of a class above it."""
    above = [m for m in sub.iterate_to_root() if m is not sub]
    return [(k, p) for k, p in sub._loaded_props() if not any(m._props.get(k) is p for m in above)]


def _further(prop, entity):
    columns = [c for c in getattr(prop, "columns", ())[1:] if isinstance(c, _sqla.Column)]
    return columns if entity is None else [entity._adapt(c) for c in columns]


def mapper_of(item):
    """The mapper and alias of an argument of select() that stands for objects; None for columns."""
    mapper = getattr(item, "__mapper__", None)
    if mapper is not None and isinstance(item, type):
        return mapper, None
    if hasattr(item, "_aliased_insp"):
        return item._mapper, item
    return None


def prepare_select(stmt):
    """Criteria of single-table inheritance, and FROM for joined inheritance."""
    changed = None
    for raw, columns in stmt._columns:
        entity = mapper_of(raw)
        if entity is None:
            owner = getattr(raw, "prop", None)
            if (
                owner is not None
                and isinstance(getattr(raw, "class_", None), type)
                and getattr(raw, "_entity", None) is None
            ):
                mapper = getattr(raw.class_, "__mapper__", None)
                if mapper is not None and mapper.inherits is not None and not mapper.concrete:
                    entity = (mapper, None)
        if entity is None:
            continue
        mapper, alias = entity
        criterion = mapper._single_criterion(alias)
        if criterion is not None:
            changed = changed or stmt._generate()
            changed._wheres = changed._wheres + (criterion,)
        source = alias.__sqla_from__ if alias is not None else _whole_source(mapper)
        if isinstance(source, _sqla.Join) and not _present(source, stmt):
            changed = changed or stmt._generate()
            changed._froms = changed._froms + (source,)
    return changed or stmt


def _whole_source(mapper):
    subs = mapper._with_subclasses()
    if all(sub.single for sub in subs):
        return mapper.mapped_table
    known = mapper.__dict__.get("_polymorphic_source")
    if known is None or known[0] != subs:
        from sqlalchemy.orm.util import polymorphic_source

        known = mapper._polymorphic_source = (subs, polymorphic_source(mapper, subs))
    return known[1]


def _present(source, stmt):
    for item in stmt._froms:
        if getattr(item, "__sqla_from__", item) is source:
            return True
    return any(getattr(t, "__sqla_from__", None) is source for _, t, _, _, _ in stmt._joins) or any(
        t is source for _, t, _, _, _ in getattr(stmt, "_eager_steps", ())
    )


class FromStatement(Executable):
    """`select(User).from_statement(text(...))`."""

    def __init__(self, entities, statement):
        self._raw_entities = tuple(entities)
        self.element = statement

    @property
    def _columns(self):
        from sqlalchemy.sql.selectable import _entity_columns

        return tuple((i, tuple(_entity_columns(i))) for i in self._raw_entities)

    def _sqla_statement(self):
        inner = self.element
        return (
            inner._sqla_statement()
            if hasattr(inner, "_sqla_statement")
            else _sqla.of_element(inner)
        )


def has_entities(stmt):
    for raw, _ in getattr(stmt, "_columns", ()):
        if (
            mapper_of(raw) is not None
            or hasattr(raw, "exprs")
            or (getattr(raw, "prop", None) is not None)
        ):
            return True
    return False


def execute_planned(session, stmt, connection, params, populate_existing=False, keys=0):
    """A SELECT of objects with what it loads at once, as a result of rows."""
    plan, planned = plan_of(stmt)
    result = connection.execute(planned, params)
    run = Run(session, plan, populate_existing, getattr(stmt, "_lazily", False))
    makers, names, exprs = [], [], []
    for raw, what in plan.raws:
        _add_maker(run, raw, what, result, makers, names, exprs)
    rows = []
    for row in result._rest_all():
        made = tuple(make(row) for make in makers)
        rows.append((tuple(row[:keys]), made[0]) if keys else made)
    run.finish()
    if keys:
        return rows
    made = Result(_Meta(names, exprs), rows)
    if plan.needs_unique:
        made._source_unique = (_require_unique, set())
    made._has_entities = any(isinstance(what, Node) for _, what in plan.raws)
    return made


def _add_maker(run, raw, what, result, makers, names, exprs):
    if isinstance(what, Node):
        names.append(what.mapper.class_.__name__)
        exprs.append(raw)
        makers.append(run.maker(what))
        return
    places = [run.plan.at(place) for place in what]
    if hasattr(raw, "exprs"):
        names.append(raw.name)
        exprs.append(raw)
        makers.append(_bundle_maker(raw, places[0], len(places)))
        return
    made_of = getattr(getattr(raw, "prop", None), "made_of", None)
    if made_of is not None:
        names.append(raw.key)
        exprs.append(raw)
        makers.append(lambda row: made_of([row[place] for place in places]))
        return
    names.append(_value_name(raw, result, places[0]))
    exprs.append(run.plan.primary[places[0]])
    makers.append(_value_maker(places[0]))


def _require_unique(row):
    raise exc.InvalidRequestError(
        "The unique() method must be invoked on this Result, as it contains results that include joined eager loads against collections"
    )


def instances(session, stmt, result, populate_existing=False):
    """Rows of plain values into rows of objects and values: what text and RETURNING gave."""
    makers, names, exprs, at = [], [], [], 0
    raws = [(raw, columns) for raw, columns in stmt._columns]
    by_name = isinstance(stmt, FromStatement)
    for raw, columns in raws:
        entity = mapper_of(raw)
        if entity is not None:
            mapper, alias = entity
            names.append(mapper.class_.__name__)
            exprs.append(raw)
            positions = _positions(mapper, result, at, by_name)
            makers.append(_entity_maker(session, mapper, positions, populate_existing, stmt))
        elif hasattr(raw, "exprs"):
            names.append(raw.name)
            exprs.append(raw)
            makers.append(_bundle_maker(raw, at, len(columns)))
        else:
            names.append(_value_name(raw, result, at))
            exprs.append(columns[0] if columns else None)
            makers.append(_value_maker(at))
        at += len(columns)
    rows = []
    for row in result._rest_all():
        rows.append(tuple(make(row) for make in makers))
    made = Result(_Meta(names, exprs), rows)
    _load_after(session, stmt, raws, rows)
    return made


def _load_after(session, stmt, raws, rows):
    """What a query of its own loads is loaded for these objects too; a join cannot be added to
    them."""
    for number, (raw, _) in enumerate(raws):
        entity = mapper_of(raw)
        if entity is None:
            continue
        plan = Plan(Select(raw), stmt)
        plan.joinable = False
        node = plan.root(*entity)
        run = Run(session, plan)
        run.posts[id(node)] = (
            node,
            {id(r[number]): (r[number], False) for r in rows if r[number] is not None},
        )
        run.finish()


def _positions(mapper, result, at, by_name):
    props = mapper._loaded_props()
    if not by_name:
        out = []
        for key, prop in props:
            out.append((key, at))
            at += 1 + len(_further(prop, None))
        return out
    out = []
    for key, prop in props:
        for column in prop.columns:
            if column.name in result._meta.index:
                out.append((key, result._meta.index[column.name]))
                break
    return out


def _value_name(raw, result, at):
    key = getattr(raw, "key", None) if hasattr(raw, "prop") else None
    if key:
        return key
    try:
        return result._meta.keys[at]
    except IndexError:
        return "column"


def _value_maker(at):
    return lambda row: row[at]


def _bundle_maker(bundle, at, size):
    names = [getattr(e, "key", None) or e.name for e in bundle.exprs]
    meta = _Meta(names)
    return lambda row: Row(meta, row[at : at + size])


def _entity_maker(session, mapper, positions, populate_existing, stmt):
    primary = [dict(positions).get(k) for k in mapper._key_names]
    on = mapper._polymorphic_key
    discriminator = dict(positions).get(on) if on is not None else None

    def make(row):
        identity = tuple(row[p] if p is not None else None for p in primary)
        if all(v is None for v in identity):
            return None
        return load_instance(
            session,
            mapper,
            identity,
            {k: row[p] for k, p in positions},
            row[discriminator] if discriminator is not None else None,
            populate_existing,
        )

    return make


def load_instance(
    session, mapper, identity, values, discriminator=None, populate_existing=False, left_out=()
):
    if mapper._union is not None:
        mapper = mapper.polymorphic_map.get(discriminator, mapper)
        values = {name: value for name, value in values.items() if name in mapper._props}
    key = (mapper.base_mapper.class_, identity, None)
    known = session.identity_map.get(key)
    if known is not None:
        state = known.__dict__["_sa_instance_state"]
        if populate_existing:
            state.expire()
        fresh = state.expired & set(values)
        for name in values:
            if (name in fresh or name not in known.__dict__) and name not in state.committed:
                known.__dict__[name] = values[name]
                state.expired.discard(name)
        return known
    actual = mapper
    if mapper.polymorphic_on is not None and mapper._union is None and discriminator is not None:
        actual = mapper.polymorphic_map.get(discriminator)
        if actual is None:
            raise AssertionError("No such polymorphic_identity %r is defined" % (discriminator,))
        if not actual.isa(mapper):
            actual = mapper
    obj = actual.class_.__new__(actual.class_)
    state = InstanceState(obj, actual)
    obj.__dict__["_sa_instance_state"] = state
    obj.__dict__.update(values)
    state.key = key
    state.session_ = session
    session.identity_map[key] = obj
    for name, prop in actual._props.items():
        if prop._is_column and name not in values and name not in left_out:
            state.expired.add(name)
    for base in actual.class_.__mro__:
        for fn in base.__dict__.values():
            if getattr(fn, "__sa_reconstructor__", False):
                fn(obj)
    if event._listeners:
        for fn in event._for_class(actual.class_, "load"):
            fn(obj, None)
    return obj


def _of_subclass(state, columns):
    """Columns of subclasses' tables alone need no join to the base
    (Mapper._optimized_get_statement)."""
    mapper = state.mapper
    if len(mapper.tables) < 2:
        return None
    wanted = [c.table for c in columns if isinstance(c, _sqla.Column)]
    if len(wanted) < len(columns) or any(t is mapper.base_mapper.local_table for t in wanted):
        return None
    started, conditions = False, []
    for level in [m for m in mapper.iterate_to_root() if not m.single][::-1]:
        started = started or any(t is level.local_table for t in wanted)
        if started:
            swap = [
                (
                    c,
                    _sqla.bindparam(
                        "param", getattr(state.obj_, mapper._key_of(c)), c.type, True, False, True
                    ),
                )
                for c, _ in level.inherit_pairs
                if not conditions
            ]
            conditions.append(_sqla.adapt(_sqla.join_onclause(level.mapped_table), swap))
    return Select(*columns).where(*conditions).set_label_style("table")


def _value_of(state, mapper, column):
    key = mapper._key_of(column)
    return getattr(state.obj_, key)


def relationship_criteria(prop, state):
    """WHERE of a lazy load; None when a foreign key is NULL and nothing can be found."""
    parent = state.mapper
    if prop.direction == "MANYTOMANY":
        where = []
        for a, b in prop._local_pairs:
            where.append(_value_equals(b, _value_of(state, parent, a)))
        where += [a == b for a, b in prop._remote_pairs]
        if prop._primary is not None:
            swap = [
                (a, _sqla.literal(_value_of(state, parent, a), a.type))
                for a, _ in prop._local_pairs
            ]
            where[0] = _sqla.adapt(prop._primary, swap)
        if prop._secondary_join is not None:
            where = [where[0], prop._secondary_join]
        return where
    pairs = prop._sync
    locals_ = [r for r, _ in pairs] if prop.direction == "ONETOMANY" else [f for _, f in pairs]
    values = [_value_of(state, parent, c) for c in locals_]
    if all(v is None for v in values):
        return None
    if prop._primary is not None:
        itself = parent.base_mapper is prop.mapper.base_mapper
        swap = [(c, _sqla.literal(v, c.type)) for c, v in zip(locals_, values)]
        if not itself:
            for column in prop._primary._columns:
                if any(column.table is t for t in parent.tables) and not any(
                    column is c for c in locals_
                ):
                    swap.append(
                        (column, _sqla.literal(_value_of(state, parent, column), column.type))
                    )
        return [_sqla.adapt(prop._primary, swap)]
    remote = [f for _, f in pairs] if prop.direction == "ONETOMANY" else [r for r, _ in pairs]
    if prop.direction == "ONETOMANY":
        return [_value_equals(c, v) for c, v in zip(remote, values)]
    return [c == v for c, v in zip(remote, values)]


def _value_equals(column, value):
    """The value stands where the parent's column stands in the join: on the left."""
    return _sqla.literal(value, column.type) == column


def load_relationship(prop, state):
    """The value of an unloaded relationship: a list, an object, or None."""
    how = state.__dict__.get("chosen_loading", {}).get(prop.key, prop.lazy)
    if how in ("raise", "raise_on_sql") and state.key is not None:
        raise exc.InvalidRequestError("'%s' is not available due to lazy='%s'" % (prop, how))
    pending = state.__dict__.get("pending_adds", {}).pop(prop.key, [])
    if state.key is None or prop.lazy == "noload":
        return list(pending) if prop.uselist else None
    session = state.session_
    if session is None:
        raise orm_exc.DetachedInstanceError(
            "Parent instance %s is not bound to a Session; lazy load operation of attribute '%s' cannot proceed"
            % (state._text(), prop.key)
        )
    if session.autoflush:
        session._autoflush()
    if prop.direction == "MANYTOONE" and prop._primary is None:
        _sqla.sweep(session.identity_map)
        found = _from_identity(prop, state, session)
        if found is not NO_VALUE:
            return found
    where = relationship_criteria(prop, state)
    if where is None:
        return [] if prop.uselist else None
    stmt = Select(prop.mapper.class_).set_label_style("none").where(*where)
    if prop.direction == "MANYTOMANY":
        stmt = stmt.select_from(prop.mapper.mapped_table, prop.secondary)
    stmt._order_by = tuple(ordering(prop))
    _carry_options(stmt, prop, state)
    found = session._load_all(stmt)
    if prop.uselist:
        for item in pending:
            if item not in found:
                found.append(item)
        return found
    if len(found) > 1:
        exc._warn(
            "Multiple rows returned with uselist=False for lazily-loaded attribute '%s' " % prop
        )
    return found[0] if found else None


def _carry_options(stmt, prop, state):
    """The options an object was loaded with hold for what is loaded from it; its own side of a pair
    is here already."""
    node, stmt._options = state.__dict__.get("load_options") or (None, ())
    stmt._given = node.beyond(prop) if node is not None else []
    stmt._seen = tuple(n.mapper for n in node.line()) if node is not None else (state.mapper,)
    stmt._signature = (
        node.behind(prop) if node is not None else ("path", state.mapper.class_.__name__, prop.key)
    )
    for other in prop._reverse:
        if other.direction == "MANYTOONE" and other.lazy not in (
            "select",
            True,
            "dynamic",
            "write_only",
        ):
            stmt._given = stmt._given + [((_Hop(other.key, other, other.parent),), "select", {})]
    stmt._lazily = True


def _from_identity(prop, state, session):
    """A many-to-one to an object already here needs no SELECT."""
    by_column = {id(r): _value_of(state, state.mapper, f) for r, f in prop._sync}
    identity = []
    for column in prop.mapper.primary_key:
        if id(column) not in by_column:
            return NO_VALUE
        identity.append(by_column[id(column)])
    if all(v is None for v in identity):
        return None
    found = session.identity_map.get((prop.mapper.base_mapper.class_, tuple(identity), None))
    if found is None or found.__dict__["_sa_instance_state"].was_deleted:
        return NO_VALUE
    if not isinstance(found, prop.mapper.class_):
        return None
    return found


from sqlalchemy.orm._refresh import refresh_state
