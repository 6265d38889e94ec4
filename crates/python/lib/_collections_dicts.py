"""collections: dictionaries that know an order, or what stands for a missing key."""

from reprlib import recursive_repr


def _united(make, left, right):
    """Two dictionaries as one that `make` begins; nothing where one of them is none."""
    if not (isinstance(left, dict) and isinstance(right, dict)):
        return NotImplemented
    made = make(left)
    made.update(right)
    return made


def _default_of(method, named):
    """The default that was named, if any."""
    for name in named:
        if name != "default":
            raise TypeError(f"{method}() got an unexpected keyword argument {name!r}")
    return named.values()


class OrderedDict(dict):
    """A dictionary whose order counts and can be changed."""

    __module__ = "collections"

    def move_to_end(self, key, last=True):
        """Brings a key to the end, or to the beginning."""
        value = dict.pop(self, key)
        others = [] if last else list(dict.items(self))
        if others:
            dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, others)

    def popitem(self, last=True):
        """Takes the last one out, or the first one."""
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def pop(self, key, *default, **named):
        """Takes a key out; gives its value, or the default."""
        return dict.pop(self, key, *default, *_default_of("pop", named))

    def setdefault(self, key, default=None):
        return dict.setdefault(self, key, default)

    def copy(self):
        """Another one in the same order."""
        return type(self)(self)

    def __copy__(self):
        made = type(self)(self)
        made.__dict__.update(self.__dict__)
        return made

    @recursive_repr()
    def __repr__(self):
        inside = repr(list(self.items())) if self else ""
        return f"{type(self).__name__}({inside})"

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and [*self] == [*other]
        return dict.__eq__(self, other)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return NotImplemented if equal is NotImplemented else not equal

    def __or__(self, other):
        return _united(type(self), self, other)

    def __ror__(self, other):
        return _united(type(self), other, self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """One whose keys all have the same value."""
        return cls([(key, value) for key in iterable])


class defaultdict(dict):
    """A dictionary that makes what is asked for and missing."""

    __module__ = "collections"

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        make = self.default_factory
        if make is None:
            raise KeyError(key)
        made = self[key] = make()
        return made

    def copy(self):
        """Another one that makes the same."""
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        return _united(self._like, self, other)

    def __ror__(self, other):
        return _united(self._like, other, self)

    def _like(self, items):
        return type(self)(self.default_factory, items)

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"
