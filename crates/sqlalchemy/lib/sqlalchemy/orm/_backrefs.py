"""What happens when a relationship of an object is read or changed."""

from sqlalchemy import event, exc
from sqlalchemy.orm._state import NO_VALUE, instance_state
from sqlalchemy.orm.attributes import validated, fire_set, instance_state_for
from sqlalchemy.orm import collections as _collections, writeonly
from sqlalchemy.orm.clsregistry import ONETOMANY


class _Changing:
    """Values of a relationship."""

    def _collection(self, obj, items=()):
        made = _collections.make(self.collection_class)
        for item in items:
            made._plain_append(item)
        made._sa_adapter = _collections._Adapter(obj, self)
        return made

    def _members(self, value):
        if value is None or value is NO_VALUE:
            return []
        if self.uselist:
            return _collections.members(value)
        return [value]

    @property
    def _is_written(self):
        """Whether the collection is only written to, and asked of the database."""
        return self.lazy in ("dynamic", "write_only")

    def _present(self, state):
        """Members that an object knows of."""
        if self._is_written:
            return writeonly.added(self, state)
        return self._members(state.dict[self.key]) if self.key in state.dict else []

    def _all(self, state):
        """All members, loaded where they are not here."""
        writeonly.refuse_loading(self)
        return self._members(getattr(state.obj_, self.key))

    def _load(self, state, obj):
        if not self._ready:
            self.parent._configure()
        from sqlalchemy.orm.loading import load_relationship

        if self._is_written:
            from sqlalchemy.orm.dynamic import appender

            write_only = self.lazy == "write_only"
            return (writeonly.WriteOnlyCollection if write_only else appender)(self, state)
        value = load_relationship(self, state)
        if self.uselist:
            value = self._collection(obj, value)
        state.dict[self.key] = value
        return value

    def _before_change(self, obj):
        state = instance_state(obj)
        if self.key not in state.committed:
            value = state.dict.get(self.key, NO_VALUE)
            state.changed(
                self.key, list(_collections.members(value)) if value is not NO_VALUE else []
            )
        elif state.session_ is not None:
            state.session_._touched(state)

    def _check_type(self, item):
        if item is None:
            return
        if not hasattr(item, "__dict__") or getattr(type(item), "__mapper__", None) is None:
            raise AttributeError(
                "'%s' object has no attribute '_sa_instance_state'" % type(item).__name__
            )

    def _item_joined(self, obj, item, initiator=None):
        self._check_type(item)
        if self.parent._validators:
            item = validated(self, obj, self.key, item)
        if event._listeners:
            item = fire_set(self, obj, item, None, "append")
        self._cascade_in(obj, item)
        for other in self._reverse:
            if initiator is not other:
                other._add_back(item, obj, self)
        return item

    def _item_left(self, obj, item, initiator=None):
        if event._listeners:
            fire_set(self, obj, item, None, "remove")
        for other in self._reverse:
            if initiator is not other:
                other._remove_back(item, obj, self)

    def _warn_of_absent(self, item):
        """An object was put in, and the session was not told of it."""
        exc._warn(
            "Object of type <%s> not in session, add operation along '%s' will not proceed"
            % (type(item).__name__, self)
        )

    def _cascade_in(self, obj, item):
        if item is None or self.viewonly or "save-update" not in self.cascade:
            return
        session = instance_state(obj).session_
        if (
            session is not None
            and _state_of(item).session_ is not session
            and _state_of(item).session_ is None
        ):
            session._save_or_update(item)

    def _add_back(self, obj, item, initiator):
        """The other side of a pair learns of it, without loading what it does not have."""
        state = _state_of(obj)
        if self._is_written:
            writeonly.written(self, state).add_added(item)
            return
        if self.uselist:
            collection = state.dict.get(self.key)
            if collection is None:
                if state.key is None or self.key in state.committed:
                    collection = getattr(obj, self.key)
                else:
                    pending = state.__dict__.setdefault("pending_adds", {})
                    pending.setdefault(self.key, []).append(item)
                    if state.session_ is not None:
                        state.changed_unloaded = True
                        state.session_._touched(state)
                    return
            if item not in _collections.members(collection):
                self._before_change(obj)
                collection._plain_append(item)
            return
        old = state.dict.get(self.key, NO_VALUE)
        if old is NO_VALUE and state.key is not None:
            old = getattr(obj, self.key)
        if old is item:
            return
        state.changed(self.key, old)
        state.dict[self.key] = item
        # Taken from another owner: that one's collection lets it go.
        if old is not NO_VALUE and old is not None:
            for other in self._reverse:
                other._remove_back(old, obj, self)

    def _remove_back(self, obj, item, initiator):
        state = _state_of(obj)
        if self._is_written:
            writeonly.written(self, state).add_removed(item)
            return
        if self.uselist:
            collection = state.dict.get(self.key)
            if collection is not None and item in _collections.members(collection):
                self._before_change(obj)
                collection._plain_remove(item)
            return
        if state.dict.get(self.key) is item:
            state.changed(self.key, item)
            state.dict[self.key] = None

    def _set(self, state, obj, value):
        if not self._ready:
            self.parent._configure()
        if self._is_written:
            writeonly.replace(self, state, value)
            return
        if self.uselist:
            self._set_collection(state, obj, value)
            return
        self._check_type(value)
        if self.parent._validators:
            value = validated(self, obj, self.key, value)
        old = state.dict.get(self.key, NO_VALUE)
        if (
            old is NO_VALUE
            and state.key is not None
            and (self._reverse or "delete-orphan" in self.cascade or self.direction == ONETOMANY)
        ):
            old = self.__class__._load(self, state, obj)
        if event._listeners:
            value = fire_set(self, obj, value, old)
        state.changed(self.key, old)
        state.dict[self.key] = value
        if value is not None:
            self._cascade_in(obj, value)
        for other in self._reverse:
            if old is not NO_VALUE and old is not None and old is not value:
                other._remove_back(old, obj, self)
            if value is not None:
                other._add_back(value, obj, self)

    def _set_collection(self, state, obj, value):
        if value is None or isinstance(value, str) or not hasattr(value, "__iter__"):
            raise TypeError(
                "Incompatible collection type: %s is not list-like" % type(value).__name__
            )
        items = _collections.members(value)
        old = getattr(obj, self.key)
        if old is value:
            return
        before = _collections.members(old)
        if self.key not in state.committed:
            state.changed(self.key, list(before))
        new = self._collection(obj)
        state.dict[self.key] = new
        for item in items:
            if item in before:
                new._plain_append(item)
            else:
                new.append(item) if not isinstance(new, dict) else new.set(item)
        for item in before:
            if item not in items:
                self._item_left(obj, item)

    def _deleted(self, state, obj, old):
        if not self.uselist and old is not None:
            for other in self._reverse:
                other._remove_back(old, obj, self)


def _state_of(obj):
    state = obj.__dict__.get("_sa_instance_state")
    return state if state is not None else instance_state_for(obj)
