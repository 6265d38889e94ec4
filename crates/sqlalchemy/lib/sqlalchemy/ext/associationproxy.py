"""sqlalchemy.ext.associationproxy: an attribute of related objects as if it were one's own."""

import types
from sqlalchemy import exc
from sqlalchemy.orm._field_options import _OF_FIELDS, take_field_options
from sqlalchemy.orm.attributes import QueryableAttribute


class AssociationProxy:
    _sa_proxy = True

    def __init__(
        self,
        target_collection,
        attr,
        *,
        creator=None,
        getset_factory=None,
        proxy_factory=None,
        proxy_bulk_set=None,
        info=None,
        cascade_scalar_deletes=False,
        **kw,
    ):
        self._dataclass = take_field_options(kw)
        self.target_collection, self.value_attr, self.creator = target_collection, attr, creator
        self.info = info or {}
        self.key = "_AssociationProxy_%s_%s" % (target_collection, attr)

    def __class_getitem__(cls, item):
        return types.GenericAlias(cls, item)

    def __set_name__(self, owner, name):
        self.key = name

    def _property(self, owner):
        mapper = owner.__mapper__
        mapper._configure()
        return mapper._props[self.target_collection]

    def _create(self, owner, value):
        maker = self.creator if self.creator is not None else self._property(owner).mapper.class_
        return maker(value)

    def __get__(self, instance, owner):
        if instance is None:
            return _OnClass(self, owner)
        prop = self._property(type(instance))
        if not prop.uselist:
            target = getattr(instance, self.target_collection)
            return None if target is None else getattr(target, self.value_attr)
        collection = getattr(instance, self.target_collection)
        if isinstance(collection, dict):
            return _AssociationDict(self, instance)
        if isinstance(collection, set):
            return _AssociationSet(self, instance)
        return _AssociationList(self, instance)

    def __set__(self, instance, values):
        prop = self._property(type(instance))
        if not prop.uselist:
            target = getattr(instance, self.target_collection)
            if target is None:
                if values is not None:
                    setattr(instance, self.target_collection, self._create(type(instance), values))
            else:
                setattr(target, self.value_attr, values)
            return
        proxy = self.__get__(instance, type(instance))
        if proxy is not values:
            proxy._replace(values)

    def __delete__(self, instance):
        delattr(instance, self.target_collection)


class _OnClass:
    def __init__(self, proxy, owner):
        self.proxy, self.owning_class = proxy, owner

    @property
    def target_class(self):
        return self.proxy._property(self.owning_class).mapper.class_

    @property
    def remote_attr(self):
        return getattr(self.target_class, self.proxy.value_attr)

    attr = property(lambda self: (self.local_attr, self.remote_attr))

    @property
    def local_attr(self):
        return getattr(self.owning_class, self.proxy.target_collection)

    def _through(self, criterion):
        prop = self.proxy._property(self.owning_class)
        return self.local_attr.any(criterion) if prop.uselist else self.local_attr.has(criterion)

    def any(self, criterion=None, **kw):
        inner = self.remote_attr
        if getattr(inner.prop, "_is_relationship", False):
            return self._through(
                inner.any(criterion, **kw) if inner.prop.uselist else inner.has(criterion, **kw)
            )
        if kw:
            raise exc.ArgumentError(
                "Can't apply keyword arguments to column-targeted association proxy; use =="
            )
        return self._through(criterion)

    has = any

    def contains(self, value):
        remote = self.remote_attr
        return self._through(
            remote.contains(value)
            if getattr(remote.prop, "_is_relationship", False) and remote.prop.uselist
            else remote == value
        )

    def __eq__(self, value):
        return self._through(self.remote_attr == value)

    def __ne__(self, value):
        return self._through(self.remote_attr != value)

    def in_(self, values):
        return self._through(self.remote_attr.in_(values))

    def like(self, value):
        return self._through(self.remote_attr.like(value))

    def ilike(self, value):
        return self._through(self.remote_attr.ilike(value))

    def __hash__(self):
        return id(self)


