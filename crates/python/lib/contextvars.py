"""contextvars: variables of a context; there is one context, and copies of it."""

_MISSING = object()
_values = [{}]


class Token:
    """What a variable held before."""

    MISSING = _MISSING

    def __init__(self, var, old_value):
        self.var, self.old_value = var, old_value


class ContextVar:
    """A variable of the context."""

    def __init__(self, name, *, default=_MISSING):
        self.name, self._default = name, default

    def get(self, default=_MISSING):
        """The value; the default given here or at the making where there is none."""
        found = _values[-1].get(self, _MISSING)
        for value in (found, default, self._default):
            if value is not _MISSING:
                return value
        raise LookupError(self)

    def set(self, value):
        token = Token(self, _values[-1].get(self, _MISSING))
        _values[-1][self] = value
        return token

    def reset(self, token):
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token.old_value is _MISSING:
            _values[-1].pop(self, None)
        else:
            _values[-1][self] = token.old_value

    def __repr__(self):
        return f"<ContextVar name={self.name!r} at 0x{id(self):x}>"


class Context:
    """Values of variables, in which a function can run."""

    def __init__(self):
        self._data = {}

    def run(self, callable, *args, **kwargs):
        _values.append(self._data)
        try:
            return callable(*args, **kwargs)
        finally:
            _values.pop()

    def copy(self):
        made = Context()
        made._data = dict(self._data)
        return made

    def __getitem__(self, var):
        return self._data[var]

    def __contains__(self, var):
        return var in self._data

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)

    def get(self, var, default=None):
        return self._data.get(var, default)

    def items(self):
        return self._data.items()


def copy_context():
    """A copy of the context that is current."""
    made = Context()
    made._data = dict(_values[-1])
    return made
