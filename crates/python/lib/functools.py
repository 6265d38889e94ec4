"""Tools for functions."""

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = (
            [repr(self.func)]
            + [repr(arg) for arg in self.args]
            + [f"{key}={value!r}" for key, value in self.keywords.items()]
        )
        return "functools.partial(" + ", ".join(parts) + ")"


_missing = object()


def reduce(function, sequence, initial=_missing, /):
    items = iter(sequence)
    if initial is _missing:
        try:
            value = next(items)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for item in items:
        value = function(value, item)
    return value


def cmp_to_key(compare):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0

        def __gt__(self, other):
            return compare(self.obj, other.obj) > 0

        def __eq__(self, other):
            return compare(self.obj, other.obj) == 0

        def __le__(self, other):
            return compare(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return compare(self.obj, other.obj) >= 0

    return K


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = func.__name__
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return lru_cache()(maxsize)

    def decorate(function):
        cache = {}
        counts = [0, 0]

        def wrapper(*args, **kwargs):
            key = (args, tuple(sorted(kwargs.items())))
            if key in cache:
                counts[0] += 1
                value = cache.pop(key)
                cache[key] = value
                return value
            counts[1] += 1
            value = function(*args, **kwargs)
            cache[key] = value
            if maxsize is not None and len(cache) > maxsize:
                del cache[next(iter(cache))]
            return value

        def cache_info():
            from collections import namedtuple

            return namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])(
                counts[0], counts[1], maxsize, len(cache)
            )

        def cache_clear():
            cache.clear()
            counts[:] = [0, 0]

        wrapper.cache_info = cache_info
        wrapper.cache_clear = cache_clear
        return update_wrapper(wrapper, function)

    return decorate


def cache(function):
    return lru_cache(maxsize=None)(function)


def total_ordering(cls):
    def has(name):
        return getattr(cls, name, None) is not getattr(object, name, None)

    if has("__lt__"):
        defined = {
            "__gt__": lambda s, o: not (s < o) and s != o,
            "__le__": lambda s, o: s < o or s == o,
            "__ge__": lambda s, o: not s < o,
        }
    elif has("__le__"):
        defined = {
            "__lt__": lambda s, o: s <= o and s != o,
            "__gt__": lambda s, o: not s <= o,
            "__ge__": lambda s, o: not s <= o or s == o,
        }
    elif has("__gt__"):
        defined = {
            "__lt__": lambda s, o: not (s > o) and s != o,
            "__ge__": lambda s, o: s > o or s == o,
            "__le__": lambda s, o: not s > o,
        }
    elif has("__ge__"):
        defined = {
            "__gt__": lambda s, o: s >= o and s != o,
            "__lt__": lambda s, o: not s >= o,
            "__le__": lambda s, o: not s >= o or s == o,
        }
    else:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, function in defined.items():
        if not has(name):
            setattr(cls, name, function)
    return cls


def singledispatch(function):
    registry = {object: function}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return function

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            func = cls
            cls = next(iter(func.__annotations__.values()))
        registry[cls] = func
        return func

    def wrapper(*args, **kwargs):
        return dispatch(args[0].__class__)(*args, **kwargs)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, function)


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, instance, owner=None):
        def method(*args, **kwargs):
            found = self.dispatcher.dispatch(args[0].__class__)
            return found.__get__(instance, owner)(*args, **kwargs)

        method.register = self.register
        return update_wrapper(method, self.func)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, instance, owner=None):
        found = self.func.__get__(instance, owner) if hasattr(self.func, "__get__") else self.func
        if instance is None and found is self.func:
            return lambda self_, *args, **keywords: found(
                self_, *self.args, *args, **{**self.keywords, **keywords}
            )
        return partial(found, *self.args, **self.keywords)
