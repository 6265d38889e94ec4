"""The names of special methods, and what a mock answers to each."""

__unittest = True

_NUMBERS = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod".split()
_CALCULATED = ("__hash__", "__str__", "__sizeof__", "__fspath__")
COMPARISONS = ("__lt__", "__gt__", "__le__", "__ge__")
ASYNC_MAGICS = ("__aenter__", "__aexit__", "__anext__")


def _magic(words):
    return {f"__{word}__" for word in words}


_PLAIN = _magic(
    "len contains int enter exit iter complex float bool index getitem setitem delitem lt gt le ge "
    "round trunc floor ceil neg pos invert eq ne".split()
)
_NUMERIC = _magic(
    [
        *_NUMBERS,
        *(f"i{one}" for one in _NUMBERS if one != "divmod"),
        *(f"r{one}" for one in _NUMBERS),
    ]
)
MAGICS = _PLAIN | _NUMERIC | set(_CALCULATED)
ALL_MAGICS = (
    MAGICS
    | {*ASYNC_MAGICS, "__aiter__"}
    | _magic(
        "get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate "
        "getformat repr dir subclasses format getnewargs_ex call".split()
    )
) - {"__call__"}
UNSUPPORTED = _magic("getattr setattr init new prepare instancecheck subclasscheck del".split())

RETURNED = {
    "__int__": 1,
    "__contains__": False,
    "__len__": 0,
    "__exit__": False,
    "__complex__": 1j,
    "__float__": 1.0,
    "__bool__": True,
    "__index__": 1,
    "__aexit__": False,
    **dict.fromkeys(COMPARISONS, NotImplemented),
}
CALCULATED = {
    "__hash__": object.__hash__,
    "__str__": object.__str__,
    "__sizeof__": lambda mock: 0,
    "__fspath__": lambda mock: f"{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}",
}
_MISSPELT = ("assert", "assret", "asert", "aseert", "assrt")
_DENIED = {
    "called_once_with",
    "called_with",
    "has_calls",
    "any_call",
    "called_once",
    "not_called",
    "called",
} - {"called"}


def is_magic(name):
    return f"__{name[2:-2]}__" == name


def looks_like_assertion(name):
    return name.startswith(_MISSPELT) or name in _DENIED
