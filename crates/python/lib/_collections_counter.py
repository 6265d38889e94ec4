"""collections: Counter, a dictionary of how many there are of each."""


def _by_count(item):
    return item[1]


def _counts(iterable):
    """Each item with a count: those of a mapping, or one for each time it comes."""
    if hasattr(iterable, "items"):
        return iterable.items()
    return [(item, 1) for item in iterable]


def _count_elements(mapping, iterable):
    """Adds one to the count of each item."""
    for item in iterable:
        mapping[item] = mapping.get(item, 0) + 1


def _joining(name, combine):
    """An operator that makes a counter of two; what is not above zero is left out."""

    def operate(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        keys = [*self, *[key for key in other if key not in self]]
        pairs = [(key, combine(self[key], other[key])) for key in keys]
        return Counter({key: count for key, count in pairs if count > 0})

    operate.__name__ = name
    return operate


def _in_place(operate):
    def change(self, other):
        made = operate(self, other)
        if made is not NotImplemented:
            for key in [key for key in self if key not in made]:
                del self[key]
            dict.update(self, made)
            made = self
        return made

    return change


class Counter(dict):
    """How many there are of each; of anything else there are none."""

    __module__ = "collections"

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def _change(self, sign, iterable, kwds):
        known = self.get
        for source in (iterable, kwds):
            if source is None:
                continue
            if sign > 0 and not self and hasattr(source, "items"):
                # Counts of any kind, which are not counted.
                dict.update(self, source)
                continue
            for key, count in _counts(source):
                self[key] = known(key, 0) + sign * count

    def update(self, iterable=None, /, **kwds):
        """Counts more."""
        self._change(1, iterable, kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Counts less, below zero too."""
        self._change(-1, iterable, kwds)

    def most_common(self, n=None):
        """Those there are most of, with their counts."""
        ordered = sorted(self.items(), key=_by_count, reverse=True)
        return ordered if n is None else ordered[: max(n, 0)]

    def elements(self):
        """Each as often as it was counted."""
        for key, count in self.items():
            yield from [key] * count

    def total(self):
        """How many there are in all."""
        return sum(self.values())

    def copy(self):
        """Another one with the same counts."""
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, v=None):
        """Not there: it would count nothing."""
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead."
        )

    def __repr__(self):
        try:
            items = self.most_common()
        except TypeError:
            # Counts that cannot be compared stay in their order.
            items = self.items()
        inside = repr(dict(items)) if self else ""
        return f"{type(self).__name__}({inside})"

    __add__ = _joining("__add__", lambda one, other: one + other)
    __sub__ = _joining("__sub__", lambda one, other: one - other)
    __or__ = _joining("__or__", max)
    __and__ = _joining("__and__", min)
    __iadd__, __isub__, __ior__, __iand__ = map(_in_place, (__add__, __sub__, __or__, __and__))

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _holds(self, other, relation):
        """Whether a relation holds for the counts of every key."""
        if not isinstance(other, Counter):
            return NotImplemented
        return all([relation(self[key], other[key]) for key in {**self, **other}])

    def __eq__(self, other):
        return self._holds(other, lambda mine, theirs: mine == theirs)

    def __le__(self, other):
        return self._holds(other, lambda mine, theirs: mine <= theirs)

    def __ge__(self, other):
        return self._holds(other, lambda mine, theirs: mine >= theirs)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return NotImplemented if equal is NotImplemented else not equal

    def __lt__(self, other):
        within = self.__le__(other)
        return within if within is NotImplemented else within and self != other

    def __gt__(self, other):
        within = self.__ge__(other)
        return within if within is NotImplemented else within and self != other
