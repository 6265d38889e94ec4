"""typing: its functions; most give back what they get."""

import typing


def cast(typ, val):
    return val


def overload(function):
    return function


def final(value):
    return value


def no_type_check(value):
    return value


def runtime_checkable(cls):
    from abc import ABCMeta

    names = [
        name
        for base in cls.__mro__
        if issubclass(base, typing.Protocol) and base is not typing.Protocol
        for name in [*vars(base), *vars(base).get("__annotations__", {})]
        if name not in vars(typing.Protocol)
    ]

    class checked(ABCMeta):
        def __instancecheck__(self, instance):
            if self is not made:
                return super().__instancecheck__(instance)
            return all(hasattr(instance, name) for name in names if not name.startswith("__orig"))

    made = checked(
        cls.__name__,
        cls.__bases__,
        {
            name: value
            for name, value in vars(cls).items()
            if name not in ("__dict__", "__weakref__")
        },
    )
    return made


def override(function):
    return function


def assert_never(value):
    raise AssertionError(f"Expected code to be unreachable, but got: {value!r}")


def assert_type(val, typ):
    return val


def reveal_type(value):
    return value


def dataclass_transform(**kwargs):
    return lambda value: value


def NewType(name, tp):
    def new(value):
        return value

    new.__name__ = new.__qualname__ = name
    new.__supertype__ = tp
    return new


def get_origin(tp):
    origin = getattr(tp, "__origin__", None)
    return typing.Annotated if isinstance(tp, typing._AnnotatedAlias) else origin


def get_args(tp):
    if isinstance(tp, typing._AnnotatedAlias):
        return tp.__args__ + tp.__metadata__
    return getattr(tp, "__args__", ())


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    import sys

    hints = {}
    for cls in reversed(getattr(obj, "__mro__", (obj,))):
        space = globalns
        if space is None:
            module = sys.modules.get(getattr(cls, "__module__", None))
            space = getattr(cls, "__globals__", None) or (module.__dict__ if module else {})
        for name, value in (getattr(cls, "__annotations__", None) or {}).items():
            hints[name] = (
                eval(value, space, localns)
                if isinstance(value, str)
                else type(None)
                if value is None
                else value
            )
    return hints
