"""operator: operators as functions. What only an operator tells apart is written from tables."""

_abs = abs
_BINARY = {
    "add": "+",
    "sub": "-",
    "mul": "*",
    "matmul": "@",
    "truediv": "/",
    "floordiv": "//",
    "mod": "%",
    "pow": "**",
    "lshift": "<<",
    "rshift": ">>",
    "and_": "&",
    "or_": "|",
    "xor": "^",
}
_COMPARED = {
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "le": "<=",
    "gt": ">",
    "ge": ">=",
    "is_": "is",
    "is_not": "is not",
}
_UNARY = {"neg": "-", "pos": "+", "invert": "~", "not_": "not "}
_TEXTS = {
    **{f"{name}(a, b, /)": f"return a {sign} b" for name, sign in _BINARY.items()},
    **{f"{name}(a, b, /)": f"return a {sign} b" for name, sign in _COMPARED.items()},
    **{f"{name}(a, /)": f"return {sign}a" for name, sign in _UNARY.items()},
    **{f"i{name.rstrip('_')}(a, b, /)": f"a {sign}= b; return a" for name, sign in _BINARY.items()},
    "abs(a, /)": "return _abs(a)",
    "truth(a, /)": "return bool(a)",
    "contains(a, b, /)": "return b in a",
    "getitem(a, b, /)": "return a[b]",
    "setitem(a, b, c, /)": "a[b] = c",
    "delitem(a, b, /)": "del a[b]",
}
exec(
    compile(
        "\n".join([f"def {head}: {body}" for head, body in _TEXTS.items()]),
        "<python>/operator.py",
        "exec",
    )
)
inv = invert  # noqa: F821


def _sequence(value):
    if isinstance(value, dict) or not hasattr(type(value), "__getitem__"):
        kind = type(value).__name__
        raise TypeError(f"'{kind}' object can't be concatenated")


def concat(a, b, /):
    """Two sequences as one."""
    _sequence(a)
    return a + b


def iconcat(a, b, /):
    """The same in place, where that is possible."""
    _sequence(a)
    a += b
    return a


def index(a, /):
    """A number that may stand as an index."""
    if isinstance(a, int):
        return int(a)
    method = getattr(type(a), "__index__", None)
    if method is None:
        raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer")
    return method(a)


def countOf(a, b, /):
    """How many items are b."""
    return len([None for item in a if item is b or item == b])


def indexOf(a, b, /):
    """The place of the first item that is b."""
    for place, item in enumerate(a):
        if item is b or item == b:
            return place
    raise ValueError("sequence.index(x): x not in sequence")


def length_hint(obj, default=0, /):
    """How long something is, or says that it will be."""
    index(default)
    kind = type(obj)
    if hasattr(kind, "__len__"):
        return len(obj)
    try:
        hint = kind.__length_hint__(obj) if hasattr(kind, "__length_hint__") else NotImplemented
    except TypeError:
        return default
    if hint is NotImplemented:
        return default
    if not isinstance(hint, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(hint).__name__}")
    if hint < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return hint


def call(obj, /, *args, **kwargs):
    """Calls something."""
    return obj(*args, **kwargs)


class _Getter:
    """Gets one thing, or a tuple of several, from what it is called with."""

    def __init__(self, *wanted):
        if not wanted:
            raise TypeError(f"{type(self).__name__} expected 1 argument, got 0")
        self._wanted = wanted
        self._one = self._of(wanted[0]) if len(wanted) == 1 else None
        self._all = [self._of(each) for each in wanted]

    def __call__(self, obj, /):
        if self._one is not None:
            return self._one(obj)
        return tuple([get(obj) for get in self._all])

    def __repr__(self):
        inside = ", ".join([repr(each) for each in self._wanted])
        return f"operator.{type(self).__name__}({inside})"


class attrgetter(_Getter):
    """Gets attributes; a name with dots leads further."""

    @staticmethod
    def _of(name):
        if not isinstance(name, str):
            raise TypeError("attribute name must be a string")
        if "." not in name:
            return lambda obj: getattr(obj, name)
        path = name.split(".")

        def follow(obj):
            for step in path:
                obj = getattr(obj, step)
            return obj

        return follow


class itemgetter(_Getter):
    """Gets items."""

    @staticmethod
    def _of(key):
        return lambda obj: obj[key]


class methodcaller:
    """Calls a method of what it is called with."""

    def __init__(self, *args, **kwargs):
        if not args:
            raise TypeError("methodcaller needs at least one argument, the method name")
        self._name, *self._args = args
        self._kwargs = kwargs
        if not isinstance(self._name, str):
            raise TypeError("method name must be a string")

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(part) for part in (self._name, *self._args)]
        parts += [f"{key}={value!r}" for key, value in self._kwargs.items()]
        return f"operator.methodcaller({', '.join(parts)})"


_PLAIN = [text.partition("(")[0] for text in _TEXTS]
_PLAIN += ["inv", "concat", "iconcat", "index", "call"]
__all__ = [*_PLAIN, "countOf", "indexOf", "length_hint", "attrgetter", "itemgetter", "methodcaller"]
__all__.sort()
# Most have a second name, that of the method which they call.
for _name in _PLAIN:
    if _name not in ("truth", "is_", "is_not"):
        globals()[f"__{_name.rstrip('_')}__"] = globals()[_name]
del _name
