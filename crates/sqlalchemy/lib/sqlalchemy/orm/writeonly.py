"""sqlalchemy.orm.writeonly: relationships whose collection is never loaded: `lazy="write_only"`."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.orm._state import History, instance_state
from sqlalchemy.sql.dml import delete, insert, update
from sqlalchemy.sql.selectable import Select


class WriteOnlyHistory:
    """What was added to a collection and taken from it since the last flush."""

    def __init__(self):
        self.added_items, self.deleted_items, self.unchanged_items = [], [], []

    def add_added(self, value):
        if not _among(value, self.added_items):
            self.added_items.append(value)

    def add_removed(self, value):
        self.unchanged_items = [item for item in self.unchanged_items if item is not value]
        if _among(value, self.added_items):
            self.added_items = [item for item in self.added_items if item is not value]
        elif not _among(value, self.deleted_items):
            self.deleted_items.append(value)

    def as_history(self):
        return History(list(self.added_items), list(self.unchanged_items), list(self.deleted_items))


def _among(value, items):
    return any(item is value for item in items)


def written(prop, state):
    """The changes that wait for the next flush; from now on the object has some."""
    if not isinstance(state.committed.get(prop.key), WriteOnlyHistory):
        state.changed(prop.key, WriteOnlyHistory())
    return state.committed[prop.key]


def added(prop, state):
    """What was added and is not flushed."""
    changes = state.committed.get(prop.key)
    return changes.added_items if isinstance(changes, WriteOnlyHistory) else []


def append(prop, state, item, initiator=None):
    """An object comes in: the other side of the pair learns of it, the session takes it up."""
    obj = state.obj_
    item = prop._item_joined(obj, item, initiator)
    written(prop, state).add_added(item)


def remove(prop, state, item, initiator=None):
    written(prop, state).add_removed(item)
    prop._item_left(state.obj_, item, initiator)


def replace(prop, state, values):
    """`parent.children = […]`: only where all there is, is known or may be loaded."""
    values = list(values)
    if state.key is None:
        present = list(added(prop, state))
    elif prop.lazy == "write_only":
        raise exc.InvalidRequestError(
            'Collection "%s" does not support implicit iteration; collection replacement operations can\'t be used'
            % prop
        )
    else:
        present = list(getattr(state.obj_, prop.key))
    for item in values:
        if not _among(item, present):
            append(prop, state, item)
    for item in present:
        if not _among(item, values):
            remove(prop, state, item)


def refuse_loading(prop):
    if prop.lazy == "write_only":
        raise exc.InvalidRequestError(
            "Attribute %s can't load the existing state from the database for this operation; full iteration is not permitted.  If this is a delete operation, configure passive_deletes=True on the %s relationship in order to resolve this error."
            % (prop, prop)
        )


def criteria(prop, state):
    """WHERE of the members; with parameters for a key that is not there yet."""
    from sqlalchemy.orm.loading import relationship_criteria

    here = state.key is None or state.session_ is not None
    where = relationship_criteria(prop, state) if here else None
    if where is not None:
        return where
    return [
        _sqla.binary(
            "eq", _sqla.bindparam("param", None, referred.type, True, False, True), referring
        )
        for referred, referring in prop._sync
    ]


def order_of(prop):
    order = prop._resolve(prop.order_by) if prop.order_by not in (False, None) else None
    if order is None:
        return []
    return list(order) if isinstance(order, (list, tuple)) else [order]


class WriteOnlyCollection:
    """Statements over the members of one object's relationship, and changes to them."""

    def __init__(self, prop, state):
        self._prop, self._state = prop, state

    @property
    def instance(self):
        return self._state.obj_

    def __iter__(self):
        raise TypeError(
            "WriteOnly collections don't support iteration in-place; to query for collection items, use the select() method to produce a SQL statement and execute it with session.scalars()."
        )

    def select(self):
        prop = self._prop
        stmt = Select(prop.mapper.class_).where(*criteria(prop, self._state))
        if prop.secondary is not None:
            stmt = stmt.select_from(prop.mapper.mapped_table, prop.secondary)
        order = order_of(prop)
        return stmt.order_by(*order) if order else stmt

    def insert(self):
        prop, state = self._prop, self._state
        if prop.secondary is not None:
            raise exc.InvalidRequestError(
                "Write only bulk INSERT only supported for one-to-many collections; for many-to-many, use a separate bulk INSERT along with add_all()."
            )
        keys = {}
        for referred, referring in prop._sync:
            value = getattr(state.obj_, state.mapper._key_of(referred))
            keys[referring.key] = _sqla.bindparam("param", value, referred.type, True, False, True)
        return insert(prop.mapper.class_).values(keys)

    def update(self):
        return update(self._prop.mapper.class_).where(*criteria(self._prop, self._state))

    def delete(self):
        return delete(self._prop.mapper.class_).where(*criteria(self._prop, self._state))

    def add(self, item):
        append(self._prop, self._state, item)

    def add_all(self, iterator):
        for item in iterator:
            self.add(item)

    def remove(self, item):
        remove(self._prop, self._state, item)