class _Proxied:
    def __init__(self, proxy, instance):
        self._proxy, self._instance = proxy, instance

    @property
    def col(self):
        return getattr(self._instance, self._proxy.target_collection)

    def _get(self, item):
        return getattr(item, self._proxy.value_attr)

    def _make(self, value):
        return self._proxy._create(type(self._instance), value)

    def __len__(self):
        return len(self.col)

    def __bool__(self):
        return bool(self.col)

    def __repr__(self):
        return repr(self._plain())

    def __eq__(self, other):
        return self._plain() == other

    def __ne__(self, other):
        return self._plain() != other

    def __hash__(self):
        return id(self)


class _AssociationList(_Proxied):
    def _plain(self):
        return [self._get(i) for i in self.col]

    def __iter__(self):
        return iter(self._plain())

    def __contains__(self, value):
        return value in self._plain()

    def __getitem__(self, index):
        return self._plain()[index]

    def __setitem__(self, index, value):
        setattr(self.col[index], self._proxy.value_attr, value)

    def __delitem__(self, index):
        del self.col[index]

    def append(self, value):
        self.col.append(self._make(value))

    def insert(self, index, value):
        self.col.insert(index, self._make(value))

    def extend(self, values):
        for value in values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def remove(self, value):
        for item in list(self.col):
            if self._get(item) == value:
                self.col.remove(item)
                return
        raise ValueError("value not in list")

    def pop(self, index=-1):
        return self._get(self.col.pop(index))

    def clear(self):
        for item in list(self.col):
            self.col.remove(item)

    def index(self, value):
        return self._plain().index(value)

    def count(self, value):
        return self._plain().count(value)

    def copy(self):
        return self._plain()

    def _replace(self, values):
        self.clear()
        self.extend(values)

    def __add__(self, other):
        return self._plain() + list(other)


class _AssociationSet(_Proxied):
    def _plain(self):
        return {self._get(i) for i in self.col}

    def __iter__(self):
        return iter([self._get(i) for i in self.col])

    def __contains__(self, value):
        return value in self._plain()

    def add(self, value):
        if value not in self:
            self.col.add(self._make(value))

    def update(self, values):
        for value in values:
            self.add(value)

    def remove(self, value):
        for item in list(self.col):
            if self._get(item) == value:
                self.col.remove(item)
                return
        raise KeyError(value)

    def discard(self, value):
        if value in self:
            self.remove(value)

    def clear(self):
        for item in list(self.col):
            self.col.remove(item)

    def _replace(self, values):
        self.clear()
        self.update(values)


class _AssociationDict(_Proxied):
    def _make(self, key, value):
        maker = (
            self._proxy.creator
            if self._proxy.creator is not None
            else self._proxy._property(type(self._instance)).mapper.class_
        )
        return maker(key, value)

    def _plain(self):
        return {k: self._get(v) for k, v in self.col.items()}

    def __iter__(self):
        return iter(self.col)

    def __contains__(self, key):
        return key in self.col

    def __getitem__(self, key):
        return self._get(self.col[key])

    def __setitem__(self, key, value):
        if key in self.col:
            setattr(self.col[key], self._proxy.value_attr, value)
        else:
            self.col[key] = self._make(key, value)

    def __delitem__(self, key):
        del self.col[key]

    def keys(self):
        return list(self.col)

    def values(self):
        return [self._get(v) for v in self.col.values()]

    def items(self):
        return [(k, self._get(v)) for k, v in self.col.items()]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def update(self, other):
        for key, value in dict(other).items():
            self[key] = value

    def pop(self, key, *default):
        if key in self:
            value = self[key]
            del self[key]
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def clear(self):
        for key in list(self.col):
            del self.col[key]

    def _replace(self, values):
        self.clear()
        self.update(values)


def association_proxy(target_collection, attr, **kw):
    kw = {
        k: v
        for k, v in kw.items()
        if k
        in (
            "creator",
            "info",
            "getset_factory",
            "proxy_factory",
            "proxy_bulk_set",
            "cascade_scalar_deletes",
            *_OF_FIELDS,
        )
    }
    return AssociationProxy(target_collection, attr, **kw)
