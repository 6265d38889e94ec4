"""copy: values once more, shallow and deep."""

import types as _types

_ATOMS = (
    type(None),
    int,
    float,
    bool,
    str,
    bytes,
    type,
    range,
    slice,
    type(Ellipsis),
    type(NotImplemented),
    _types.FunctionType,
    _types.BuiltinFunctionType,
    _types.ModuleType,
    property,
)


class Error(Exception):
    pass


error = Error


def _new(x):
    cls = type(x)
    for base in (dict, list, set, tuple, frozenset, str, int, float):
        if isinstance(x, base):
            if base in (dict, list, set):
                return base.__new__(cls)
            return base.__new__(cls, x)
    return object.__new__(cls)


def _state(x):
    state = getattr(x, "__getstate__", None)
    if (
        state is not None
        and not isinstance(state, _types.BuiltinFunctionType)
        and "__getstate__" in _names(type(x))
    ):
        return state()
    found = dict(getattr(x, "__dict__", {}))
    for cls in type(x).__mro__:
        slots = cls.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                found[name] = getattr(x, name)
    return found


def _names(cls):
    return {name for base in cls.__mro__ if base is not object for name in base.__dict__}


def _restore(made, state):
    if "__setstate__" in _names(type(made)):
        made.__setstate__(state)
    elif state:
        for name, value in state.items():
            if hasattr(made, "__dict__"):
                made.__dict__[name] = value
            else:
                object.__setattr__(made, name, value)
    return made


def copy(x):
    cls = type(x)
    if cls in _ATOMS or isinstance(x, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if cls in (tuple, frozenset):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    reduced = _reduced(x, None, None)
    if reduced is not None:
        return reduced
    made = _new(x)
    _fill(made, x, lambda value: value)
    return _restore(made, _state(x))


def _reduced(x, memo, deep):
    if "__reduce__" not in _names(type(x)) and "__reduce_ex__" not in _names(type(x)):
        return None
    found = x.__reduce__() if "__reduce__" in _names(type(x)) else x.__reduce_ex__(4)
    if isinstance(found, str):
        return x
    args = found[1] if deep is None else tuple([deep(arg, memo) for arg in found[1]])
    made = found[0](*args)
    if len(found) > 2 and found[2] is not None:
        _restore(made, found[2] if deep is None else deep(found[2], memo))
    value_of = (lambda value: value) if deep is None else (lambda value: deep(value, memo))
    for value in (found[3] if len(found) > 3 else None) or ():
        made.append(value_of(value))
    for key, value in (found[4] if len(found) > 4 else None) or ():
        made[value_of(key)] = value_of(value)
    return made


def _fill(made, x, value_of):
    if isinstance(x, dict):
        for key, value in dict.items(x):
            dict.__setitem__(made, value_of(key), value_of(value))
    elif isinstance(x, list):
        list.extend(made, [value_of(value) for value in list.__iter__(x)])
    elif isinstance(x, set):
        set.update(made, [value_of(value) for value in set.__iter__(x)])


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    cls = type(x)
    if cls in _ATOMS or isinstance(x, type):
        return x
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    made = _deep(x, cls, memo)
    if made is not x:
        memo[id(x)] = made
        memo.setdefault(id(memo), []).append(x)
    return made


def _deep(x, cls, memo):
    if cls is list:
        made = []
        memo[id(x)] = made
        for value in x:
            made.append(deepcopy(value, memo))
        return made
    if cls is dict:
        made = {}
        memo[id(x)] = made
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
        return made
    if cls is tuple:
        parts = [deepcopy(value, memo) for value in x]
        if id(x) in memo:
            return memo[id(x)]
        return x if all(a is b for a, b in zip(parts, x)) else tuple(parts)
    if cls in (set, frozenset):
        return cls([deepcopy(value, memo) for value in x])
    if cls is bytearray:
        return x.copy()
    if cls is _types.MethodType:
        return _types.MethodType(x.__func__, deepcopy(x.__self__, memo))
    method = getattr(cls, "__deepcopy__", None)
    if method is not None:
        return method(x, memo)
    reduced = _reduced(x, memo, deepcopy)
    if reduced is not None:
        return reduced
    made = _new(x)
    memo[id(x)] = made
    _fill(made, x, lambda value: deepcopy(value, memo))
    return _restore(made, deepcopy(_state(x), memo))


def replace(obj, /, **changes):
    return obj.__replace__(**changes)
