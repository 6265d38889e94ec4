"""functools: functions that choose by the type of their first argument."""

from functools import update_wrapper


def _introduced(base, registry):
    """Abstract classes of the registry that `base` is one of, and none of its own bases is."""
    return [
        kind
        for kind in registry
        if kind not in base.__mro__
        and issubclass(base, kind)
        and not any([issubclass(above, kind) for above in base.__bases__])
    ]


def _nearest(kinds):
    """The one that is more special than all others."""
    special = [
        kind for kind in kinds if not any([k is not kind and issubclass(k, kind) for k in kinds])
    ]
    if len(special) > 1:
        raise RuntimeError(f"Ambiguous dispatch: {special[0]} or {special[1]}")
    return special[0]


def _chosen(cls, registry):
    for base in cls.__mro__:
        if base in registry:
            return registry[base]
        kinds = _introduced(base, registry)
        if kinds:
            return registry[_nearest(kinds)]
    return registry[object]


def _members(kind):
    """The classes of a union; a class alone; nothing where it is neither."""
    from types import UnionType
    from typing import Union, get_args, get_origin

    if isinstance(kind, type) and get_origin(kind) is None:
        return [kind]
    parts = get_args(kind) if get_origin(kind) in (Union, UnionType) else ()
    return list(parts) if all([isinstance(part, type) for part in parts]) else []


def _annotated(func):
    """The classes that the annotation of a function's first parameter names."""
    from typing import get_type_hints

    func = getattr(func, "__func__", func)
    if not getattr(func, "__annotations__", None):
        raise TypeError(
            f"Invalid first argument to `register()`: {func!r}. Use either "
            "`@register(some_class)` or plain `@register` on an annotated function."
        )
    name, kind = next(iter(get_type_hints(func).items()))
    kinds = _members(kind)
    if not kinds:
        raise TypeError(f"Invalid annotation for {name!r}. {kind!r} is not a class.")
    return kinds


def singledispatch(func):
    """A function that has another body for each type of its first argument."""
    registry, known = {object: func}, {}
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        found = known.get(cls)
        if found is None:
            found = _chosen(cls, registry)
            if not any([hasattr(kind, "_abc_registry") for kind in registry]):
                known[cls] = found
        return found

    def register(cls, func=None):
        kinds = _members(cls)
        if kinds and func is None:
            return lambda body: register(cls, body)
        if not kinds:
            if func is not None:
                raise TypeError(
                    f"Invalid first argument to `register()`. {cls!r} is not a class or union type."
                )
            func, kinds = cls, _annotated(cls)
        registry.update(dict.fromkeys(kinds, func))
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kw)

    wrapper.register, wrapper.dispatch, wrapper._clear_cache = register, dispatch, known.clear
    wrapper.registry = registry
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """The same for a method: the first argument after `self`."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func, self.dispatcher = func, singledispatch(func)

    def register(self, cls, method=None):
        """A body for a type."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            body = self.dispatcher.dispatch(type(args[0]))
            return body.__get__(obj, cls)(*args, **kwargs)

        _method.register = self.register
        return update_wrapper(_method, self.func)
