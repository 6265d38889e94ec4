"""Objects that go, what goes with them, and their rows."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.orm._state import NO_VALUE, get_history, _within
from sqlalchemy.sql.dml import Delete
from sqlalchemy.orm._flush_order import _key_or_none


class _Collecting:
    """What a flush has to delete."""

    def _collect_deletes(self):
        """delete cascades: what belongs to a deleted object goes with it, other children are let
        go."""
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
                    for item in prop._all(state):
                        other = item.__dict__["_sa_instance_state"]
                        if other not in seen and other.key is not None:
                            seen.append(other)
                            queue.append(other)
                elif prop.direction == "ONETOMANY" and not (
                    prop.passive_deletes == "all"
                    or (prop.passive_deletes and key not in state.dict)
                ):
                    for item in prop._all(state):
                        other = item.__dict__["_sa_instance_state"]
                        if other not in seen and other.key is not None:
                            self.sync.append((prop, None, other, state))
                            if other not in self.dirty:
                                self.dirty.append(other)
                elif prop.direction == "MANYTOMANY":
                    if prop.passive_deletes and key not in state.dict:
                        continue
                    for item in prop._all(state):
                        self._secondary_row(prop, state, item.__dict__["_sa_instance_state"], False)
        self.deleted = seen
        self.dirty = [s for s in self.dirty if s not in seen]
        self.sync = [s for s in self.sync if s[2] not in seen]

    def _collect_orphans(self):
        for state in list(self.dirty) + list(self.new):
            for key, prop in state.mapper._props.items():
                if (
                    prop._is_relationship
                    and "delete-orphan" in prop.cascade
                    and key in state.committed
                ):
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


class _Deleting:
    """DELETEs of a flush."""

    def _deletes(self):
        ordered = sorted(self.deleted, key=lambda s: (-self._rank(s), s.order))
        ordered = self._children_first(ordered)
        for state in ordered:
            self._fire(state, "before_delete")
        at = 0
        while at < len(ordered):
            group = [ordered[at]]
            while (
                at + len(group) < len(ordered)
                and ordered[at + len(group)].mapper is group[0].mapper
            ):
                group.append(ordered[at + len(group)])
            self._delete_group(group)
            at += len(group)

    def _children_first(self, states):
        """Rows of one table whose parents also go."""

        def depth(state, seen=()):
            for prop in state.mapper._props.values():
                if (
                    prop._is_relationship
                    and prop.direction == "MANYTOONE"
                    and prop.mapper.base_mapper is state.mapper.base_mapper
                ):
                    parent = state.dict.get(prop.key)
                    if parent is not None:
                        other = parent.__dict__["_sa_instance_state"]
                        if other in states and other not in seen:
                            return 1 + depth(other, seen + (state,))
            for other in states:
                for prop in other.mapper._props.values():
                    if (
                        prop._is_relationship
                        and prop.direction == "ONETOMANY"
                        and other is not state
                        and other not in seen
                    ):
                        value = other.dict.get(prop.key)
                        if (
                            value is not None
                            and _within(state.obj_, prop._members(value))
                            and other.mapper.base_mapper is state.mapper.base_mapper
                        ):
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
                version = self._version_value(state, table, "%s")
                rows.append(
                    {
                        **{
                            c.key: state.key[1][mapper._key_names.index(_key_or_none(mapper, c))]
                            if _key_or_none(mapper, c) in mapper._key_names
                            else state.dict.get(_key_or_none(mapper, c))
                            for c in columns
                        },
                        **version,
                    }
                )
            criteria = [
                c == _sqla.bindparam(c.key, None, c.type) for c in columns
            ] + self._version_criteria(mapper, table, "%s")
            result = connection.execute(
                Delete(table).where(*criteria), rows if len(rows) > 1 else rows[0]
            )
            if result.rowcount != len(rows) and mapper.confirm_deleted_rows:
                text = (
                    "DELETE statement on table '%s' expected to delete %d row(s); %d were matched.  Please set confirm_deleted_rows=False within the mapper configuration to prevent this warning."
                    % (table.description, len(rows), result.rowcount)
                )
                self._stale_delete(mapper, text)
                exc._warn(text)
        for state in group:
            state.was_deleted = True
            self.session.identity_map.pop(state.key, None)
            self.session._gone.append(state)
            self._fire(state, "after_delete")
