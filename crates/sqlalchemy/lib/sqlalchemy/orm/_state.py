"""sqlalchemy.orm._state: what the ORM knows about one object."""

from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc


class _Symbol:
    """A member of LoaderCallableStatus (with a number) or of PassiveFlag."""

    def __init__(self, name, value=None):
        self.name, self.value = name, value

    def __str__(self):
        return "LoaderCallableStatus.%s" % self.name

    def __repr__(self):
        return str(self) if self.value is None else "<%s: %d>" % (self, self.value)

    def __bool__(self):
        return self.name != "NO_VALUE"


NO_VALUE = _Symbol("NO_VALUE", 4)
NEVER_SET = NO_VALUE
ATTR_EMPTY = NO_VALUE
PASSIVE_NO_RESULT = _Symbol("PASSIVE_NO_RESULT", 0)
DONT_SET = _Symbol("DONT_SET", 5)
PASSIVE_OFF = _Symbol("PASSIVE_OFF")
PASSIVE_NO_INITIALIZE = _Symbol("PASSIVE_NO_INITIALIZE")
_counter = [0]


class InstanceState:
    """Identity, session, what was loaded and what has changed."""

    def __init__(self, obj, mapper):
        self.obj_ = obj
        self.mapper = mapper
        self.class_ = type(obj)
        self.key = None
        self.session_ = None
        self.committed = {}
        self.expired = set()
        self.expired_relations = set()
        self.was_deleted = False
        self.parents = set()
        self.info = {}
        _counter[0] += 1
        self.order = _counter[0]

    @property
    def dict(self):
        return self.obj_.__dict__

    def obj(self):
        return self.obj_

    @property
    def object(self):
        return self.obj_

    @property
    def modified(self):
        return bool(self.committed)

    @property
    def session(self):
        return self.session_

    @property
    def identity(self):
        return None if self.key is None else self.key[1]

    @property
    def identity_key(self):
        return self.key

    @property
    def transient(self):
        return self.key is None and self.session_ is None

    @property
    def pending(self):
        return self.key is None and self.session_ is not None

    @property
    def persistent(self):
        return self.key is not None and self.session_ is not None and not self.was_deleted

    @property
    def deleted(self):
        return self.key is not None and self.session_ is not None and self.was_deleted

    @property
    def detached(self):
        return self.key is not None and self.session_ is None

    @property
    def has_identity(self):
        return self.key is not None

    @property
    def unloaded(self):
        return {k for k in self.mapper._props if k not in self.dict}

    @property
    def expired_attributes(self):
        return set(self.expired)

    @property
    def attrs(self):
        return _Attrs(self)

    def _text(self):
        return "<%s at 0x%x>" % (self.class_.__name__, id(self.obj_))

    def changed(self, key, old):
        if key not in self.committed:
            self.committed[key] = old
        if self.session_ is not None:
            self.session_._touched(self)

    def commit(self, keys=None):
        if keys is None:
            self.committed = {}
        else:
            for key in keys:
                self.committed.pop(key, None)

    def expire(self, keys=None):
        names = list(self.mapper._props) if keys is None else keys
        for key in names:
            prop = self.mapper._props.get(key)
            if prop is None:
                continue
            self.dict.pop(key, None)
            self.committed.pop(key, None)
            if prop._is_column:
                self.expired.add(key)
            elif prop._is_relationship:
                self.expired_relations.add(key)
        self.forget_composites(names)

    def forget_composites(self, names):
        """What was made of attributes that changed below it is made anew."""
        for key, prop in self.mapper._props.items():
            if hasattr(prop, "made_of") and any(name in names for name in prop.keys):
                self.dict.pop(key, None)

    def refresh(self, wanted=None, by_user=False):
        """Loads expired columns; the object must be in a session."""
        if self.session_ is None:
            raise orm_exc.DetachedInstanceError(
                "Instance %s is not bound to a Session; attribute refresh operation cannot proceed"
                % self._text()
            )
        from sqlalchemy.orm.loading import refresh_state

        refresh_state(self, set(self.expired) if wanted is None else wanted, by_user)


