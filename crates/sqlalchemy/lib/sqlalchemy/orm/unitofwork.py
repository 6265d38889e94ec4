"""sqlalchemy.orm.unitofwork: one flush."""

import _sqla
from sqlalchemy import event
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._state import NO_VALUE, get_history
from sqlalchemy.sql.dml import Insert, Update, Delete
from sqlalchemy.orm._flush_order import _key_or_none, _same, table_order
from sqlalchemy.orm._flush_inserts import _Inserting
from sqlalchemy.orm._flush_versions import _Versions
from sqlalchemy.orm._flush_deletes import _Collecting, _Deleting


class Flush(_Inserting, _Versions, _Collecting, _Deleting):
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

    # who points to whom

    def _collect_relationships(self):
        for state in self.new + self.dirty:
            for key, prop in state.mapper._props.items():
                if not prop._is_relationship or prop.viewonly or key not in state.committed:
                    continue
                prop.parent._configure()
                history = get_history(state.obj_, key)
                added = [
                    o
                    for o in history.added or ()
                    if o is not None and o is not NO_VALUE and self._is_here(prop, o)
                ]
                gone = [o for o in history.deleted or () if o is not None and o is not NO_VALUE]
                if prop.direction == "MANYTOONE":
                    target = added[0] if added else None
                    if added or gone or (history.added and history.added[0] is None):
                        self.sync.append(
                            (
                                prop,
                                None if target is None else target.__dict__["_sa_instance_state"],
                                state,
                                None,
                            )
                        )
                elif prop.direction == "ONETOMANY":
                    for item in added:
                        self._child(prop, state, item)
                    for item in gone:
                        other = item.__dict__["_sa_instance_state"]
                        if other in self.deleted or (other.key is None and other not in self.new):
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

    def _is_here(self, prop, item):
        """Whether an object that was put into a relationship is to be written too."""
        state = item.__dict__["_sa_instance_state"]
        if state.session_ is self.session or prop.direction == "MANYTOONE":
            return True
        prop._warn_of_absent(item)
        return False

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
            if a == add and (
                (p is prop and s is state and o is other)
                or (p in prop._reverse and s is other and o is state)
            ):
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
                    if (
                        child.mapper.primary_key
                        and any(c is referring for c in child.mapper.primary_key)
                        and child.key is not None
                    ):
                        if child in self.deleted:
                            continue
                        raise AssertionError(
                            "Dependency rule on column '%s' tried to blank-out primary key column '%s' on instance '%s'"
                            % (referred, referring, child._text())
                        )
                    value = None
                    if (
                        former is None
                        and prop.direction == "MANYTOONE"
                        and key in child.committed
                        and child.dict.get(key) is not None
                        and child.key is None
                    ):
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

    # UPDATE

    def _updates(self):
        ordered = sorted(self.dirty, key=lambda s: (self._rank(s), s.order))
        for base in {id(s.mapper.base_mapper): s.mapper.base_mapper for s in ordered}.values():
            self._update_group([s for s in ordered if s.mapper.base_mapper is base])

    def _update_group(self, states):
        """Rows of one mapper; neighbours that change the same columns go in one statement
        (persistence._emit_update_statements)."""
        chosen = []
        for state in states:
            self._apply_sync(state)
            if any(self._changes(state, t) for t in state.mapper.tables) or any(
                k in state.committed for k in state.mapper._props
            ):
                self._fire(state, "before_update")
                chosen.append(state)
        tables = []
        for state in chosen:
            tables.extend(t for t in state.mapper.tables if t not in tables)
        for table in tables:
            rows = [
                (state, self._raised_version(state, table, self._changes(state, table)))
                for state in chosen
                if table in state.mapper.tables
            ]
            rows = [(state, changes) for state, changes in rows if changes]
            while rows:
                names = list(rows[0][1])
                part = [rows.pop(0)]
                plain = not any(
                    _sqla.is_element(v) or hasattr(v, "__clause_element__")
                    for v in part[0][1].values()
                )
                while (
                    plain
                    and rows
                    and list(rows[0][1]) == names
                    and not any(
                        _sqla.is_element(v) or hasattr(v, "__clause_element__")
                        for v in rows[0][1].values()
                    )
                ):
                    part.append(rows.pop(0))
                self._update_rows(table, part)
        for state in chosen:
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

    def _update_rows(self, table, part):
        connection = self.session._connection_for(part[0][0].mapper)
        from sqlalchemy.engine import _with_defaults

        names = {column.key: "%s_%s" % (table.name, column.key) for column in table.primary_key}
        criteria = [
            column == _sqla.bindparam(names[column.key], None, column.type)
            for column in table.primary_key
        ]
        label = "%s_%%s" % table.name
        criteria += self._version_criteria(part[0][0].mapper, table, label)
        stmt = Update(table).where(*criteria)
        values = [_with_defaults(connection, table, dict(changes), True) for _, changes in part]
        sets = [
            dict(
                row,
                **self._key_values(state, table, names),
                **self._version_value(state, table, label),
            )
            for (state, _), row in zip(part, values)
        ]
        if len(part) > 1:
            result = connection.execute(stmt, sets)
        else:
            plain = not any(
                _sqla.is_element(v) or hasattr(v, "__clause_element__") for v in values[0].values()
            )
            result = (
                connection.execute(stmt, sets[0])
                if plain
                else connection.execute(
                    stmt.values(values[0]), {k: v for k, v in sets[0].items() if k not in values[0]}
                )
            )
        if result.rowcount != len(part):
            raise orm_exc.StaleDataError(
                "UPDATE statement on table '%s' expected to update %d row(s); %d were matched."
                % (table.description, len(part), result.rowcount)
            )
        for (state, changes), row in zip(part, values):
            self._updated(state, table, changes, row)

    def _key_values(self, state, table, names):
        """The primary key that the row has in the database."""
        mapper, found = state.mapper, {}
        for column in table.primary_key:
            key = _key_or_none(mapper, column)
            value = state.committed.get(key, state.dict.get(key))
            if value is NO_VALUE or value is None:
                value = (
                    state.key[1][mapper._key_names.index(key)]
                    if key in mapper._key_names
                    else state.dict.get(key)
                )
            found[names[column.key]] = value
        return found

    def _updated(self, state, table, changes, row):
        mapper = state.mapper
        self._written(mapper, table, state, row)
        for column in table.c:
            if column.server_onupdate is not None:
                name = _key_or_none(mapper, column)
                if name is not None and name not in changes:
                    state.dict.pop(name, None)
                    state.expired.add(name)
        if any(_key_or_none(mapper, table.c[k]) in mapper._key_names for k in changes):
            self.session.identity_map.pop(state.key, None)
            state.key = (
                mapper.base_mapper.class_,
                tuple(state.dict.get(k) for k in mapper._key_names),
                None,
            )
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
                criteria = [
                    prop.secondary.c[n] == _sqla.bindparam(n, None, prop.secondary.c[n].type)
                    for n in names
                ]
                connection.execute(
                    Delete(prop.secondary).where(*criteria), rows if len(rows) > 1 else rows[0]
                )

    # DELETE

    def _fire(self, state, name):
        if event._listeners:
            for fn in event._for_class(state.class_, name):
                fn(state.mapper, self.session._connection_for(state.mapper), state.obj_)
