"""The methods that a dataclass gets: written as text and run, so that calls fail with the words of
a real function."""


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


def _function(cls, name, parameters, body, names):
    text = f"def {name}({', '.join(parameters)}):\n" + "\n".join(
        ["  " + line for line in body or ["pass"]]
    )
    space = dict(names)
    exec(text, space)
    made = space[name]
    made.__qualname__ = f"{cls.__qualname__}.{name}"
    made.__module__ = cls.__module__
    return made


def _parameter(f, missing):
    if f.default is missing and f.default_factory is missing:
        return f.name
    return f"{f.name}=_dflt_{f.name}"


def _init(cls, all_fields, frozen, kinds, missing):
    classvar, initvar = kinds
    given = [f for f in all_fields.values() if f._field_type is not classvar]
    positional = [f for f in given if f.init and not f.kw_only]
    keywords = [f for f in given if f.init and f.kw_only]
    seen = False
    for f in positional:
        if not (f.default is missing and f.default_factory is missing):
            seen = True
        elif seen:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    names = {"_factory": HAS_DEFAULT_FACTORY, "_set": object.__setattr__}
    body = []
    for f in given:
        if f.default is not missing:
            names[f"_dflt_{f.name}"] = f.default
        elif f.default_factory is not missing:
            names[f"_dflt_{f.name}"] = HAS_DEFAULT_FACTORY
            names[f"_make_{f.name}"] = f.default_factory
        if f._field_type is initvar:
            continue
        if f.default_factory is not missing:
            value = (
                f"_make_{f.name}() if {f.name} is _factory else {f.name}"
                if f.init
                else f"_make_{f.name}()"
            )
        elif f.init:
            value = f.name
        else:
            continue
        body.append(f"_set(_self, {f.name!r}, {value})" if frozen else f"_self.{f.name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append(
            "_self.__post_init__("
            + ", ".join([f.name for f in given if f._field_type is initvar])
            + ")"
        )
    own = "self" if "self" not in all_fields else "_self"
    parameters = (
        [own]
        + [_parameter(f, missing) for f in positional]
        + (["*"] if keywords else [])
        + [_parameter(f, missing) for f in keywords]
    )
    made = _function(
        cls, "__init__", parameters, [line.replace("_self", own) for line in body], names
    )
    made.__annotations__ = {f.name: f.type for f in positional + keywords}
    made.__annotations__["return"] = None
    return made


def _tuple(names, of):
    return "(" + "".join([f"{of}.{name}, " for name in names]) + ")"


def _set_new(cls, name, function):
    if name in cls.__dict__:
        return True
    setattr(cls, name, function)
    return False


def add_methods(cls, all_fields, *, init, repr, eq, order, unsafe_hash, frozen, match_args):
    from _dataclass_fields import CLASSVAR, INITVAR, MISSING, PLAIN
    from dataclasses import FrozenInstanceError

    shown = [f for f in all_fields.values() if f._field_type is PLAIN]
    own_hash = cls.__dict__.get("__hash__", MISSING)
    has_hash = not (own_hash is MISSING or (own_hash is None and "__eq__" in cls.__dict__))
    if init:
        _set_new(
            cls,
            "__init__",
            _init(cls, all_fields, frozen, (CLASSVAR, INITVAR), MISSING),
        )
    if repr:
        _set_new(cls, "__repr__", _repr(cls, [f.name for f in shown if f.repr]))
    compared = [f.name for f in shown if f.compare]
    if eq:
        _set_new(cls, "__eq__", _comparison(cls, "__eq__", "==", compared))
    if order:
        for name, sign in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set_new(cls, name, _comparison(cls, name, sign, compared)):
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering"
                )
    if frozen:
        _freeze(cls, tuple([f.name for f in shown]), FrozenInstanceError)
    hashed = [f.name for f in shown if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash:
        if has_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = _function(
            cls, "__hash__", ["self"], ["return hash(" + _tuple(hashed, "self") + ")"], {}
        )
    elif eq and frozen and not has_hash:
        cls.__hash__ = _function(
            cls, "__hash__", ["self"], ["return hash(" + _tuple(hashed, "self") + ")"], {}
        )
    elif eq and not has_hash:
        cls.__hash__ = None
    if not cls.__doc__:
        cls.__doc__ = cls.__name__ + _signature(cls)
    if match_args:
        _set_new(
            cls,
            "__match_args__",
            tuple(
                [
                    f.name
                    for f in all_fields.values()
                    if f.init and not f.kw_only and f._field_type is not CLASSVAR
                ]
            ),
        )


def _signature(cls):
    import inspect

    try:
        return str(inspect.signature(cls)).replace(" -> None", "")
    except (TypeError, ValueError):
        return ""


def _repr(cls, names):
    inside = ", ".join(["%s={self.%s!r}" % (name, name) for name in names])
    running = set()
    body = [
        "if id(self) in _running:",
        "  return '...'",
        "_running.add(id(self))",
        "try:",
        '  return f"{self.__class__.__qualname__}(' + inside + ')"',
        "finally:",
        "  _running.discard(id(self))",
    ]
    return _function(cls, "__repr__", ["self"], body, {"_running": running})


def _comparison(cls, name, sign, compared):
    body = [
        "if other.__class__ is self.__class__:",
        f"  return {_tuple(compared, 'self')}{sign}{_tuple(compared, 'other')}",
        "return NotImplemented",
    ]
    return _function(cls, name, ["self", "other"], body, {})


def _freeze(cls, names, error):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise error(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise error(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        if _set_new(cls, function.__name__, function):
            raise TypeError(
                f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}"
            )
