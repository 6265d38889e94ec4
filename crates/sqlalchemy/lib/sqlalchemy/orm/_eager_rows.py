"""From the rows of a planned SELECT to objects with what was loaded for them; the queries that
follow."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.orm._eager import ordering
from sqlalchemy.orm._state import NO_VALUE
from sqlalchemy.orm.util import AliasedClass
from sqlalchemy.sql.selectable import Select, _criterion

_CHUNK = 500


class Run:
    """One execution: which objects it has made or loaded anew, which collections it is filling."""

    def __init__(self, session, plan, populate_existing=False, lazily=False):
        self.session, self.plan, self.populate, self.lazily = (
            session,
            plan,
            populate_existing,
            lazily,
        )
        self.current, self.filling, self.posts, self.loaded = {}, {}, {}, {}

    def maker(self, node):
        from sqlalchemy.orm.loading import load_instance

        mapper = node.mapper
        places = [(key, self.plan.at(place)) for key, place in node.places]
        known = dict(places)
        primary = [known.get(k) for k in mapper._key_names]
        discriminator = (
            known.get(mapper._polymorphic_key) if mapper._polymorphic_key is not None else None
        )
        children = [(prop, self.maker(child)) for prop, child in node.joined]
        subqueries = [(prop, hop) for prop, how, hop in node.later if how == "subquery"]
        after = len(node.later) > len(subqueries)
        if after:
            self.posts[id(node)] = (node, {})
        cls = mapper.base_mapper.class_
        further = [
            (sub, [(key, self.plan.at(place)) for key, place in sub_places])
            for sub, sub_places in node.further
        ]

        def values_of(row):
            values = {k: row[p] for k, p in places}
            actual = (
                mapper.polymorphic_map.get(row[discriminator])
                if further and discriminator is not None
                else None
            )
            for sub, sub_places in further if actual is not None else ():
                if actual.isa(sub):
                    values.update((k, row[p]) for k, p in sub_places)
            return values

        def make(row):
            identity = tuple(row[p] if p is not None else None for p in primary)
            if all(v is None for v in identity):
                return None
            owner = cls
            if mapper._union is not None:
                owner = mapper.polymorphic_map.get(row[discriminator], mapper).class_
            there = self.session.identity_map.get((owner, identity, None))
            first = there is None or id(there) not in self.current
            fresh = there is None or (first and self.populate)
            obj = load_instance(
                self.session,
                mapper,
                identity,
                values_of(row),
                row[discriminator] if discriminator is not None else None,
                fresh,
                node.left_out,
            )
            if fresh:
                self.current[id(obj)] = obj
                self._mark(obj, node)
            now = id(obj) in self.current
            if children and (now or not self.lazily or obj.__dict__["_sa_instance_state"].unloaded):
                self._fill(obj, children, row, now)
            for prop, hop in subqueries:
                self._from_subquery(obj, node, prop, hop, fresh)
            if after and (now or not self.lazily):
                self.posts[id(node)][1].setdefault(id(obj), (obj, now))
            return obj

        return make

    def _mark(self, obj, node):
        """What options say of later loads stays with the object."""
        state = obj.__dict__["_sa_instance_state"]
        if node.given or self.plan.options:
            state.load_options = (node, self.plan.options)
        refused = node.refused_columns()
        if refused:
            state.__dict__.setdefault("refused", set()).update(refused)
        if node.chosen:
            state.__dict__.setdefault("chosen_loading", {}).update(node.chosen)

    def _fill(self, obj, children, row, now):
        for prop, make in children:
            if prop.key not in type(obj).__mapper__._props:
                continue
            item = make(row)
            token = (id(obj), prop.key)
            if token not in self.filling:
                if not now and prop.key in obj.__dict__:
                    continue
                self.filling[token] = []
                obj.__dict__[prop.key] = prop._collection(obj) if prop.uselist else item
                obj.__dict__["_sa_instance_state"].expired.discard(prop.key)
            if not prop.uselist:
                if obj.__dict__.get(prop.key) is not item:
                    exc._warn(
                        "Multiple rows returned with uselist=False for eagerly-loaded attribute '%s' "
                        % prop
                    )
                continue
            seen = self.filling[token]
            if item is not None and not any(item is other for other in seen):
                seen.append(item)
                obj.__dict__[prop.key]._plain_append(item)

    # queries that follow

    def finish(self):
        for node, states in list(self.posts.values()):
            if not states:
                continue
            for prop, how, hop in node.later:
                objects = [
                    (obj, now)
                    for obj, now in states.values()
                    if prop.key in type(obj).__mapper__._props
                ]
                if how in ("immediate", "known"):
                    for obj, now in objects:
                        if prop.key not in obj.__dict__ and (
                            how == "immediate" or not _waits(prop, obj)
                        ):
                            getattr(obj, prop.key)
                elif how == "selectin":
                    self._selectin(node, prop, hop, objects)

    def _carry(self, stmt, node, prop):
        """What the options and the path say goes on with the statement."""
        stmt._given = node.beyond(prop)
        stmt._seen = tuple(self.plan.seen) + tuple(n.mapper for n in node.line())
        stmt._signature, stmt._options = node.behind(prop), self.plan.options

    def _prepare(self, stmt, node, prop, hop):
        self._carry(stmt, node, prop)
        if self.populate:
            stmt = stmt.execution_options(populate_existing=True)
        stmt._further = tuple(_criterion(c) for c in hop.criteria) if hop is not None else ()
        return stmt

    def _selectin(self, node, prop, hop, objects):
        if prop.direction == "MANYTOONE" and _uses_key(prop):
            return self._selectin_child(node, prop, hop, objects)
        stmt, columns = _selectin_parent(prop, hop)
        stmt = self._prepare(stmt, node, prop, hop)
        for at in range(0, len(objects), _CHUNK):
            chunk = objects[at : at + _CHUNK]
            identities = [tuple(obj.__dict__["_sa_instance_state"].key[1]) for obj, _ in chunk]
            found = {}
            for key, item in _rows_by_key(self.session, stmt, columns, identities):
                found.setdefault(key, []).append(item)
            for (obj, now), identity in zip(chunk, identities):
                if now or prop.key not in obj.__dict__:
                    _commit(obj, prop, found.get(identity, []))

    def _selectin_child(self, node, prop, hop, objects):
        pairs = {id(r): f for r, f in prop._sync}
        columns = list(prop.mapper.primary_key)
        keys = [prop.parent._key_of(pairs[id(c)]) for c in columns]
        waiting, missing = {}, []
        for obj, now in objects:
            identity = tuple(getattr(obj, k) for k in keys)
            if any(v is None for v in identity):
                missing.append((obj, now))
            else:
                waiting.setdefault(identity, []).append((obj, now))
        stmt = Select(_target(prop, hop)).set_label_style("none")
        stmt._first = tuple(columns)
        stmt = self._prepare(stmt, node, prop, hop)
        identities = list(waiting)
        for at in range(0, len(identities), _CHUNK):
            chunk = identities[at : at + _CHUNK]
            found = dict(_rows_by_key(self.session, stmt, columns, chunk))
            for identity in chunk:
                for obj, now in waiting[identity]:
                    if now or prop.key not in obj.__dict__:
                        _commit(obj, prop, [found[identity]] if identity in found else [])
        for obj, now in missing:
            if now or prop.key not in obj.__dict__:
                _commit(obj, prop, [])

    # subqueries

    def _from_subquery(self, obj, node, prop, hop, fresh):
        found = self.loaded.get((id(node), prop.key))
        if found is None:
            found = self.loaded[(id(node), prop.key)] = self._subquery(node, prop, hop)
        if fresh or prop.key not in obj.__dict__:
            local = tuple(getattr(obj, node.mapper._key_of(c)) for c in _local_columns(prop))
            _commit(obj, prop, found.get(local, []))

    def _subquery(self, node, prop, hop):
        """The original query as a subquery, joined along the path from its entity."""
        trail = tuple(self.plan.trail) + tuple(n.prop for n in node.line()[1:]) + (prop,)
        root = node.line()[0] if not self.plan.trail else None
        left, left_alias = _embedded(self.plan.origin, trail[0], root)
        steps, entity, here = [], left_alias, left
        for link in trail[:-1]:
            to = AliasedClass(link.mapper.class_)
            steps.extend(link._steps(entity, to, False, False, here))
            entity, here = to, to.__sqla_from__
        target = _target(prop, hop)
        steps.extend(prop._steps(entity, target, False, False, here))
        local = [entity._adapt(c) for c in _local_columns(prop)]
        stmt = Select(target, *local).set_label_style("table")
        stmt._froms = (left,)
        stmt._eager_steps = steps
        stmt._order_by = tuple(ordering(prop))
        self._carry(stmt, node, prop)
        stmt._origin = (self.plan.origin, trail)
        found = {}
        for row in self.session.execute(stmt).unique():
            found.setdefault(tuple(row)[1:], []).append(row[0])
        return found


def _waits(prop, obj):
    """Whether an object that may be on its way already would need a query."""
    from sqlalchemy.orm.loading import _from_identity

    state = obj.__dict__["_sa_instance_state"]
    return (
        prop.direction == "MANYTOONE"
        and _uses_key(prop)
        and _from_identity(prop, state, state.session_) is NO_VALUE
    )


def _target(prop, hop):
    return hop.target if hop is not None and hop.target is not None else prop.mapper.class_


def _local_columns(prop):
    if prop.direction == "MANYTOMANY":
        return [a for a, _ in prop._local_pairs]
    return (
        [r for r, _ in prop._sync] if prop.direction == "ONETOMANY" else [f for _, f in prop._sync]
    )


def _embedded(origin, prop, root):
    """The query objects were selected with, reduced to the columns the first relationship starts
    at."""
    raw = next(
        (
            r
            for r, _ in origin._columns
            if getattr(r, "__mapper__", None) is not None or hasattr(r, "_aliased_insp")
        ),
        None,
    )
    if root is not None and root.alias is not None:
        raw = root.alias
    alias = raw if hasattr(raw, "_aliased_insp") else None
    columns = [c if alias is None else alias._adapt(c) for c in _local_columns(prop)]
    query = origin._generate()
    query._with_options, query._raw_entities = (), (raw,)
    query._columns = ((None, tuple(columns)),)
    query._wheres = _with_inheritance(origin, raw)
    if not query._froms and not query._joins and not getattr(query, "_eager_steps", ()):
        query._froms = (raw,)
    if query._limit is None and query._offset is None:
        query._order_by = ()
    if any(
        not all(any(k is c for c in _local_columns(prop)) for k in t.primary_key)
        for t in {id(c.table): c.table for c in _local_columns(prop)}.values()
    ):
        query._distinct = True
    subquery = query.set_label_style("table").subquery()
    return subquery, AliasedClass(prop.parent.class_, subquery)


def _with_inheritance(origin, raw):
    mapper = raw._mapper if hasattr(raw, "_aliased_insp") else raw.__mapper__
    criterion = mapper._single_criterion(raw if hasattr(raw, "_aliased_insp") else None)
    return origin._wheres if criterion is None else origin._wheres + (criterion,)


def _uses_key(prop):
    """Whether the objects are found by their own primary key."""
    return (
        prop._primary is None and [r for r, _ in prop._sync] == list(prop.mapper.primary_key)
    ) or (
        prop._primary is not None
        and _plain_join(prop)
        and {id(r) for r, _ in prop._sync} == {id(c) for c in prop.mapper.primary_key}
    )


def _plain_join(prop):
    if prop._primary is None:
        return True
    text = str(prop._primary)
    sides = [("%s = %s" % (a, b), "%s = %s" % (b, a)) for a, b in prop._sync]
    return len(sides) == 1 and text in sides[0]


def _selectin_parent(prop, hop):
    """The query for collections: by the foreign key alone where that is enough, else joined to the
    parent."""
    parent, target = prop.parent, _target(prop, hop)
    stmt = Select(target).set_label_style("none")
    stmt._order_by = tuple(ordering(prop))
    if (
        prop.direction == "ONETOMANY"
        and _plain_join(prop)
        and {id(r) for r, _ in prop._sync} == {id(c) for c in parent.primary_key}
    ):
        by = {id(r): f for r, f in prop._sync}
        columns = [by[id(c)] for c in parent.primary_key]
    elif (
        prop.direction == "MANYTOMANY"
        and parent.base_mapper is not prop.mapper.base_mapper
        and {id(a) for a, _ in prop._local_pairs} == {id(c) for c in parent.primary_key}
    ):
        by = {id(a): b for a, b in prop._local_pairs}
        columns = [by[id(c)] for c in parent.primary_key]
        second = (
            prop._secondary_join
            if prop._secondary_join is not None
            else _sqla.connect("and", [a == b for a, b in prop._remote_pairs])
        )
        stmt._froms = (prop.secondary,)
        stmt._eager_steps = [[prop.secondary, prop.mapper.mapped_table, second, False, False]]
    else:
        alias = AliasedClass(parent.class_)
        columns = [alias._adapt(c) for c in parent.primary_key]
        stmt._froms = (alias.__sqla_from__,)
        stmt._eager_steps = prop._steps(alias, target, False, False, alias.__sqla_from__)
    stmt._first = tuple(columns)
    return stmt, columns


def _rows_by_key(session, stmt, columns, identities):
    """(key, object), each pair once."""
    if len(columns) == 1:
        stmt = stmt.where(columns[0].in_([i[0] for i in identities]))
    else:
        stmt = stmt.where(_sqla.tuple_(list(columns)).in_(identities))
    stmt._wheres = stmt._wheres + stmt._further
    stmt._keys_first = len(columns)
    seen, out = set(), []
    for key, item in session._rows_with_keys(stmt):
        if (key, id(item)) not in seen:
            seen.add((key, id(item)))
            out.append((key, item))
    return out


def _commit(obj, prop, items):
    """Sets what was loaded; what joined a collection before it was loaded joins it now."""
    state = obj.__dict__["_sa_instance_state"]
    if prop.uselist:
        pending = state.__dict__.get("pending_adds", {}).pop(prop.key, [])
        obj.__dict__[prop.key] = prop._collection(
            obj, list(items) + [i for i in pending if not any(i is k for k in items)]
        )
        return
    if len(items) > 1:
        exc._warn(
            "Multiple rows returned with uselist=False for eagerly-loaded attribute '%s' " % prop
        )
    obj.__dict__[prop.key] = items[0] if items else None
