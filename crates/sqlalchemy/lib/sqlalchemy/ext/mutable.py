"""sqlalchemy.ext.mutable: values that report their own changes."""

import weakref
from sqlalchemy.orm._state import flag_modified, instance_state


class MutableBase:
    pass


class Mutable(MutableBase):
    @property
    def _parents(self):
        if "_owners" not in self.__dict__:
            self.__dict__["_owners"] = []
        return self.__dict__["_owners"]

    def changed(self):
        for obj, key in self._parents:
            if obj.__dict__.get(key) is self:
                state = instance_state(obj)
                state.changed(key, _before(self))

    @classmethod
    def coerce(cls, key, value):
        if value is None:
            return
        raise ValueError("Attribute '%s' does not accept objects of type %s" % (key, type(value)))

    @classmethod
    def as_mutable(cls, sqltype):
        made = sqltype() if isinstance(sqltype, type) else sqltype
        _tracked.append((made, cls))
        return made

    @classmethod
    def associate_with(cls, sqltype):
        _by_class.append((sqltype, cls))

    @classmethod
    def associate_with_attribute(cls, attribute):
        _attributes.append((attribute.prop, cls))


_tracked = []
_by_class = []
_attributes = []


def _before(value):
    from sqlalchemy.orm._state import NO_VALUE

    return NO_VALUE


def _mutable_class(prop):
    if not prop._is_column:
        return None
    type_ = prop.columns[0].type
    for known, cls in _tracked:
        if known is type_:
            return cls
    for known, cls in _attributes:
        if known is prop:
            return cls
    for known, cls in _by_class:
        if isinstance(type_, known):
            return cls
    return None


def _wrapped(obj, prop, value):
    cls = _mutable_class(prop)
    if cls is None or value is None:
        return value
    if not isinstance(value, cls):
        value = cls.coerce(prop.key, value)
    value._parents.append((obj, prop.key))
    return value


class MutableDict(dict, Mutable):
    def __getstate__(self):
        return dict(self)

    def __setstate__(self, state):
        self.update(state)

    @classmethod
    def coerce(cls, key, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, dict):
            return cls(value)
        return Mutable.coerce(key, value)

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, value)
        self.changed()

    def __delitem__(self, key):
        dict.__delitem__(self, key)
        self.changed()

    def setdefault(self, key, *arg):
        result = dict.setdefault(self, key, *arg)
        self.changed()
        return result

    def update(self, *a, **kw):
        dict.update(self, *a, **kw)
        self.changed()

    def pop(self, *arg):
        result = dict.pop(self, *arg)
        self.changed()
        return result

    def popitem(self):
        result = dict.popitem(self)
        self.changed()
        return result

    def clear(self):
        dict.clear(self)
        self.changed()


class MutableList(list, Mutable):
    def __reduce_ex__(self, proto):
        return self.__class__, (list(self),)

    @classmethod
    def coerce(cls, key, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, list):
            return cls(value)
        return Mutable.coerce(key, value)


def _list_method(name):
    def method(self, *args, **kw):
        result = getattr(list, name)(self, *args, **kw)
        self.changed()
        return result

    return method


for _name in (
    "__setitem__",
    "__delitem__",
    "append",
    "extend",
    "insert",
    "remove",
    "pop",
    "clear",
    "sort",
    "reverse",
):
    setattr(MutableList, _name, _list_method(_name))


class MutableSet(set, Mutable):
    def __reduce_ex__(self, proto):
        return self.__class__, (list(self),)

    @classmethod
    def coerce(cls, key, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, (set, list, tuple)):
            return cls(value)
        return Mutable.coerce(key, value)


def _set_method(name):
    def method(self, *args):
        result = getattr(set, name)(self, *args)
        self.changed()
        return result

    return method


for _name in ("add", "remove", "discard", "pop", "clear", "update"):
    setattr(MutableSet, _name, _set_method(_name))


class MutableComposite(MutableBase):
    """A composite value that tells its objects when a part of it changes."""

    def _sa_belongs_to(self, obj, prop):
        owners = self.__dict__.setdefault("_sa_owners", [])
        if not any(owner() is obj for owner, _ in owners):
            owners.append((weakref.ref(obj), prop))

    def changed(self):
        for owner, prop in self.__dict__.get("_sa_owners", ()):
            obj = owner()
            if obj is None or obj.__dict__.get(prop.key) is not self:
                continue
            for name, value in zip(prop.keys, prop.values_of(self)):
                setattr(obj, name, value)


def _install():
    """Column attributes wrap what they load and what they are given."""
    from sqlalchemy.orm.attributes import InstrumentedAttribute

    plain_get, plain_set = InstrumentedAttribute.__get__, InstrumentedAttribute.__set__

    def tracked_get(self, instance, owner):
        value = plain_get(self, instance, owner)
        if (
            instance is not None
            and value is not None
            and not isinstance(value, Mutable)
            and self.prop._is_column
        ):
            wrapped = _wrapped(instance, self.prop, value)
            if wrapped is not value:
                instance.__dict__[self.key] = wrapped
            return wrapped
        return value

    def tracked_set(self, instance, value):
        if value is not None and self.prop._is_column:
            value = _wrapped(instance, self.prop, value)
        plain_set(self, instance, value)

    InstrumentedAttribute.__get__ = tracked_get
    InstrumentedAttribute.__set__ = tracked_set


_install()
