"""collections: ChainMap, several mappings that are looked through as one."""

_absent = object()


def _first(maps, key):
    """What the first mapping that has a key gives for it."""
    for each in maps:
        try:
            return each[key]
        except KeyError:
            continue
    return _absent


class ChainMap:
    """The first mapping that has a key gives its value; what changes, changes in the first of all."""

    __module__ = "collections"
    __hash__ = None

    def __init__(self, *maps):
        self.maps = [*maps] if maps else [{}]

    def __getitem__(self, key):
        found = _first(self.maps, key)
        return self.__missing__(key) if found is _absent else found

    def __missing__(self, key):
        raise KeyError(key)

    def __contains__(self, key):
        return any([key in mapping for mapping in self.maps])

    def get(self, key, default=None):
        """The value of a key, or something else."""
        return self[key] if key in self else default

    def _merged(self):
        """All keys in the order of one dictionary that was updated from the last to the first."""
        keys = {}
        for mapping in self.maps[::-1]:
            keys.update(dict.fromkeys(mapping))
        return keys

    def __iter__(self):
        return iter(self._merged())

    def __len__(self):
        return len(self._merged())

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([repr(mapping) for mapping in self.maps])})"

    def _view(self, kind):
        import collections.abc

        return getattr(collections.abc, kind)(self)

    def keys(self):
        """A view of the keys."""
        return self._view("KeysView")

    def values(self):
        """A view of the values."""
        return self._view("ValuesView")

    def items(self):
        """A view of both."""
        return self._view("ItemsView")

    def __eq__(self, other):
        if not hasattr(type(other), "items"):
            return NotImplemented
        theirs = dict(other.items())
        return theirs == dict(self)

    # More mappings and fewer

    def new_child(self, m=None, **kwargs):
        """Another one that has one mapping more, in front."""
        front = {} if m is None else m
        front.update(kwargs)
        return type(self)(front, *self.maps)

    @property
    def parents(self):
        """Another one without the first mapping."""
        return type(self)(*self.maps[1:])

    def copy(self):
        """Another one with its own first mapping."""
        front, *rest = self.maps
        return type(self)(front.copy(), *rest)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, *args):
        """One whose keys all have the same value."""
        return cls(dict.fromkeys(iterable, *args))

    # Changes

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def _not_in_front(self, key):
        return KeyError(f"Key not found in the first mapping: {key!r}")

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise self._not_in_front(key)
        del self.maps[0][key]

    def pop(self, key, *args):
        """Takes a key out of the first mapping."""
        if not args and key not in self.maps[0]:
            raise self._not_in_front(key)
        return self.maps[0].pop(key, *args)

    def popitem(self):
        """Takes any one out of the first mapping."""
        if not self.maps[0]:
            raise KeyError("No keys found in the first mapping.")
        return self.maps[0].popitem()

    def clear(self):
        """Empties the first mapping."""
        self.maps[0].clear()

    def update(self, other=(), /, **kwds):
        """Puts into the first mapping what others have."""
        self.maps[0].update(other, **kwds)

    def setdefault(self, key, default=None):
        """The value of a key, put in if it is nowhere."""
        if key not in self:
            self[key] = default
        return self[key]

    def _united(self, other, make):
        return make(other) if hasattr(type(other), "keys") else NotImplemented

    def __or__(self, other):
        front, *rest = self.maps
        return self._united(other, lambda right: type(self)({**front, **right}, *rest))

    def __ror__(self, other):
        return self._united(other, lambda left: type(self)({**left, **dict(self)}))

    def __ior__(self, other):
        self.update(other)
        return self
