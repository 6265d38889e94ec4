"""What pickle writes of an object: a callable, its arguments, state, items (object.__reduce_ex__)."""

import copyreg


def reduced(obj, protocol):
    """The pieces of an object, or the name of a global that it is."""
    cls = type(obj)
    own = getattr(cls, "__reduce_ex__", None)
    if own is not None and own is not getattr(object, "__reduce_ex__", None):
        return obj.__reduce_ex__(protocol)
    own = getattr(cls, "__reduce__", None)
    if own is not None and own is not getattr(object, "__reduce__", None):
        return obj.__reduce__()
    known = _KNOWN.get((cls.__module__, cls.__qualname__))
    if known is not None:
        return known(obj)
    if isinstance(obj, BaseException):
        return (cls, obj.args, obj.__dict__) if obj.__dict__ else (cls, obj.args)
    if cls.__module__ == "builtins" and cls.__qualname__ not in _PLAIN:
        raise TypeError("cannot pickle '%s' object" % cls.__qualname__)
    return _made_anew(obj, cls)


_PLAIN = ("object", "int", "float", "str", "bytes", "list", "dict", "tuple", "set", "frozenset")


def _made_anew(obj, cls):
    """An object without a say of its own: its class makes an empty one, which then takes the state."""
    if hasattr(obj, "__getnewargs_ex__"):
        args, kwargs = obj.__getnewargs_ex__()
        start = (copyreg.__newobj_ex__, (cls, args, kwargs))
    else:
        args = obj.__getnewargs__() if hasattr(obj, "__getnewargs__") else _basic_value(obj)
        start = (copyreg.__newobj__, (cls, *args))
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    return (*start, _state(obj, cls), items, pairs)


def _basic_value(obj):
    for basic in (int, float, str, bytes, tuple):
        if isinstance(obj, basic):
            return (basic(obj),)
    if isinstance(obj, (set, frozenset)):
        return (list(obj),)
    return ()


def _state(obj, cls):
    own = getattr(cls, "__getstate__", None)
    if own is not None and own is not getattr(object, "__getstate__", None):
        return obj.__getstate__()
    slots = {
        name: getattr(obj, name)
        for base in cls.__mro__
        for name in _slots(base)
        if hasattr(obj, name)
    }
    given = getattr(obj, "__dict__", None) or None
    return (given, slots) if slots else given


def _slots(base):
    names = base.__dict__.get("__slots__", ())
    names = (names,) if isinstance(names, str) else tuple(names)
    return [name for name in names if name not in ("__dict__", "__weakref__")]


def _date_bytes(value):
    return bytes([value.year >> 8, value.year & 255, value.month, value.day])


def _time_bytes(value):
    micro = value.microsecond
    hour = value.hour
    return bytes([hour, value.minute, value.second, micro >> 16, micro >> 8 & 255, micro & 255])


def _date(value):
    return type(value), (_date_bytes(value),)


def _time(value):
    zone = () if value.tzinfo is None else (value.tzinfo,)
    return type(value), (_folded(_time_bytes(value), 0, value), *zone)


def _datetime(value):
    zone = () if value.tzinfo is None else (value.tzinfo,)
    packed = _folded(_date_bytes(value) + _time_bytes(value), 2, value)
    return type(value), (packed, *zone)


def _folded(packed, at, value):
    """The fold stands in the highest bit of the hour or of the month."""
    if not value.fold:
        return packed
    return packed[:at] + bytes([packed[at] | 128]) + packed[at + 1 :]


def _timezone(value):
    offset, name = value.utcoffset(None), value.tzname(None)
    plain = type(value)(offset).tzname(None) == name
    return type(value), (offset,) if plain else (offset, name)


def _ordered(value):
    return type(value), (), value.__dict__ or None, None, iter(value.items())


def _deque(value):
    args = () if value.maxlen is None else ((), value.maxlen)
    return type(value), args, None, iter(value)


_KNOWN = {
    ("builtins", "complex"): lambda v: (complex, (v.real, v.imag)),
    ("builtins", "range"): lambda v: (range, (v.start, v.stop, v.step)),
    ("builtins", "slice"): lambda v: (slice, (v.start, v.stop, v.step)),
    ("builtins", "bytearray"): lambda v: (bytearray, (bytes(v),) if v else ()),
    ("builtins", "ellipsis"): lambda v: "Ellipsis",
    ("builtins", "NotImplementedType"): lambda v: "NotImplemented",
    ("builtins", "set"): lambda v: (set, (list(v),)),
    ("builtins", "frozenset"): lambda v: (frozenset, (list(v),)),
    ("datetime", "date"): _date,
    ("datetime", "time"): _time,
    ("datetime", "datetime"): _datetime,
    ("datetime", "timedelta"): lambda v: (type(v), (v.days, v.seconds, v.microseconds)),
    ("datetime", "timezone"): _timezone,
    ("decimal", "Decimal"): lambda v: (type(v), (str(v),)),
    ("fractions", "Fraction"): lambda v: (type(v), (v.numerator, v.denominator)),
    ("collections", "OrderedDict"): _ordered,
    ("collections", "Counter"): lambda v: (type(v), (dict(v),)),
    ("collections", "deque"): _deque,
    ("collections", "defaultdict"): lambda v: (
        type(v),
        () if v.default_factory is None else (v.default_factory,),
        None,
        None,
        iter(v.items()),
    ),
}
