"""collections.abc: mappings and views of them."""

from abc import abstractmethod as _needed

import collections.abc as _abc
from _collections_sets import Set as _Set

_absent = object()


def _found(mapping, key, otherwise):
    """The value of a key, or what is said."""
    try:
        return mapping[key]
    except KeyError:
        return otherwise


class MappingView(_abc.Sized):
    """What a mapping shows, as it is now."""

    __module__ = "collections.abc"
    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"

    def __len__(self):
        return len(self._mapping)


class _SetView(MappingView, _Set):
    """A view without doubles: operators make plain sets."""

    @classmethod
    def _from_iterable(cls, it):
        return set(it)


class KeysView(_SetView):
    """Keys."""

    __module__ = "collections.abc"

    def __iter__(self):
        return iter(self._mapping)

    def __contains__(self, key):
        return key in self._mapping


class ItemsView(_SetView):
    """Keys with values."""

    __module__ = "collections.abc"

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]

    def __contains__(self, item):
        key, wanted = item
        found = _found(self._mapping, key, _absent)
        return found is not _absent and (found is wanted or found == wanted)


class ValuesView(MappingView, _abc.Collection):
    """Values."""

    __module__ = "collections.abc"

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]

    def __contains__(self, value):
        return any([found is value or found == value for found in self])


def _one_less(mapping):
    try:
        mapping.popitem()
    except KeyError:
        return False
    return True


def _viewing(view):
    def show(self):
        return view(self)

    show.__name__ = view.__name__.removesuffix("View").lower()
    return show


def _no_key(self, key, value=None):
    raise KeyError


class Mapping(_abc.Collection):
    """Values by their keys."""

    __module__ = "collections.abc"
    __getitem__ = _needed(_no_key)
    # Nothing is reversed that does not say so.
    __reversed__ = None

    def __contains__(self, key):
        return _found(self, key, _absent) is not _absent

    def __eq__(self, other):
        if isinstance(other, Mapping):
            mine, theirs = dict(self.items()), dict(other.items())
            return mine == theirs
        return NotImplemented

    def get(self, key, default=None):
        """The value of a key, or something else."""
        return _found(self, key, default)

    keys, values, items = [_viewing(view) for view in (KeysView, ValuesView, ItemsView)]


def _pairs(other):
    """Keys and values of whatever a mapping can be updated from."""
    if isinstance(other, Mapping) or hasattr(other, "keys"):
        for key in other if isinstance(other, Mapping) else other.keys():
            yield key, other[key]
    else:
        yield from other


class MutableMapping(Mapping):
    """One that changes."""

    __module__ = "collections.abc"
    __setitem__ = __delitem__ = _needed(_no_key)

    def update(self, other=(), /, **kwds):
        """Puts in what others have."""
        for source in (other, kwds):
            for key, value in _pairs(source):
                self[key] = value

    def setdefault(self, key, default=None):
        """The value of a key, put in if it is not there."""
        value = _found(self, key, _absent)
        if value is _absent:
            value = self[key] = default
        return value

    def pop(self, key, default=_absent):
        """Takes a key out and gives its value."""
        value = _found(self, key, _absent)
        if value is not _absent:
            del self[key]
            return value
        # Without a default the mapping says itself that it has no such key.
        return self[key] if default is _absent else default

    def popitem(self):
        """Takes any one out."""
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def clear(self):
        """Takes out all that can be taken out."""
        while _one_less(self):
            """There may be more."""
