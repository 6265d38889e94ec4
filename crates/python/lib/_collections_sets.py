"""collections.abc: sets."""

from abc import abstractmethod as _needed

import collections.abc as _abc


def _set_of(own, other, keep):
    """A set of own's kind with what is kept of two; nothing where the other cannot be gone through."""
    if not isinstance(other, _abc.Iterable):
        return NotImplemented
    return own._from_iterable(keep(other))


class Set(_abc.Collection):
    """Items, each once."""

    __module__ = "collections.abc"

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def _hash(self):
        return hash(frozenset(self))

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all([item in other for item in self])

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all([item in self for item in other])

    def __lt__(self, other):
        return len(self) != len(other) and self <= other if _is_set(other) else NotImplemented

    def __gt__(self, other):
        return len(self) != len(other) and self >= other if _is_set(other) else NotImplemented

    def __eq__(self, other):
        return len(self) == len(other) and self <= other if _is_set(other) else NotImplemented

    def __and__(self, other):
        return _set_of(self, other, lambda items: [item for item in items if item in self])

    def __or__(self, other):
        return _set_of(self, other, lambda items: [*self, *items])

    def __sub__(self, other):
        return _set_of(self, other, lambda items: _without(self, self, items))

    def __rsub__(self, other):
        return _set_of(self, other, lambda items: _without(self, items, self))

    def __xor__(self, other):
        return _set_of(self, other, lambda items: _in_one(self, items))

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def isdisjoint(self, other):
        """Whether nothing is in both."""
        return not any([item in self for item in other])


def _is_set(value):
    return isinstance(value, Set)


def _without(own, items, others):
    """Items that are not among others, which become a set where they are none."""
    others = others if _is_set(others) else own._from_iterable(others)
    return [item for item in items if item not in others]


def _in_one(own, items):
    others = items if _is_set(items) else own._from_iterable(items)
    return [item for item in own if item not in others] + [i for i in others if i not in own]


class MutableSet(Set):
    """One that changes."""

    __module__ = "collections.abc"
    add = _needed(lambda self, value: _missing())
    discard = _needed(lambda self, value: _missing())

    def remove(self, value):
        """Takes one out that must be there."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Takes any one out."""
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        """Takes out all."""
        while len(self):
            self.pop()

    def _change(self, gone=(), come=()):
        for item in gone:
            self.discard(item)
        for item in come:
            self.add(item)
        return self

    def __ior__(self, it):
        return self._change(come=it)

    def __iand__(self, it):
        return self._change(gone=list(self - it))

    def __isub__(self, it):
        return self._change(gone=list(self) if it is self else it)

    def __ixor__(self, it):
        if it is self:
            return self._change(gone=list(self))
        others = it if _is_set(it) else self._from_iterable(it)
        both = [item for item in others if item in self]
        return self._change(both, [item for item in others if item not in both])


def _missing():
    raise NotImplementedError
