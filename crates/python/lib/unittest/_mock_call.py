"""Calls as values: what a mock remembers of each, `call`, ANY and sentinel."""

import pprint

__unittest = True


def format_call(name, args, kwargs):
    """A call as it would be written."""
    words = [repr(value) for value in args]
    words += [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(words)})"


def _by_kind(value):
    """Arguments of a call by what a single value is: a name, positional ones or named ones."""
    if isinstance(value, str):
        return value, (), {}
    return ("", value, {}) if isinstance(value, tuple) else ("", (), value)


def _parts(value):
    """Name, arguments and named arguments of a tuple of one to three values."""
    if len(value) == 3:
        return tuple(value)
    if len(value) == 0:
        return "", (), {}
    if len(value) == 1:
        return _by_kind(value[0])
    first, second = value
    if not isinstance(first, str):
        return "", first, second
    return (first, second, {}) if isinstance(second, tuple) else (first, (), second)


class _Call(tuple):
    """A call: (name, args, kwargs) or (args, kwargs). It equals a tuple that leaves out what is
    empty, and a call without a name equals one of any name."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        found = _parts(value)
        if not value:
            found = name, (), {}
        return tuple.__new__(cls, found[1:] if two else found)

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name, self._mock_parent, self._mock_from_kall = name, parent, from_kall

    def __eq__(self, other):
        try:
            count = len(other)
        except TypeError:
            return NotImplemented
        if count > 3:
            return False
        parents = self._mock_parent, getattr(other, "_mock_parent", None)
        if all(parents) and parents[0] != parents[1]:
            return False
        mine, its = _parts(self), _parts(other)
        if mine[0] and its[0] != mine[0]:
            return False
        return (its[1], its[2]) == (mine[1], mine[2])

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=f"{self._mock_name}()", parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__ and not attr.startswith("__"):
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return tuple.__getitem__(self, -2)

    @property
    def kwargs(self):
        return tuple.__getitem__(self, -1)

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return f"call{name}" if name.startswith("()") else name
        name, args, kwargs = _parts(tuple(self))
        between = "" if not name or name.startswith("()") else "."
        return format_call(f"call{between}{name}", args, kwargs)

    def call_list(self):
        """The calls that lead to a chained one, and it."""
        calls, one = [], self
        while one is not None:
            if one._mock_from_kall:
                calls.append(one)
            one = one._mock_parent
        return _CallList(reversed(calls))


call = _Call(from_kall=False)


class _CallList(list):
    """Calls; a list is in it where its calls follow one another in it."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        last = len(self) - len(value)
        return any(self[at : at + len(value)] == value for at in range(last + 1))

    def __repr__(self):
        return pprint.pformat(list(self))


class _ANY:
    """Equals everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinel:
    """Each attribute is an object of its own."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
