"""sqlalchemy.orm.unitofwork: what a flush writes, in which order."""
import _sqla
from sqlalchemy import exc, event
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._state import NO_VALUE, get_history, _within
from sqlalchemy.sql.dml import Insert, Update, Delete


def table_order(mappers):
    """Tables so that referred ones come first."""
    tables = []
    for mapper in mappers:
        for table in mapper.tables:
            if table not in tables:
                tables.append(table)
    ordered = _sqla.sort_tables(sorted(tables, key=lambda t: t.key))
    return {id(t): i for i, t in enumerate(ordered)}


class Flush:
    def __init__(self, session, new, dirty, deleted):
        self.session = session
        self.new, self.dirty, self.deleted = new, dirty, deleted
        self.sync = []
        self.secondary_rows = []

    def run(self):
        self._collect_deletes()
        self._collect_orphans()
        mappers = {id(s.mapper): s.mapper for s in self.new + self.dirty + self.deleted}
        self.order = table_order(list(mappers.values()))
        self._collect_relationships()
        self._inserts()
        self._updates()
        self._secondary()
        self._deletes()

    def _rank(self, state):
        return self.order.get(id(state.mapper.base_mapper.tables[0]), 0)

    # what goes

    def _collect_deletes(self):
        """delete cascades: what belongs to a deleted object goes with it, other children are let go."""
        seen = list(self.deleted)
        queue = list(self.deleted)
        while queue:
            state = queue.pop(0)
            for key, prop in state.mapper._props.items():
                if not prop._is_relationship or prop.viewonly:
                    continue
                prop.parent._configure()
                if "delete" in prop.cascade:
                    if prop.passive_deletes and key not in state.dict:
                        continue
                    for item in prop._members(getattr(state.obj_, key)):
                        other = item.__dict__["_sa_instance_state"]
                        if other not in seen and other.key is not None:
                            seen.append(other)
                            queue.append(other)
                elif prop.direction == "ONETOMANY" and not (prop.passive_deletes == "all" or (prop.passive_deletes and key not in state.dict)):
                    for item in prop._members(getattr(state.obj_, key)):
                        other = item.__dict__["_sa_instance_state"]
                        if other not in seen and other.key is not None:
                            self.sync.append((prop, None, other, state))
                            if other not in self.dirty:
                                self.dirty.append(other)
                elif prop.direction == "MANYTOMANY":
                    if prop.passive_deletes and key not in state.dict:
                        continue
                    for item in prop._members(getattr(state.obj_, key)):
                        self._secondary_row(prop, state, item.__dict__["_sa_instance_state"], False)
        self.deleted = seen
        self.dirty = [s for s in self.dirty if s not in seen]
        self.sync = [s for s in self.sync if s[2] not in seen]

    def _collect_orphans(self):
        for state in list(self.dirty) + list(self.new):
            for key, prop in state.mapper._props.items():
                if prop._is_relationship and "delete-orphan" in prop.cascade and key in state.committed:
                    for gone in get_history(state.obj_, key).deleted:
                        if gone is None or gone is NO_VALUE:
                            continue
                        other = gone.__dict__["_sa_instance_state"]
                        if self._has_owner(prop, gone, state):
                            continue
                        if other in self.new:
                            self.new.remove(other)
                            self.session._new.remove(other)
                            other.session_ = None
                        elif other.key is not None and other not in self.deleted:
                            self.deleted.append(other)
                            if other in self.dirty:
                                self.dirty.remove(other)
        more = [s for s in self.deleted]
        if len(more):
            self._collect_deletes()

    def _has_owner(self, prop, item, former):
        for other in prop._reverse:
            if not other.uselist:
                owner = item.__dict__.get(other.key)
                if owner is not None and owner is not former.obj_:
                    return True
        return False

    # who points to whom

    def _collect_relationships(self):
        for state in self.new + self.dirty:
            for key, prop in state.mapper._props.items():
                if not prop._is_relationship or prop.viewonly or key not in state.committed:
                    continue
                prop.parent._configure()
                history = get_history(state.obj_, key)
                added = [o for o in history.added or () if o is not None and o is not NO_VALUE]
                gone = [o for o in history.deleted or () if o is not None and o is not NO_VALUE]
                if prop.direction == "MANYTOONE":
                    target = added[0] if added else None
                    if added or gone or (history.added and history.added[0] is None):
                        self.sync.append((prop, None if target is None else target.__dict__["_sa_instance_state"], state, None))
                elif prop.direction == "ONETOMANY":
                    for item in added:
                        self._child(prop, state, item)
                    for item in gone:
                        other = item.__dict__["_sa_instance_state"]
                        if other in self.deleted or other.key is None and other not in self.new:
                            continue
                        if not self._moved(prop, other, state):
                            self.sync.append((prop, None, other, state))
                            if other not in self.dirty and other not in self.new:
                                self.dirty.append(other)
                else:
                    for item in added:
                        self._secondary_row(prop, state, item.__dict__["_sa_instance_state"], True)
                    for item in gone:
                        self._secondary_row(prop, state, item.__dict__["_sa_instance_state"], False)

    def _moved(self, prop, child, former):
        """Whether another parent took the child in this flush."""
        for other in prop._reverse:
            owner = child.dict.get(other.key)
            if owner is not None and owner is not former.obj_:
                return True
        for p, parent, c, _ in self.sync:
            if p is prop and c is child and parent is not None:
                return True
        return False

    def _child(self, prop, state, item):
        other = item.__dict__["_sa_instance_state"]
        self.sync.append((prop, state, other, None))
        if other not in self.new and other not in self.dirty and other.key is not None:
            self.dirty.append(other)

    def _secondary_row(self, prop, state, other, add):
        if state.mapper is not prop.parent and not state.mapper.isa(prop.parent):
            return
        for p, s, o, a in self.secondary_rows:
            if a == add and ((p is prop and s is state and o is other) or (p in prop._reverse and s is other and o is state)):
                return
        self.secondary_rows.append((prop, state, other, add))

    def _apply_sync(self, state):
        """Foreign keys of one object from those it belongs to."""
        for prop, parent, child, former in self.sync:
            if child is not state:
                continue
            for referred, referring in prop._sync:
                key = child.mapper._key_of(referring)
                if parent is None:
                    if child.mapper.primary_key and any(c is referring for c in child.mapper.primary_key) and child.key is not None:
                        if child in self.deleted:
                            continue
                        raise AssertionError(
                            "Dependency rule on column '%s' tried to blank-out primary key column '%s' on instance '%s'" % (referred, referring, child._text()))
                    value = None
                    if former is None and prop.direction == "MANYTOONE" and key in child.committed and child.dict.get(key) is not None and child.key is None:
                        continue
                else:
                    value = parent.dict.get(parent.mapper._key_of(referred))
                    if value is None and parent.key is not None:
                        value = getattr(parent.obj_, parent.mapper._key_of(referred))
                old = child.dict.get(key, NO_VALUE)
                if old is NO_VALUE and key in child.expired:
                    old = getattr(child.obj_, key)
                if old is NO_VALUE or old != value:
                    child.changed(key, old)
                    child.dict[key] = value
                    child.expired.discard(key)

    # INSERT

    def _inserts(self):
        ordered = sorted(self.new, key=lambda s: (self._rank(s), s.insert_order))
        ordered = self._parents_first(ordered)
        for state in ordered:
            self._fire(state, "before_insert")
        at = 0
        while at < len(ordered):
            group = [ordered[at]]
            while at + len(group) < len(ordered) and ordered[at + len(group)].mapper.base_mapper is group[0].mapper.base_mapper and not self._depends(ordered[at + len(group)], group):
                group.append(ordered[at + len(group)])
            self._insert_group(group)
            at += len(group)

    def _depends(self, state, group):
        return any(child is state and parent in group for _, parent, child, _ in self.sync)

    def _parents_first(self, states):
        """Level by level: rows that refer to each other, as topological.sort_as_subsets hands them out."""
        out, todo = [], list(states)
        while todo:
            level = [state for state in todo if not self._blocked(state, todo)]
            if not level:
                names = ", ".join(sorted(s.mapper.class_.__name__ for s in todo))
                raise exc.CircularDependencyError("Circular dependency detected. (%s)" % names)
            first = self._rank(level[0])
            level = [state for state in level if self._rank(state) == first]
            out.extend(level)
            todo = [state for state in todo if not _within(state, level)]
        return out

    def _blocked(self, state, todo):
        return any(child is state and parent is not None and parent is not state and _within(parent, todo) for _, parent, child, _ in self.sync)

    def _insert_group(self, group):
        mapper = group[0].mapper
        connection = self.session._connection_for(mapper)
        for state in group:
            self._apply_sync(state)
            self._polymorphic(state)
        for table in self._tables_of(group):
            rows = []
            for state in group:
                if table in state.mapper.tables:
                    self._inherited_key(state, table)
                    rows.append((state, self._row(state, table)))
            at = 0
            while at < len(rows):
                part = [rows[at]]
                while at + len(part) < len(rows) and list(rows[at + len(part)][1]) == list(part[0][1]) and not any(_sqla.is_element(v) for v in rows[at + len(part)][1].values()):
                    part.append(rows[at + len(part)])
                self._insert_rows(connection, table, part)
                at += len(part)
        for state in group:
            self._registered(state)
            self._fire(state, "after_insert")

    def _tables_of(self, group):
        tables = []
        for state in group:
            tables.extend(t for t in state.mapper.tables if t not in tables)
        return sorted(tables, key=lambda t: self.order.get(id(t), 0))

    def _inherited_key(self, state, table):
        """A joined table's row takes its key from the row above."""
        mapper = state.mapper
        if table is mapper.tables[0]:
            return
        for referred, referring in mapper.inherit_pairs if table is mapper.local_table else _pairs_of(mapper, table):
            state.dict[mapper._key_of(referring)] = state.dict.get(mapper._key_of(referred))

    def _polymorphic(self, state):
        key = state.mapper._polymorphic_key
        if key is not None and state.mapper.polymorphic_identity is not None and state.dict.get(key) is None:
            state.dict[key] = state.mapper.polymorphic_identity

    def _row(self, state, table):
        row = {}
        primary = {c.key for c in table.primary_key}
        for column in table.c:
            key = _key_or_none(state.mapper, column)
            if key is None:
                continue
            if key in state.dict:
                value = state.dict[key]
                if value is None and column.key in primary:
                    continue
                if value is None and column.default is not None and key not in state.committed:
                    continue
                if value is None and column.server_default is not None and state.committed.get(key, NO_VALUE) is NO_VALUE and key not in state.committed:
                    continue
                row[column.key] = value
            elif column.default is None and column.server_default is None and column.key not in primary:
                row[column.key] = None
        return row

    def _insert_rows(self, connection, table, part):
        mapper = part[0][0].mapper
        from sqlalchemy.engine import _with_defaults
        rows = [(state, _with_defaults(connection, table, row)) for state, row in part]
        first = rows[0][1]
        fetch = [c for c in table.c if c.server_default is not None and c.key not in first and _key_or_none(mapper, c) is not None]
        auto = table.autoincrement_column
        need_key = auto is not None and first.get(auto.key) is None
        stmt = Insert(table)
        if fetch:
            stmt = stmt.returning(*(([auto] if need_key else []) + fetch))
        elif need_key and len(rows) > 1:
            stmt = stmt.returning(auto)
        if len(rows) > 1 and not need_key and not fetch:
            result = connection.execute(stmt, [row for _, row in rows])
            for state, row in rows:
                self._took(state.mapper, table, state, row, None, None)
            return
        for state, row in rows:
            result = connection.execute(stmt.values(row))
            returned = result.fetchone() if stmt._returning else None
            self._took(state.mapper, table, state, row, result, returned)

    def _written(self, mapper, table, state, row):
        """Values as they were sent; what an expression became is read when asked for."""
        for key, value in row.items():
            name = _key_or_none(mapper, table.c[key])
            if name is None:
                continue
            if _sqla.is_element(value) or hasattr(value, "__clause_element__"):
                state.dict.pop(name, None)
                state.expired.add(name)
            else:
                state.dict[name] = value

    def _took(self, mapper, table, state, row, result, returned):
        """What the database or a default made is now in the object."""
        self._written(mapper, table, state, row)
        auto = table.autoincrement_column
        if returned is not None:
            for column in table.c:
                if column.key in returned._fields:
                    state.dict[_key_or_none(mapper, column)] = returned._mapping[column.key]
        elif auto is not None and row.get(auto.key) is None and result is not None:
            state.dict[_key_or_none(mapper, auto)] = result.lastrowid
        for column in table.c:
            name = _key_or_none(mapper, column)
            if name is not None and name not in state.dict and (column.server_default is not None or column.key in row):
                state.expired.add(name)

    def _registered(self, state):
        session, mapper = self.session, state.mapper
        identity = tuple(state.dict.get(k) for k in mapper._key_names)
        if any(v is None for v in identity) and all(v is None for v in identity):
            raise orm_exc.FlushError(
                "Instance %s has a NULL identity key.  If this is an auto-generated value, check that the database table allows generation of new primary key values, and that the mapped Column object is configured to expect these generated values.  Ensure also that this flush() is not occurring at an inappropriate time, such as within a load() event." % state._text())
        state.key = (mapper.base_mapper.class_, identity, None)
        session.identity_map[state.key] = state.obj_
        if state in session._new:
            session._new.remove(state)
        session._inserted.append(state)

    # UPDATE

    def _updates(self):
        for state in sorted(self.dirty, key=lambda s: (self._rank(s), s.order)):
            self._apply_sync(state)
            if not any(self._changes(state, t) for t in state.mapper.tables):
                if not any(k in state.committed for k in state.mapper._props):
                    continue
            self._fire(state, "before_update")
            for table in state.mapper.tables:
                changes = self._changes(state, table)
                if changes:
                    self._update_row(state, table, changes)
            self._fire(state, "after_update")

    def _changes(self, state, table):
        changes = {}
        for column in table.c:
            key = _key_or_none(state.mapper, column)
            if key is None or key not in state.committed or key not in state.dict:
                continue
            old, value = state.committed[key], state.dict[key]
            if old is not NO_VALUE and not _sqla.is_element(value) and _same(old, value):
                continue
            changes[column.key] = value
        return changes

    def _update_row(self, state, table, changes):
        mapper = state.mapper
        connection = self.session._connection_for(mapper)
        from sqlalchemy.engine import _with_defaults
        criteria = []
        for column in table.primary_key:
            key = _key_or_none(mapper, column)
            value = state.committed.get(key, state.dict.get(key))
            if value is NO_VALUE or value is None:
                value = state.key[1][mapper._key_names.index(key)] if key in mapper._key_names else state.dict.get(key)
            criteria.append(column == value)
        stmt = Update(table).where(*criteria).values(changes)
        with_defaults = _with_defaults(connection, table, dict(changes), True)
        result = connection.execute(stmt.values(with_defaults))
        if result.rowcount != 1:
            raise orm_exc.StaleDataError("UPDATE statement on table '%s' expected to update 1 row(s); %d were matched." % (table.description, result.rowcount))
        self._written(mapper, table, state, with_defaults)
        for column in table.c:
            if column.server_onupdate is not None:
                name = _key_or_none(mapper, column)
                if name is not None and name not in changes:
                    state.dict.pop(name, None)
                    state.expired.add(name)
        if any(_key_or_none(mapper, table.c[k]) in mapper._key_names for k in changes):
            self.session.identity_map.pop(state.key, None)
            state.key = (mapper.base_mapper.class_, tuple(state.dict.get(k) for k in mapper._key_names), None)
            self.session.identity_map[state.key] = state.obj_

    # many-to-many

    def _secondary(self):
        for add in (False, True):
            batches = {}
            for prop, state, other, adding in self.secondary_rows:
                if adding != add:
                    continue
                row = {}
                for a, b in prop._local_pairs:
                    row[b.key] = getattr(state.obj_, state.mapper._key_of(a))
                for a, b in prop._remote_pairs:
                    row[b.key] = getattr(other.obj_, other.mapper._key_of(a))
                batches.setdefault(id(prop.secondary), (prop, []))[1].append(row)
            for prop, rows in batches.values():
                connection = self.session._connection_for(prop.parent)
                if add:
                    connection.execute(Insert(prop.secondary), rows if len(rows) > 1 else rows[0])
                    continue
                names = list(rows[0])
                criteria = [prop.secondary.c[n] == _sqla.bindparam(n, None, prop.secondary.c[n].type) for n in names]
                connection.execute(Delete(prop.secondary).where(*criteria), rows if len(rows) > 1 else rows[0])

    # DELETE

    def _deletes(self):
        ordered = sorted(self.deleted, key=lambda s: (-self._rank(s), s.order))
        ordered = self._children_first(ordered)
        for state in ordered:
            self._fire(state, "before_delete")
        at = 0
        while at < len(ordered):
            group = [ordered[at]]
            while at + len(group) < len(ordered) and ordered[at + len(group)].mapper is group[0].mapper:
                group.append(ordered[at + len(group)])
            self._delete_group(group)
            at += len(group)

    def _children_first(self, states):
        """Rows of one table whose parents also go."""
        def depth(state, seen=()):
            for prop in state.mapper._props.values():
                if prop._is_relationship and prop.direction == "MANYTOONE" and prop.mapper.base_mapper is state.mapper.base_mapper:
                    parent = state.dict.get(prop.key)
                    if parent is not None:
                        other = parent.__dict__["_sa_instance_state"]
                        if other in states and other not in seen:
                            return 1 + depth(other, seen + (state,))
            for other in states:
                for prop in other.mapper._props.values():
                    if prop._is_relationship and prop.direction == "ONETOMANY" and other is not state and other not in seen:
                        value = other.dict.get(prop.key)
                        if value is not None and _within(state.obj_, prop._members(value)) and other.mapper.base_mapper is state.mapper.base_mapper:
                            return 1 + depth(other, seen + (state,))
            return 0
        if len(states) < 2:
            return states
        return sorted(states, key=lambda s: (-self._rank(s), -depth(s), s.order))

    def _delete_group(self, group):
        mapper = group[0].mapper
        connection = self.session._connection_for(mapper)
        for table in reversed(mapper.tables):
            columns = list(table.primary_key)
            rows = []
            for state in group:
                rows.append({c.key: state.key[1][mapper._key_names.index(_key_or_none(mapper, c))] if _key_or_none(mapper, c) in mapper._key_names else state.dict.get(_key_or_none(mapper, c)) for c in columns})
            criteria = [c == _sqla.bindparam(c.key, None, c.type) for c in columns]
            result = connection.execute(Delete(table).where(*criteria), rows if len(rows) > 1 else rows[0])
            if result.rowcount != len(rows) and mapper.confirm_deleted_rows:
                exc._warn("DELETE statement on table '%s' expected to delete %d row(s); %d were matched.  Please set confirm_deleted_rows=False within the mapper configuration to prevent this warning." % (table.description, len(rows), result.rowcount))
        for state in group:
            state.was_deleted = True
            self.session.identity_map.pop(state.key, None)
            self.session._gone.append(state)
            self._fire(state, "after_delete")

    def _fire(self, state, name):
        if event._listeners:
            for fn in event._for_class(state.class_, name):
                fn(state.mapper, self.session._connection_for(state.mapper), state.obj_)


def _same(old, value):
    if old is value:
        return True
    try:
        return type(old) is type(value) and bool(old == value) or (isinstance(old, (int, float)) and isinstance(value, (int, float)) and old == value)
    except Exception:
        return False


def _key_or_none(mapper, column):
    for key, prop in mapper._props.items():
        if prop._is_column and any(c is column for c in prop.columns):
            return key
    return None


def _pairs_of(mapper, table):
    for m in mapper.iterate_to_root():
        if m.local_table is table and m.inherits is not None:
            return m.inherit_pairs
    return []
