"""Objects that come into a session, leave it or are read again."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._state import NO_VALUE, instance_state
from sqlalchemy.orm.attributes import instance_state_for
from sqlalchemy.orm.mapper import _check_configure
from sqlalchemy.orm.identity import _IdentityMap, _ObjectSet, _state_of


def _refuse_unmapped(instance):
    try:
        raise AttributeError(
            "%r object has no attribute '_sa_instance_state'" % type(instance).__name__
        )
    except AttributeError as cause:
        raise orm_exc.UnmappedInstanceError(instance) from cause


class _SessionObjects:
    """What a session holds."""

    def add(self, instance, *, _warn=True):
        if getattr(type(instance), "__mapper__", None) is None:
            _refuse_unmapped(instance)
        _check_configure()
        self._save_or_update(instance)

    def add_all(self, instances):
        for instance in instances:
            self.add(instance)

    def _save_or_update(self, instance, seen=None):
        seen = seen if seen is not None else []
        if any(instance is s for s in seen):
            return
        seen.append(instance)
        state = _state_of(instance)
        if state.session_ is not None and state.session_ is not self:
            raise exc.InvalidRequestError(
                "Object '%s' is already attached to session '%s' (this is '%s')"
                % (state._text(), state.session_.hash_key, self.hash_key)
            )
        if state.key is None:
            if state not in self._new:
                self._autobegin()
                for fn in self._listeners("before_attach"):
                    fn(self, instance)
                state.session_ = self
                state.insert_order = len(self._new) + len(self._inserted)
                self._new.append(state)
                for fn in self._listeners("after_attach"):
                    fn(self, instance)
        elif state.session_ is None:
            known = self.identity_map.get(state.key)
            if known is not None and known is not instance:
                raise exc.InvalidRequestError(
                    "Can't attach instance %s; another instance with key %s is already present in this session."
                    % (state._text(), state.key)
                )
            if state.was_deleted:
                raise exc.InvalidRequestError(
                    "Instance '%s' has been deleted.  Use the make_transient() function to send this object back to the transient state."
                    % state._text()
                )
            state.session_ = self
            self.identity_map[state.key] = instance
            if state.committed:
                self._touched(state)
        elif state in self._deleted:
            self._deleted.remove(state)
        for key, prop in state.mapper._props.items():
            if prop._is_relationship and "save-update" in prop.cascade:
                for item in prop._present(state):
                    if (
                        item is not None
                        and getattr(item.__dict__.get("_sa_instance_state"), "session_", None)
                        is not self
                    ):
                        self._save_or_update(item, seen)

    def _touched(self, state):
        if state.key is not None and state not in self._touched_states:
            self._touched_states.append(state)
            self._begin_if_needed()

    def delete(self, instance):
        if getattr(type(instance), "__mapper__", None) is None:
            raise orm_exc.UnmappedInstanceError(instance)
        state = _state_of(instance)
        if state.key is None:
            raise exc.InvalidRequestError("Instance '%s' is not persisted" % state._text())
        if state.session_ is None:
            self._save_or_update(instance)
        if state not in self._deleted:
            self._deleted.append(state)
            self._begin_if_needed()

    def delete_all(self, instances):
        for instance in instances:
            self.delete(instance)

    def expunge(self, instance):
        state = _state_of(instance)
        if state.session_ is not self:
            raise exc.InvalidRequestError(
                "Instance %s is not present in this Session" % state._text()
            )
        if state in self._new:
            self._new.remove(state)
        if state.key is not None:
            self.identity_map.pop(state.key, None)
        if state in self._touched_states:
            self._touched_states.remove(state)
        state.session_ = None

    def expunge_all(self):
        for state in list(self._new):
            state.session_ = None
        for obj in list(self.identity_map.values()):
            obj.__dict__["_sa_instance_state"].session_ = None
        self.identity_map = _IdentityMap()
        self._new, self._deleted, self._touched_states, self._inserted, self._gone = (
            [],
            [],
            [],
            [],
            [],
        )

    def expire(self, instance, attribute_names=None):
        state = instance_state(instance)
        if state.session_ is not self:
            raise exc.InvalidRequestError(
                "Instance '%s' is not persistent within this Session" % state._text()
            )
        state.expire(attribute_names)

    def expire_all(self):
        self._expire_all_states()

    def refresh(self, instance, attribute_names=None, with_for_update=None):
        state = instance_state(instance)
        if state.session_ is not self or state.key is None:
            raise exc.InvalidRequestError(
                "Instance '%s' is not persistent within this Session" % state._text()
            )
        self._autoflush()
        state.expire(attribute_names)
        state.refresh(set(attribute_names) if attribute_names else None, True)
        for name in attribute_names or ():
            if state.mapper._props[name]._is_relationship:
                getattr(instance, name)

    def merge(self, instance, *, load=True, options=None):
        _check_configure()
        return self._merge(instance, {})

    def _merge(self, instance, done):
        if id(instance) in done:
            return done[id(instance)]
        state = _state_of(instance)
        mapper = state.mapper
        key = state.key
        if key is None:
            identity = tuple(instance.__dict__.get(k) for k in mapper._key_names)
            key = (
                None
                if any(v is None for v in identity)
                else (mapper.base_mapper.class_, identity, None)
            )
        if key is not None and self.identity_map.get(key) is instance:
            return instance
        found = None
        if key is not None:
            found = self.identity_map.get(key) or self.get(mapper.class_, key[1])
        if found is None:
            found = mapper.class_.__new__(mapper.class_)
            instance_state_for(found)
            self._save_or_update(found)
        done[id(instance)] = found
        for name, prop in mapper._props.items():
            if name not in instance.__dict__:
                continue
            value = instance.__dict__[name]
            if prop._is_column:
                if found.__dict__.get(name, NO_VALUE) is NO_VALUE or getattr(found, name) != value:
                    setattr(found, name, value)
            elif prop._is_relationship and "merge" in prop.cascade:
                if prop.uselist:
                    setattr(found, name, [self._merge(i, done) for i in prop._members(value)])
                else:
                    setattr(found, name, None if value is None else self._merge(value, done))
        return found

    @property
    def new(self):
        return _ObjectSet([s.obj_ for s in self._new])

    @property
    def deleted(self):
        return _ObjectSet([s.obj_ for s in self._deleted])

    @property
    def dirty(self):
        return _ObjectSet(
            [
                s.obj_
                for s in self._touched_states
                if (s.committed or s.__dict__.get("changed_unloaded")) and s not in self._deleted
            ]
        )

    def is_modified(self, instance, include_collections=True):
        return bool(instance_state(instance).committed)

    def __contains__(self, instance):
        state = _state_of(instance)
        return state.session_ is self and not state.was_deleted

    def __iter__(self):
        _sqla.sweep(self.identity_map)
        return iter([s.obj_ for s in self._new] + list(self.identity_map.values()))
