"""Mapped classes that are dataclasses."""

from sqlalchemy.orm._mapped import _MISSING


def _dataclass_arguments(cls, kw):
    known = dict(getattr(cls, "_sa_dataclass", None) or {})
    known.update(kw)
    type.__setattr__(cls, "_sa_dataclass", known)


def _missing(names):
    quoted = ["'%s'" % n for n in names]
    text = (
        quoted[0]
        if len(quoted) == 1
        else " and ".join([", ".join(quoted[:-1]) + ("," if len(quoted) > 2 else ""), quoted[-1]])
    )
    return TypeError(
        "__init__() missing %d required positional argument%s: %s"
        % (len(names), "" if len(names) == 1 else "s", text)
    )


def _make_dataclass(cls, options):
    """__init__ and __repr__ from the mapped annotations, in order."""
    fields = []
    for base in reversed(cls.__mro__):
        for field in base.__dict__.get("_sa_fields", ()):
            fields = [f for f in fields if f[0] != field[0]] + [field]
    kw_all = options.get("kw_only", False)

    def __init__(self, *args, **kwargs):
        from sqlalchemy.orm.mapper import _prepare

        _prepare(self, None)
        positional = [
            f for f in fields if f[1].get("init", True) and not f[1].get("kw_only", kw_all)
        ]
        if len(args) > len(positional):
            needed = 1 + sum(
                1
                for _, given in positional
                if given.get("default_factory") is None
                and given.get("default", _MISSING) is _MISSING
            )
            count = (
                "%d" % needed
                if needed == len(positional) + 1
                else "from %d to %d" % (needed, len(positional) + 1)
            )
            raise TypeError(
                "__init__() takes %s positional arguments but %d were given"
                % (count, len(args) + 1)
            )
        values = {f[0]: v for f, v in zip(positional, args)}
        for key, value in kwargs.items():
            if not any(f[0] == key and f[1].get("init", True) for f in fields):
                raise TypeError("__init__() got an unexpected keyword argument '%s'" % key)
            if key in values:
                raise TypeError("__init__() got multiple values for argument '%s'" % key)
            values[key] = value
        lacking = []
        for name, given in fields:
            if name in values:
                setattr(self, name, values[name])
            elif given.get("default_factory") is not None:
                setattr(self, name, given["default_factory"]())
            elif "default" in given and given["default"] is not _MISSING:
                setattr(self, name, given["default"])
            elif given.get("init", True):
                lacking.append(name)
        if lacking:
            raise _missing(lacking)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    def __repr__(self):
        return "%s(%s)" % (
            type(self).__qualname__,
            ", ".join("%s=%r" % (n, getattr(self, n)) for n, g in fields if g.get("repr", True)),
        )

    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        compared = [n for n, g in fields if g.get("compare", True)]
        return [getattr(self, n) for n in compared] == [getattr(other, n) for n in compared]

    if options.get("eq", True) and "__eq__" not in cls.__dict__:
        type.__setattr__(cls, "__eq__", __eq__)
        if "__hash__" not in cls.__dict__ and not options.get("unsafe_hash", False):
            type.__setattr__(cls, "__hash__", None)
    if options.get("init", True) and "__init__" not in cls.__dict__:
        type.__setattr__(cls, "__init__", __init__)
    if options.get("repr", True) and "__repr__" not in cls.__dict__:
        type.__setattr__(cls, "__repr__", __repr__)
