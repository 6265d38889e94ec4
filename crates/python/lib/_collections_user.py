"""collections: UserDict, UserList and UserString: classes to inherit from, around the data they keep."""

from collections.abc import MutableMapping, MutableSequence, Sequence


def _plain(value):
    """The data of one of these classes; any other value as it is."""
    return value.data if isinstance(value, (UserDict, UserList, UserString)) else value


def _asking(name, wrap=False):
    """A method that asks the data's own method of that name; the answer may become one of the class."""

    def method(self, *args, **kwargs):
        made = getattr(self.data, name)(*[_plain(arg) for arg in args], **kwargs)
        return type(self)(made) if wrap and made is not NotImplemented else made

    method.__name__ = name
    return method


def _give(space, names, wrap=False):
    """Puts such methods into the words of a class."""
    for name in names.split():
        space[name] = _asking(name, wrap)


_COMMON = "__len__ __contains__ __repr__ __eq__ __lt__ __le__ __gt__ __ge__"


class UserDict(MutableMapping):
    """A dictionary of one's own."""

    __module__ = "collections"
    _give(locals(), "__len__ __contains__ __repr__ __delitem__ __iter__")

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for source in (dict or {}, kwargs):
            self.update(source)

    def __getitem__(self, key):
        if key not in self.data and hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        return self.data[key]

    def __setitem__(self, key, item):
        self.data[key] = item

    def __or__(self, other):
        made = self.data.__or__(_plain(other))
        return made if made is NotImplemented else type(self)(made)

    def __ror__(self, other):
        left = _plain(other)
        return type(self)(left | self.data) if isinstance(left, dict) else NotImplemented

    def __ior__(self, other):
        self.data |= _plain(other)
        return self

    def __copy__(self):
        other = type(self).__new__(type(self))
        vars(other).update(vars(self), data=self.data.copy())
        return other

    def copy(self):
        """Another one with the same keys and values."""
        return self.__copy__()

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """One whose keys all have the same value."""
        return cls(dict.fromkeys(iterable, value))


class UserList(MutableSequence):
    """A list of one's own."""

    __module__ = "collections"
    _give(locals(), _COMMON + " __setitem__ __delitem__ append insert pop remove clear count")
    _give(locals(), "index reverse sort extend")
    _give(locals(), "__mul__ __rmul__", wrap=True)
    __hash__ = None

    def __init__(self, initlist=None):
        self.data = [*_plain(initlist)] if initlist is not None else []

    def __getitem__(self, i):
        found = self.data[i]
        return type(self)(found) if isinstance(i, slice) else found

    def __add__(self, other):
        return type(self)([*self.data, *_items(other)])

    def __radd__(self, other):
        return type(self)([*_items(other), *self.data])

    def __iadd__(self, other):
        self.data.extend(_items(other))
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    def copy(self):
        """Another one with the same items."""
        return type(self)(self)

    __copy__ = copy


def _items(value):
    value = _plain(value)
    if not hasattr(type(value), "__iter__"):
        raise TypeError(f"{type(value).__name__!r} object is not iterable")
    return value


class UserString(Sequence):
    """A string of one's own."""

    __module__ = "collections"
    _give(locals(), _COMMON + " __str__ __hash__")
    _give(locals(), "__getitem__ __mul__ __rmul__ __mod__", wrap=True)

    def __init__(self, seq):
        self.data = str(_plain(seq))

    def __getnewargs__(self):
        return (self[:],)

    def __add__(self, other):
        return type(self)(self.data + str(other))

    def __radd__(self, other):
        return type(self)(str(other) + self.data)

    maketrans = str.maketrans


def _as_number(kind):
    return lambda self: kind(self.data)


for _kind in (int, float, complex):
    setattr(UserString, f"__{_kind.__name__}__", _as_number(_kind))
# What gives a string gives one of the class.
_SAME_KIND = (
    "capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace "
    "rjust rstrip strip swapcase title translate upper zfill"
).split()
for _name in dir(str):
    if not _name.startswith("_") and _name != "maketrans":
        setattr(UserString, _name, _asking(_name, _name in _SAME_KIND))
