"""collections.namedtuple."""

import sys as _sys
from keyword import iskeyword as _iskeyword


def _cannot_set(self, value):
    raise AttributeError("can't set attribute")


def _cannot_delete(self):
    raise AttributeError("can't delete attribute")


def _field_names(typename, given, rename):
    """The fields' names, checked; with `rename` those that cannot be names become `_0`, `_1` and so on."""
    if isinstance(given, str):
        given = given.replace(",", " ").split()
    names = [str(name) for name in given]
    if rename:
        for at, name in enumerate(names):
            bad = not name.isidentifier() or _iskeyword(name) or name.startswith("_")
            if bad or name in names[:at]:
                names[at] = f"_{at}"
    for name in [typename, *names]:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for at, name in enumerate(names):
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in names[:at]:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
    return tuple(names)


def _lacking(typename, missing):
    quoted = [repr(name) for name in missing]
    if len(quoted) > 2:
        quoted = [", ".join(quoted[:-1]) + ",", quoted[-1]]
    ending = "s" if len(missing) > 1 else ""
    return TypeError(
        f"{typename}.__new__() missing {len(missing)} required positional argument{ending}: "
        + " and ".join(quoted)
    )


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    names = _field_names(typename, field_names, rename)
    defaults = tuple(defaults or ())
    if len(defaults) > len(names):
        raise TypeError("Got more default values than field names")
    field_defaults = dict(zip(names[len(names) - len(defaults) :], defaults))

    def __new__(cls, *args, **kwargs):
        values = list(args)
        if len(values) > len(names):
            raise TypeError(
                f"{typename}.__new__() takes {len(names) + 1} positional arguments but {len(values) + 1} were given"
            )
        missing = []
        for name in names[len(values) :]:
            if name in kwargs:
                values.append(kwargs.pop(name))
            elif name in field_defaults:
                values.append(field_defaults[name])
            else:
                missing.append(name)
        if kwargs:
            wrong = next(iter(kwargs))
            if wrong in names:
                raise TypeError(f"{typename}.__new__() got multiple values for argument '{wrong}'")
            raise TypeError(f"{typename}.__new__() got an unexpected keyword argument '{wrong}'")
        if missing:
            raise _lacking(typename, missing)
        return tuple.__new__(cls, values)

    def _make(cls, iterable):
        return cls(*iterable)

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(names, self)])
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        return (
            self.__class__.__name__
            + "("
            + ", ".join(f"{name}={value!r}" for name, value in zip(names, self))
            + ")"
        )

    def __getnewargs__(self):
        return tuple(self)

    def _asdict(self):
        return dict(zip(names, self))

    space = {
        "__new__": __new__,
        "_make": classmethod(_make),
        "_replace": _replace,
        "__repr__": __repr__,
        "__getnewargs__": __getnewargs__,
        "_asdict": _asdict,
        "_fields": names,
        "_field_defaults": field_defaults,
        "__match_args__": names,
        "__slots__": (),
        "__doc__": f"{typename}({', '.join(names)})",
    }
    for at, name in enumerate(names):
        space[name] = property(
            lambda self, at=at: tuple.__getitem__(self, at),
            _cannot_set,
            _cannot_delete,
            f"Alias for field number {at}",
        )
    result = type(typename, (tuple,), space)
    if module is None:
        module = _sys._getframe(1).f_globals.get("__name__", "__main__")
    result.__module__ = module
    return result