class _Attrs:
    def __init__(self, state):
        self._state = state

    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(key)
        return AttributeState(self._state, key)

    def __getitem__(self, key):
        return AttributeState(self._state, key)

    def __iter__(self):
        return iter([AttributeState(self._state, k) for k in self._state.mapper._props])

    def keys(self):
        return list(self._state.mapper._props)


class AttributeState:
    def __init__(self, state, key):
        self.state = state
        self.key = key

    @property
    def value(self):
        return getattr(self.state.obj_, self.key)

    @property
    def loaded_value(self):
        return self.state.dict.get(self.key, NO_VALUE)

    @property
    def history(self):
        return get_history(self.state.obj_, self.key)

    def load_history(self):
        return self.history


class History(tuple):
    def __new__(cls, added, unchanged, deleted):
        return tuple.__new__(cls, (added, unchanged, deleted))

    added = property(lambda self: self[0])
    unchanged = property(lambda self: self[1])
    deleted = property(lambda self: self[2])

    def __repr__(self):
        return "History(added=%r, unchanged=%r, deleted=%r)" % tuple(self)

    def has_changes(self):
        return bool(self[0] or self[2])

    def empty(self):
        return not (self[0] or self[1] or self[2])

    def __bool__(self):
        return bool(self[0] or self[1] or self[2])

    def sum(self):
        return (self[0] or []) + (self[1] or []) + (self[2] or [])


def instance_state(obj):
    state = obj.__dict__.get("_sa_instance_state") if hasattr(obj, "__dict__") else None
    if state is None:
        try:
            raise AttributeError(
                "%r object has no attribute '_sa_instance_state'" % type(obj).__name__
            )
        except AttributeError as cause:
            raise orm_exc.UnmappedInstanceError(obj) from cause
    return state


def get_history(obj, key, passive=None):
    state = instance_state(obj)
    prop = state.mapper._props[key]
    if prop._is_relationship and prop._is_written:
        changes = state.committed.get(key)
        return History([], [], []) if changes is None else changes.as_history()
    value = state.dict.get(key, NO_VALUE)
    if value is NO_VALUE and key in state.expired:
        value = getattr(obj, key)
    old = state.committed.get(key, NO_VALUE) if key in state.committed else None
    changed = key in state.committed
    if prop._is_column or not prop.uselist:
        if not changed:
            return History((), [value] if value is not NO_VALUE else (), ())
        if old is NO_VALUE:
            return History([value], (), ())
        if old is value or (prop._is_column and old == value):
            return History((), [value], ())
        return History([value] if value is not NO_VALUE else (), (), [old])
    current = list(prop._members(value)) if value is not NO_VALUE else []
    if not changed:
        return History([], current, [])
    before = [] if old is NO_VALUE else old
    return History(
        [o for o in current if not _within(o, before)],
        [o for o in current if _within(o, before)],
        [o for o in before if not _within(o, current)],
    )


def _within(item, items):
    for other in items:
        if other is item:
            return True
    return False


def set_attribute(instance, key, value, initiator=None):
    setattr(instance, key, value)


def set_committed_value(instance, key, value):
    state = instance_state(instance)
    prop = state.mapper._props[key]
    if not prop._is_column and prop.uselist:
        value = prop._collection(instance, value)
    state.dict[key] = value
    state.committed.pop(key, None)
    state.expired.discard(key)


def get_attribute(instance, key):
    return getattr(instance, key)


def flag_modified(instance, key):
    state = instance_state(instance)
    if key not in state.dict:
        raise exc.InvalidRequestError(
            "Can't flag attribute '%s' modified; it's not present in the object state" % key
        )
    state.changed(key, NO_VALUE)


def flag_dirty(instance):
    state = instance_state(instance)
    if state.session_ is not None:
        state.session_._touched(state)


def manager_of_class(cls):
    return getattr(cls, "__mapper__", None)


def is_instrumented(instance, key):
    return key in instance_state(instance).mapper._props
