"""collections: deque."""


def _comparing(name):
    relation = getattr(list, name)

    def compare(self, other):
        return relation(self._items, other._items) if isinstance(other, deque) else NotImplemented

    compare.__name__ = name
    return compare


class deque:
    """A list that grows and shrinks at both ends, up to a length if one is said."""

    __module__ = "collections"
    __hash__ = None

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self._items = []
        self._maxlen = maxlen
        self.extend(iterable)

    maxlen = property(lambda self: self._maxlen)

    def append(self, value):
        self._items.append(value)
        if self._maxlen is not None and len(self._items) > self._maxlen:
            del self._items[0]

    def appendleft(self, value):
        self._items.insert(0, value)
        if self._maxlen is not None and len(self._items) > self._maxlen:
            del self._items[-1]

    def extend(self, values):
        if self._maxlen is None:
            self._items.extend(self._items[:] if values is self else values)
            return
        for value in list(values) if values is self else values:
            self.append(value)

    def extendleft(self, values):
        for value in list(values) if values is self else values:
            self.appendleft(value)

    def pop(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop(0)

    def rotate(self, n=1):
        if self._items:
            n %= len(self._items)
            self._items[:] = self._items[-n:] + self._items[:-n] if n else self._items

    def clear(self):
        self._items.clear()

    def remove(self, value):
        if value not in self._items:
            raise ValueError(f"{value!r} is not in deque")
        self._items.remove(value)

    def insert(self, index, value):
        if self._maxlen is not None and len(self._items) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        self._items.insert(index, value)

    def index(self, value, *args):
        try:
            return self._items.index(value, *args)
        except ValueError:
            raise ValueError(f"{value!r} is not in deque") from None

    def count(self, value):
        return self._items.count(value)

    def reverse(self):
        self._items.reverse()

    def copy(self):
        return type(self)(self._items, self._maxlen)

    __copy__ = copy

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        length = len(self._items)
        for item in self._items:
            yield item
            if len(self._items) != length:
                raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        return reversed(self._items)

    def __contains__(self, value):
        return value in self._items

    def _place(self, index):
        if isinstance(index, slice) or not hasattr(index, "__index__"):
            raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'")
        if not -len(self._items) <= index < len(self._items):
            raise IndexError("deque index out of range")
        return index

    def __getitem__(self, index):
        return self._items[self._place(index)]

    def __setitem__(self, index, value):
        self._items[self._place(index)] = value

    def __delitem__(self, index):
        del self._items[self._place(index)]

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        return type(self)(self._items + other._items, self._maxlen)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, times):
        return type(self)(self._items * times, self._maxlen)

    __rmul__ = __mul__

    def __imul__(self, times):
        items = self._items * times
        self._items.clear()
        self.extend(items)
        return self

    for _name in ("__eq__", "__lt__", "__le__", "__gt__", "__ge__"):
        locals()[_name] = _comparing(_name)
    del _name

    def __repr__(self):
        if id(self) in _deque_reprs:
            return "[...]"
        _deque_reprs.add(id(self))
        try:
            name = type(self).__name__
            limit = "" if self._maxlen is None else f", maxlen={self._maxlen}"
            return f"{name}({self._items!r}{limit})"
        finally:
            _deque_reprs.discard(id(self))


_deque_reprs = set()
