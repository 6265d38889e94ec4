"""collections.abc: sequences."""

from abc import abstractmethod as _needed

import collections.abc as _abc

_NO_INDEX = _needed(lambda self, index: _raise(IndexError))


def _raise(error):
    raise error


def _same(one, other):
    return one is other or one == other


class Sequence(_abc.Reversible, _abc.Collection):
    """Items in an order, by number."""

    __module__ = "collections.abc"
    __getitem__ = _NO_INDEX

    def __iter__(self):
        place = 0
        while True:
            try:
                item = self[place]
            except IndexError:
                return
            yield item
            place += 1

    def __reversed__(self):
        for place in range(len(self) - 1, -1, -1):
            yield self[place]

    def __contains__(self, value):
        return any([True for item in self if _same(item, value)])

    def count(self, value):
        """How many items are equal to a value."""
        return len([None for item in self if _same(item, value)])

    def index(self, value, start=0, stop=None):
        """The first place of a value."""
        if start is not None and start < 0:
            start = max(start + len(self), 0)
        if stop is not None and stop < 0:
            stop += len(self)
        place = start
        while stop is None or place < stop:
            try:
                item = self[place]
            except IndexError:
                break
            if _same(item, value):
                return place
            place += 1
        raise ValueError


class MutableSequence(Sequence):
    """One that changes."""

    __module__ = "collections.abc"
    __setitem__ = _needed(lambda self, index, value: _raise(IndexError))
    __delitem__ = _NO_INDEX
    insert = _needed(lambda self, index, value: _raise(IndexError))

    def append(self, value):
        """Adds at the end."""
        place = len(self)
        self.insert(place, value)

    def extend(self, values):
        """Adds several."""
        for value in list(self) if values is self else values:
            self.append(value)

    def remove(self, value):
        """Takes out the first one that is equal to a value."""
        place = self.index(value)
        del self[place]

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        """Takes one out, the last one if nothing is said."""
        taken = self[index]
        del self[index]
        return taken

    def clear(self):
        """Takes out all."""
        while len(self):
            self.pop()

    def reverse(self):
        """Turns the order around, in place."""
        left, right = 0, len(self) - 1
        while left < right:
            self[left], self[right] = self[right], self[left]
            left, right = left + 1, right - 1


class ByteString(Sequence):
    """Bytes."""

    __module__ = "collections.abc"
