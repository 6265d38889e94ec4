"""werkzeug.local: values of a context, and proxies that look an object up each time they are
used."""

import copy
import math
import operator


class Local:
    """An object whose attributes belong to the context; there is one context here."""

    def __init__(self, context_var=None):
        object.__setattr__(self, "_Local__storage", {})

    def __iter__(self):
        return iter(self.__storage.items())

    def __call__(self, name, *, unbound_message=None):
        return LocalProxy(self, name, unbound_message=unbound_message)

    def __release_local__(self):
        self.__storage.clear()

    def __getattr__(self, name):
        try:
            return self.__storage[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self.__storage[name] = value

    def __delattr__(self, name):
        if name not in self.__storage:
            raise AttributeError(name)
        del self.__storage[name]


class LocalStack:
    """A stack that belongs to the context."""

    def __init__(self, context_var=None):
        self._items = []

    def __release_local__(self):
        self._items = []

    def push(self, obj):
        """Puts an object on top; gives the whole stack."""
        self._items = self._items + [obj]
        return self._items

    def pop(self):
        """Takes the top away and gives it; None where there is none."""
        if not self._items:
            return None
        found = self._items[-1]
        self._items = self._items[:-1]
        return found

    @property
    def top(self):
        return self._items[-1] if self._items else None

    def __call__(self, name=None, *, unbound_message=None):
        return LocalProxy(self, name, unbound_message=unbound_message)


def release_local(local):
    """Empties a Local or a LocalStack."""
    local.__release_local__()


class LocalManager:
    """Empties several locals at the end of a request."""

    def __init__(self, locals=None):
        self.locals = [locals] if isinstance(locals, Local) else list(locals or ())

    def cleanup(self):
        for local in self.locals:
            release_local(local)

    def make_middleware(self, app):
        return app

    middleware = make_middleware


def _finder(local, name, unbound_message):
    """What a proxy calls to find its object."""
    message = unbound_message or "object is not bound"
    if isinstance(local, Local):

        def find():
            try:
                return getattr(local, name)
            except AttributeError:
                raise RuntimeError(message) from None
    elif isinstance(local, LocalStack) or (hasattr(local, "get") and not callable(local)):

        def find():
            found = local.top if isinstance(local, LocalStack) else local.get(None)
            if found is None:
                raise RuntimeError(message)
            return found if name is None else getattr(found, name)
    elif callable(local):

        def find():
            return local() if name is None else getattr(local(), name)
    else:
        raise TypeError(f"Don't know how to proxy '{type(local)}'.")
    return find


class LocalProxy:
    """Stands for an object that is looked up each time."""

    def __init__(self, local, name=None, *, unbound_message=None):
        object.__setattr__(self, "_LocalProxy__wrapped", local)
        object.__setattr__(self, "_get_current_object", _finder(local, name, unbound_message))

    @property
    def __wrapped__(self):
        return object.__getattribute__(self, "_LocalProxy__wrapped")

    @property
    def __doc__(self):
        return _bound(self, lambda found: found.__doc__, lambda: type(self).__name__)

    @property
    def __class__(self):
        return _bound(self, type, lambda: type(self))

    @property
    def __dict__(self):
        return self._get_current_object().__dict__

    def __getattr__(self, name):
        return getattr(self._get_current_object(), name)

    def __setattr__(self, name, value):
        setattr(self._get_current_object(), name, value)

    def __delattr__(self, name):
        delattr(self._get_current_object(), name)

    def __dir__(self):
        return _bound(self, dir, list)

    def __bool__(self):
        return _bound(self, bool, lambda: False)

    def __repr__(self):
        return _bound(self, repr, lambda: f"<{type(self).__name__} unbound>")

    def __iter__(self):
        try:
            found = self._get_current_object()
        except RuntimeError:
            raise TypeError(f"'{type(self).__name__}' object is not iterable") from None
        return iter(found)

    def __call__(self, *args, **kwargs):
        return self._get_current_object()(*args, **kwargs)

    def __enter__(self):
        return self._get_current_object().__enter__()

    def __exit__(self, *args):
        return self._get_current_object().__exit__(*args)

    def __setitem__(self, key, value):
        self._get_current_object()[key] = value

    def __delitem__(self, key):
        del self._get_current_object()[key]

    def __copy__(self):
        return copy.copy(self._get_current_object())

    def __deepcopy__(self, memo):
        return copy.deepcopy(self._get_current_object(), memo)


def _bound(proxy, use, otherwise):
    """What `use` makes of a proxy's object; of `otherwise` where there is none now."""
    try:
        found = object.__getattribute__(proxy, "_get_current_object")()
    except RuntimeError:
        return otherwise()
    return use(found)


def _forward(function):
    return lambda self, *args: function(self._get_current_object(), *args)


def _compare(function):
    # Python takes a comparison whose method cannot be looked up for one that is not implemented.
    return lambda self, other: _bound(
        self, lambda found: function(found, other), lambda: NotImplemented
    )


def _reflect(function):
    return lambda self, other: function(other, self._get_current_object())


_ONE = {
    "str": str,
    "hash": hash,
    "len": len,
    "int": int,
    "float": float,
    "complex": complex,
    "abs": abs,
    "round": round,
    "index": operator.index,
    "bytes": bytes,
    "format": format,
    "next": next,
    "reversed": reversed,
    "getitem": operator.getitem,
    "contains": operator.contains,
    "neg": operator.neg,
    "pos": operator.pos,
    "invert": operator.invert,
    "trunc": math.trunc,
    "floor": math.floor,
    "ceil": math.ceil,
}
_COMPARISONS = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
}
_TWO = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "truediv": operator.truediv,
    "floordiv": operator.floordiv,
    "mod": operator.mod,
    "pow": pow,
    "and": operator.and_,
    "or": operator.or_,
    "xor": operator.xor,
    "matmul": operator.matmul,
    "lshift": operator.lshift,
    "rshift": operator.rshift,
    "divmod": divmod,
}
for _name, _function in {**_ONE, **_TWO}.items():
    setattr(LocalProxy, f"__{_name}__", _forward(_function))
for _name, _function in _COMPARISONS.items():
    setattr(LocalProxy, f"__{_name}__", _compare(_function))
for _name, _function in _TWO.items():
    setattr(LocalProxy, f"__r{_name}__", _reflect(_function))
