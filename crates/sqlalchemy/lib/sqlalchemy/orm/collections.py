"""sqlalchemy.orm.collections: lists, sets and dicts that tell the ORM what joins and leaves
them."""


class _Adapter:
    """Who owns a collection, and whom to tell."""

    def __init__(self, obj, prop):
        self.obj, self.prop = obj, prop

    def joined(self, item):
        return self.prop._item_joined(self.obj, item)

    def left(self, item):
        self.prop._item_left(self.obj, item)

    def before(self):
        self.prop._before_change(self.obj)


class InstrumentedList(list):
    _sa_adapter = None

    def append(self, item):
        if self._sa_adapter is not None:
            self._sa_adapter.before()
            item = self._sa_adapter.joined(item)
        list.append(self, item)

    def insert(self, index, item):
        if self._sa_adapter is not None:
            self._sa_adapter.before()
            item = self._sa_adapter.joined(item)
        list.insert(self, index, item)

    def extend(self, items):
        for item in list(items):
            self.append(item)

    def __iadd__(self, items):
        self.extend(items)
        return self

    def remove(self, item):
        if self._sa_adapter is not None:
            self._sa_adapter.before()
        list.remove(self, item)
        if self._sa_adapter is not None:
            self._sa_adapter.left(item)

    def pop(self, index=-1):
        if self._sa_adapter is not None:
            self._sa_adapter.before()
        item = list.pop(self, index)
        if self._sa_adapter is not None:
            self._sa_adapter.left(item)
        return item

    def clear(self):
        for item in list(self):
            self.remove(item)

    def __delitem__(self, index):
        gone = self[index] if isinstance(index, slice) else [self[index]]
        if self._sa_adapter is not None:
            self._sa_adapter.before()
        list.__delitem__(self, index)
        for item in gone:
            if self._sa_adapter is not None:
                self._sa_adapter.left(item)

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            gone, new = list(self[index]), list(value)
            if self._sa_adapter is not None:
                self._sa_adapter.before()
            list.__setitem__(self, index, new)
            if self._sa_adapter is not None:
                for item in gone:
                    if not _in(item, self):
                        self._sa_adapter.left(item)
                for item in new:
                    if not _in(item, gone):
                        self._sa_adapter.joined(item)
            return
        gone = self[index]
        if self._sa_adapter is not None:
            self._sa_adapter.before()
            self._sa_adapter.left(gone)
            value = self._sa_adapter.joined(value)
        list.__setitem__(self, index, value)

    def _plain_append(self, item):
        list.append(self, item)

    def _plain_remove(self, item):
        for i, other in enumerate(self):
            if other is item:
                list.__delitem__(self, i)
                return


def _in(item, items):
    for other in items:
        if other is item:
            return True
    return False


class InstrumentedSet(set):
    _sa_adapter = None

    def add(self, item):
        if item in self:
            return
        if self._sa_adapter is not None:
            self._sa_adapter.before()
            item = self._sa_adapter.joined(item)
        set.add(self, item)

    append = add

    def remove(self, item):
        if self._sa_adapter is not None:
            self._sa_adapter.before()
        set.remove(self, item)
        if self._sa_adapter is not None:
            self._sa_adapter.left(item)

    def discard(self, item):
        if item in self:
            self.remove(item)

    def pop(self):
        for item in self:
            self.remove(item)
            return item
        raise KeyError("pop from an empty set")

    def update(self, items):
        for item in list(items):
            self.add(item)

    def __ior__(self, items):
        self.update(items)
        return self

    def clear(self):
        for item in list(self):
            self.remove(item)

    def _plain_append(self, item):
        set.add(self, item)

    def _plain_remove(self, item):
        set.discard(self, item)


class InstrumentedDict(dict):
    _sa_adapter = None


class MappedCollection(dict):
    """Objects by a key of theirs."""

    _sa_adapter = None

    def __init__(self, keyfunc):
        dict.__init__(self)
        self.keyfunc = keyfunc

    def __setitem__(self, key, item):
        if self._sa_adapter is not None:
            self._sa_adapter.before()
            if key in self:
                self._sa_adapter.left(self[key])
            item = self._sa_adapter.joined(item)
        dict.__setitem__(self, key, item)

    def __delitem__(self, key):
        item = self[key]
        if self._sa_adapter is not None:
            self._sa_adapter.before()
        dict.__delitem__(self, key)
        if self._sa_adapter is not None:
            self._sa_adapter.left(item)

    def set(self, value):
        self[self.keyfunc(value)] = value

    append = set

    def pop(self, key, *default):
        if key in self:
            item = self[key]
            del self[key]
            return item
        if default:
            return default[0]
        raise KeyError(key)

    def remove(self, value):
        del self[self.keyfunc(value)]

    def update(self, other):
        for key, item in other.items():
            self[key] = item

    def clear(self):
        for key in list(self):
            del self[key]

    def _plain_append(self, item):
        dict.__setitem__(self, self.keyfunc(item), item)

    def _plain_remove(self, item):
        for key, other in list(self.items()):
            if other is item:
                dict.__delitem__(self, key)


KeyFuncDict = MappedCollection


def keyfunc_mapping(keyfunc, **kw):
    return lambda: MappedCollection(keyfunc)


mapped_collection = keyfunc_mapping


def attribute_keyed_dict(attr_name, **kw):
    return lambda: MappedCollection(lambda obj: getattr(obj, attr_name))


attribute_mapped_collection = attribute_keyed_dict


def column_keyed_dict(mapping_spec, **kw):
    return attribute_keyed_dict(mapping_spec.key)


column_mapped_collection = column_keyed_dict


def make(factory):
    """An empty collection of the class a relationship names."""
    if factory is None or factory is list:
        return InstrumentedList()
    if factory is set:
        return InstrumentedSet()
    made = factory()
    if isinstance(made, (InstrumentedList, InstrumentedSet, MappedCollection)):
        return made
    if isinstance(made, dict):
        raise NotImplementedError("collection_class=dict needs attribute_keyed_dict() or the like")
    if isinstance(made, list):
        new = type("Instrumented" + type(made).__name__, (type(made), InstrumentedList), {})
        return new.__new__(new)
    if isinstance(made, set):
        new = type("Instrumented" + type(made).__name__, (type(made), InstrumentedSet), {})
        return new.__new__(new)
    raise NotImplementedError("collection_class %r is not supported here" % (factory,))


def members(collection):
    if isinstance(collection, dict):
        return list(collection.values())
    return list(collection)


class collection:
    """Decorators for collection classes of one's own."""

    @staticmethod
    def appender(fn):
        return fn

    remover = iterator = internally_instrumented = converter = appender

    @staticmethod
    def adds(arg):
        return lambda fn: fn

    replaces = removes = removes_return = adds


class InstrumentedCollections:
    pass
