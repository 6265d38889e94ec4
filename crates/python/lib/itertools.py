"""itertools: the quick ones are written in Rust, those with a state that shows stand here."""

from _itertools import (
    accumulate,
    chain,
    chain_from_iterable,
    combinations,
    combinations_with_replacement,
    compress,
    dropwhile,
    filterfalse,
    islice,
    pairwise,
    permutations,
    product,
    starmap,
    takewhile,
    zip_longest,
)

chain.from_iterable = chain_from_iterable
del chain_from_iterable


class count:
    def __init__(self, start=0, step=1):
        if not hasattr(start, "__add__") or isinstance(start, (str, list, tuple)):
            raise TypeError("a number is required")
        self._next = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        return (
            f"count({self._next!r})"
            if type(self._step) is int and self._step == 1
            else f"count({self._next!r}, {self._step!r})"
        )


class repeat:
    def __init__(self, object, times=None):
        self._object = object
        self._left = None if times is None else max(times, 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if self._left == 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        return (
            f"repeat({self._object!r})"
            if self._left is None
            else f"repeat({self._object!r}, {self._left})"
        )


class cycle:
    def __init__(self, iterable, /):
        self._iter = iter(iterable)
        self._saved = []
        self._at = -1

    def __iter__(self):
        return self

    def __next__(self):
        if self._at < 0:
            for value in self._iter:
                self._saved.append(value)
                return value
            if not self._saved:
                raise StopIteration
            self._at = 0
        value = self._saved[self._at]
        self._at = (self._at + 1) % len(self._saved)
        return value


class _Group:
    def __init__(self, source, key):
        self._source = source
        self._key = key

    def __iter__(self):
        return self

    def __next__(self):
        source = self._source
        if source._group is not self:
            raise StopIteration
        if not source._fetch() or source._current != self._key:
            source._group = None
            raise StopIteration
        return source._take()


class groupby:
    def __init__(self, iterable, key=None):
        self._iter = iter(iterable)
        self._function = key
        self._full = False
        self._group = None
        self._any = False

    def _fetch(self):
        if not self._full:
            for value in self._iter:
                self._value = value
                self._current = value if self._function is None else self._function(value)
                self._full = True
                return True
            return False
        return True

    def _take(self):
        self._full = False
        return self._value

    def __iter__(self):
        return self

    def __next__(self):
        self._group = None
        while self._fetch() and self._any and self._current == self._last:
            self._take()
        if not self._full:
            raise StopIteration
        self._any = True
        self._last = self._current
        self._group = _Group(self, self._current)
        return self._current, self._group


class _tee:
    def __init__(self, source, queue):
        self._source = source
        self._queue = queue
        self._at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._at == len(self._queue):
            self._queue.append(next(self._source))
        self._at += 1
        return self._queue[self._at - 1]

    def __copy__(self):
        made = _tee(self._source, self._queue)
        made._at = self._at
        return made


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    source, queue = iter(iterable), []
    return tuple([_tee(source, queue) for _ in range(n)])
