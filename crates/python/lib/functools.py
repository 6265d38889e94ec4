"""functools: functions that make functions of functions. What chooses by type is in
`_functools_dispatch`."""

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
__all__ = (
    "update_wrapper wraps WRAPPER_ASSIGNMENTS WRAPPER_UPDATES total_ordering cache cmp_to_key "
    "lru_cache reduce partial partialmethod singledispatch singledispatchmethod cached_property"
).split()

_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a function look like the one it wraps."""
    for name in assigned:
        found = getattr(wrapped, name, _missing)
        if found is not _missing:
            setattr(wrapper, name, found)
    for name in updated:
        own = getattr(wrapper, name)
        own.update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """The same as a decorator."""
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


def reduce(function, sequence, initial=_missing, /):
    """Puts a sequence together, from the left."""
    try:
        items = iter(sequence)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    value = next(items, _missing) if initial is _missing else initial
    if value is _missing:
        raise TypeError("reduce() of empty iterable with no initial value")
    for item in items:
        value = function(value, item)
    return value


class partial:
    """A function with some of its arguments given."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            func, args, keywords = func.func, func.args + args, {**func.keywords, **keywords}
        self.func, self.args, self.keywords = func, args, keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        kind = type(self)
        name = "functools.partial" if kind is partial else kind.__qualname__
        return f"{name}({_given(repr(self.func), self.args, self.keywords)})"


def _given(first, args, keywords):
    parts = [first, *[repr(arg) for arg in args]]
    return ", ".join(parts + [f"{key}={value!r}" for key, value in keywords.items()])


class partialmethod:
    """The same for a method, written in its class."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            func, args, keywords = func.func, func.args + args, {**func.keywords, **keywords}
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        kind = f"{type(self).__module__}.{type(self).__qualname__}"
        return f"{kind}({_given(str(self.func), self.args, self.keywords)})"

    def __get__(self, instance, owner=None):
        func, found = self.func, None
        # A function becomes a method below; anything else that binds does so itself.
        if hasattr(func, "__get__") and not hasattr(func, "__code__"):
            found = func.__get__(instance, owner)
        if found is not None and found is not func:
            return partial(found, *self.args, **self.keywords)

        def _method(self_, /, *args, **keywords):
            return func(self_, *self.args, *args, **{**self.keywords, **keywords})

        return _method.__get__(instance, owner)


class _Key:
    """A value that a function compares."""

    __slots__ = ("obj", "_compare")
    __hash__ = None

    def __init__(self, compare, obj):
        self.obj, self._compare = obj, compare


def _by_sign(name):
    """A comparison by what a function says about two values: below, at or above zero."""
    holds = getattr(int, name)

    def compare(self, other):
        if not isinstance(other, _Key):
            raise TypeError("other argument must be K instance")
        return holds(self._compare(self.obj, other.obj), 0)

    return compare


for _name in ("__lt__", "__le__", "__eq__", "__gt__", "__ge__"):
    setattr(_Key, _name, _by_sign(_name))


def cmp_to_key(mycmp):
    """A key for sorting, from a function that compares two values."""
    return lambda obj: _Key(mycmp, obj)


class cached_property:
    """Is worked out once, then kept in the instance."""

    def __init__(self, func):
        self.func, self.attrname, self.__doc__ = func, None, func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname not in (None, name):
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it."
            )
        try:
            kept = instance.__dict__
        except AttributeError:
            kind = type(instance).__name__
            raise TypeError(
                f"No '__dict__' attribute on {kind!r} instance to cache {name!r} property."
            ) from None
        if name not in kept:
            kept[name] = self.func(instance)
        return kept[name]


# Between positional and named arguments in a key.
_MARK = (object(),)


def _key(args, kwargs, typed):
    """By what a call is remembered."""
    if not kwargs and not typed and len(args) == 1 and type(args[0]) in (int, str):
        return args[0]
    key = args + _MARK + tuple(kwargs.items()) if kwargs else args
    if typed:
        key += _MARK + tuple([type(value) for value in (*args, *kwargs.values())])
    return key if len(key) > 1 or typed or kwargs else _MARK + key


def _counted(counts, maxsize, size):
    from collections import namedtuple

    kind = namedtuple("CacheInfo", "hits misses maxsize currsize", module="functools")
    return kind(counts[0], counts[1], maxsize, size)


def _remembering(function, maxsize, typed):
    known, counts = {}, [0, 0]

    def wrapper(*args, **kwargs):
        key = _key(args, kwargs, typed)
        if key in known:
            counts[0] += 1
            # What was asked for last is at the end.
            value = known[key] = known.pop(key)
            return value
        counts[1] += 1
        value = function(*args, **kwargs)
        if maxsize != 0:
            known[key] = value
            if maxsize is not None and len(known) > maxsize:
                del known[next(iter(known))]
        return value

    def cache_clear():
        known.clear()
        counts[:] = 0, 0

    wrapper.cache_clear = cache_clear
    wrapper.cache_info = lambda: _counted(counts, maxsize, len(known))
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    """Remembers what a function said; what was not asked for long is forgotten."""
    if callable(maxsize):
        return _remembering(maxsize, 128, typed)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    size = maxsize if maxsize is None else max(maxsize, 0)
    return lambda function: _remembering(function, size, typed)


def cache(user_function, /):
    """Remembers everything that a function said."""
    return _remembering(user_function, None, False)


# Of two values: which comparison it is, whether it excludes equal ones, and what it is not.
_ORDERS = {
    "__lt__": ("<", True, "__ge__"),
    "__le__": ("<=", False, "__gt__"),
    "__gt__": (">", True, "__le__"),
    "__ge__": (">=", False, "__lt__"),
}


def _derived(name, root):
    """A comparison that follows from another one and from equality."""
    sign, strict, opposite = _ORDERS[name]
    root_sign = _ORDERS[root][0]
    turned = sign[0] != root_sign[0]

    def compare(self, other):
        known = getattr(type(self), root)(self, other)
        if known is NotImplemented:
            return known
        if root == opposite:
            return not known
        holds = not known if turned else known
        return holds and self != other if strict else holds or self == other

    compare.__name__ = name
    how = {"<": "not a < b", "<=": "not a <= b", ">": "not a > b", ">=": "not a >= b"}
    basis = how[root_sign] if turned else f"a {root_sign} b"
    if root != opposite:
        basis = f"({basis}) {'and (a != b)' if strict else 'or (a == b)'}"
    compare.__doc__ = f"Return a {sign} b.  Computed by @total_ordering from {basis}."
    return compare


def total_ordering(cls):
    """All comparisons, from one of them and equality."""
    own = [name for name in _ORDERS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not own:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name in _ORDERS:
        if name not in own:
            setattr(cls, name, _derived(name, own[0]))
    return cls


from _functools_dispatch import singledispatch, singledispatchmethod
