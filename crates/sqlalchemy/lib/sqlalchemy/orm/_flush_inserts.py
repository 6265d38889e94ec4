"""Rows of new objects."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._state import NO_VALUE, _within
from sqlalchemy.sql.dml import Insert
from sqlalchemy.orm._flush_order import _key_or_none, _pairs_of


class _Inserting:
    """INSERTs of a flush."""

    def _inserts(self):
        ordered = sorted(self.new, key=lambda s: (self._rank(s), s.insert_order))
        ordered = self._parents_first(ordered)
        for state in ordered:
            self._fire(state, "before_insert")
            self._conflict(state)
        at = 0
        while at < len(ordered):
            group = [ordered[at]]
            while (
                at + len(group) < len(ordered)
                and ordered[at + len(group)].mapper.base_mapper is group[0].mapper.base_mapper
                and not self._depends(ordered[at + len(group)], group)
            ):
                group.append(ordered[at + len(group)])
            self._insert_group(group)
            at += len(group)

    def _conflict(self, state):
        """A new object with the key of one that is there already; the INSERT then fails."""
        mapper = state.mapper
        key = (mapper.base_mapper.class_, tuple(state.dict.get(k) for k in mapper._key_names), None)
        there = self.session.identity_map.get(key)
        if there is not None:
            other = there.__dict__["_sa_instance_state"]
            if other not in self.deleted and not other.was_deleted:
                exc._warn(
                    "New instance %s with identity key %s conflicts with persistent instance %s"
                    % (state._text(), key, other._text())
                )

    def _depends(self, state, group):
        return any(child is state and parent in group for _, parent, child, _ in self.sync)

    def _parents_first(self, states):
        """Level by level: rows that refer to each other, as topological.sort_as_subsets hands them
        out."""
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
        return any(
            child is state and parent is not None and parent is not state and _within(parent, todo)
            for _, parent, child, _ in self.sync
        )

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
                while (
                    at + len(part) < len(rows)
                    and list(rows[at + len(part)][1]) == list(part[0][1])
                    and not any(_sqla.is_element(v) for v in rows[at + len(part)][1].values())
                ):
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
        for referred, referring in (
            mapper.inherit_pairs if table is mapper.local_table else _pairs_of(mapper, table)
        ):
            state.dict[mapper._key_of(referring)] = state.dict.get(mapper._key_of(referred))

    def _polymorphic(self, state):
        key = state.mapper._polymorphic_key
        if (
            key is not None
            and state.mapper.polymorphic_identity is not None
            and state.dict.get(key) is None
        ):
            state.dict[key] = state.mapper.polymorphic_identity
        if key in state.dict and state.dict[key] not in state.mapper._polymorphic_identities:
            exc._warn(
                "Flushing object %s with incompatible polymorphic identity %r; the object may not refresh and/or load correctly (this warning may be suppressed after 10 occurrences)"
                % (state._text(), state.dict[key])
            )

    def _row(self, state, table):
        row = {}
        primary = {c.key for c in table.primary_key}
        for column in table.c:
            key = _key_or_none(state.mapper, column)
            if key is None:
                continue
            if key in state.dict:
                value = state.dict[key]
                if value is not None or column.type.should_evaluate_none:
                    row[column.key] = value
                    continue
            elif column.type.should_evaluate_none:
                continue
            # None says "no value": a default is used where there is one
            # (persistence._collect_insert_commands).
            if (
                column.default is None
                and column.server_default is None
                and column.key not in primary
            ):
                row[column.key] = None
        self._first_version(state, table, row)
        return row

    def _insert_rows(self, connection, table, part):
        mapper = part[0][0].mapper
        from sqlalchemy.engine import _with_defaults

        rows = [(state, _with_defaults(connection, table, row)) for state, row in part]
        first = rows[0][1]
        fetch = [
            c
            for c in table.c
            if c.server_default is not None
            and (c.key not in first or _sqla.is_element(first[c.key]))
            and _key_or_none(mapper, c) is not None
        ]
        auto = table.autoincrement_column
        need_key = auto is not None and first.get(auto.key) is None
        stmt = Insert(table)
        stmt._of_flush = [row for _, row in part]
        if fetch:
            stmt = stmt.returning(*(([auto] if need_key else []) + fetch))
        elif need_key and len(rows) > 1:
            stmt = stmt.returning(auto)
        if len(rows) > 1 and not need_key and not fetch:
            result = connection.execute(stmt, [row for _, row in rows])
            for state, row in rows:
                self._took(state.mapper, table, state, row, None, None)
            return
        for number, (state, row) in enumerate(rows, 1):
            apart = (number, len(rows), "ordered; batch not supported")
            connection._many_place = apart if len(rows) > 1 else None
            result = connection.execute(stmt.values(row))
            connection._many_place = None
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
            if (
                name is not None
                and name not in state.dict
                and (column.server_default is not None or column.key in row)
            ):
                state.expired.add(name)

    def _registered(self, state):
        session, mapper = self.session, state.mapper
        identity = tuple(state.dict.get(k) for k in mapper._key_names)
        if any(v is None for v in identity) and all(v is None for v in identity):
            raise orm_exc.FlushError(
                "Instance %s has a NULL identity key.  If this is an auto-generated value, check that the database table allows generation of new primary key values, and that the mapped Column object is configured to expect these generated values.  Ensure also that this flush() is not occurring at an inappropriate time, such as within a load() event."
                % state._text()
            )
        state.key = (mapper.base_mapper.class_, identity, None)
        session.identity_map[state.key] = state.obj_
        session._inserted.append(state)
