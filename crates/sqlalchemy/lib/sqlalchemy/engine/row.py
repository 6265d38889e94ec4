"""sqlalchemy.engine.row: one row, and what its keys mean."""

import _sqla
from sqlalchemy import exc


class _Meta:
    """Keys of a result, and which position a key, a column or an attribute means."""

    def __init__(self, keys, exprs=None):
        self.keys = list(keys)
        self.exprs = exprs or []
        self.index = {}
        self.repeated = set()
        for i, key in enumerate(self.keys):
            if key in self.index:
                self.repeated.add(key)
            else:
                self.index[key] = i

    def _without(self, count):
        """The keys of all columns but the first ones."""
        return _Meta(self.keys[count:], self.exprs[count:])

    def position(self, key):
        if isinstance(key, int):
            return key
        if isinstance(key, str):
            found = self.index.get(key)
            if found is not None:
                if key in self.repeated:
                    raise exc.InvalidRequestError(
                        "Ambiguous column name '%s' in result set column descriptions" % key
                    )
                return found
        else:
            element = key.__clause_element__() if hasattr(key, "__clause_element__") else key
            for i, expr in enumerate(self.exprs):
                if expr is key or (
                    expr is not None
                    and _sqla.is_element(element)
                    and _sqla.is_element(expr)
                    and _sqla.same(expr, element)
                ):
                    return i
            name = getattr(element, "key", None) or getattr(element, "name", None)
            if isinstance(name, str) and name in self.index and not self.exprs:
                return self.index[name]
        raise exc.NoSuchColumnError("Could not locate column in row for column '%s'" % (key,))


class Row(tuple):
    def __new__(cls, meta, data):
        self = tuple.__new__(cls, data)
        self._parent = meta
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return tuple.__getitem__(self, self._parent.position(name))
        except exc.NoSuchColumnError as e:
            raise AttributeError(e.args[0]) from e

    def __getitem__(self, key):
        return tuple.__getitem__(self, key)

    def __hash__(self):
        return tuple.__hash__(self)

    @property
    def _mapping(self):
        return RowMapping(self._parent, self)

    @property
    def _fields(self):
        return tuple(self._parent.keys)

    def _asdict(self):
        return {k: tuple.__getitem__(self, i) for i, k in enumerate(self._parent.keys)}

    @property
    def _data(self):
        return tuple(self)

    @property
    def _t(self):
        return self

    @property
    def t(self):
        return self

    def _tuple(self):
        return self

    def tuple(self):
        return self

    def count(self, *value):
        if value:
            return tuple.count(self, *value)
        return self.__getattr__("count")

    def __reduce__(self):
        return (tuple, (list(self),))


class RowMapping:
    def __init__(self, meta, data):
        self._parent = meta
        self._row = data

    def __getitem__(self, key):
        if isinstance(key, (int, slice)):
            raise exc.NoSuchColumnError("Could not locate column in row for column '%s'" % (key,))
        return tuple.__getitem__(self._row, self._parent.position(key))

    def __iter__(self):
        return iter(self._parent.keys)

    def __len__(self):
        return len(self._parent.keys)

    def __contains__(self, key):
        try:
            self._parent.position(key)
            return True
        except exc.InvalidRequestError:
            return False

    def keys(self):
        return RMKeyView(self._parent)

    def values(self):
        return list(self._row)

    def items(self):
        return [(k, tuple.__getitem__(self._row, i)) for i, k in enumerate(self._parent.keys)]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __getattr__(self, name):
        raise AttributeError("'RowMapping' object has no attribute '%s'" % name)

    def __eq__(self, other):
        return dict(self.items()) == (dict(other.items()) if hasattr(other, "items") else other)

    def __hash__(self):
        return id(self)

    def __repr__(self):
        return repr(dict(self.items()))


class RMKeyView(list):
    def __init__(self, meta):
        super().__init__(meta.keys)

    def __repr__(self):
        return "RMKeyView(%s)" % list.__repr__(self)
