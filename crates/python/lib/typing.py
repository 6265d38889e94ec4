"""Annotations: values that remember what was written."""

from _typing_dict import _TypedDict, reduce


def _name(item):
    if item is type(None):
        return "None"
    if item is ...:
        return "..."
    if isinstance(item, type) and not isinstance(item, _GenericAlias):
        return (
            item.__qualname__
            if item.__module__ == "builtins"
            else f"{item.__module__}.{item.__qualname__}"
        )
    return repr(item)


class _Joined:
    """What | makes a union of, from either side."""

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)


class _Special(_Joined):
    __union_member__ = True

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return "typing." + self._name

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        return _GenericAlias(self, params)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        if self._name == "NamedTuple":
            return (_NamedTupleBase,)
        if self._name == "TypedDict":
            return (_TypedDict,)
        return (Generic,) if self._name == "Protocol" and Generic not in bases else ()


class _GenericAlias(_Joined):
    __union_member__ = True

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _parameters(self.__args__)

    def __repr__(self):
        origin = getattr(self, "_special", self.__origin__)
        name = repr(origin) if isinstance(origin, _Special) else _name(origin)
        if name == "typing.Callable" and self.__args__:
            *given, result = self.__args__
            shown = given[0] if len(given) == 1 and given[0] is ... else None
            inner = "..." if shown is ... else "[" + ", ".join(_name(arg) for arg in given) + "]"
            return f"{name}[{inner}, {_name(result)}]"
        return name + "[" + ", ".join(_name(arg) for arg in self.__args__) + "]"

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        table = dict(zip(self.__parameters__, params))
        args = tuple(_replaced(arg, table) for arg in self.__args__)
        made = _GenericAlias(self.__origin__, args)
        if hasattr(self, "_special"):
            made._special = self._special
        return made

    def __eq__(self, other):
        return isinstance(other, _GenericAlias) and (self.__origin__, self.__args__) == (
            other.__origin__,
            other.__args__,
        )

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _Special):
            return self.__origin__.__mro_entries__(bases)
        return (self.__origin__,)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def _refuse(self, function):
        if (
            isinstance(self.__origin__, type)
            and not hasattr(self, "_special")
            and self.__origin__.__module__ == "builtins"
        ):
            raise TypeError(f"{function}() argument 2 cannot be a parameterized generic")
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __instancecheck__(self, instance):
        self._refuse("isinstance")

    def __subclasscheck__(self, cls):
        self._refuse("issubclass")


def _generic_alias(origin, args):
    return _GenericAlias(origin, args)


def _parameters(args):
    """The type variables among arguments, those of arguments of arguments too."""
    found = []
    for arg in args:
        if isinstance(arg, TypeVar):
            found.append(arg)
        elif isinstance(arg, _GenericAlias):
            found.extend(arg.__parameters__)
    return tuple(dict.fromkeys(found))


def _replaced(arg, table):
    """An argument with the values of its type variables."""
    if isinstance(arg, _GenericAlias) and arg.__parameters__:
        return arg[tuple(table.get(name, name) for name in arg.__parameters__)]
    return table.get(arg, arg) if isinstance(arg, TypeVar) else arg


class _Union(_GenericAlias):
    def __init__(self, args):
        self.__origin__ = Union
        self.__args__ = args
        self.__parameters__ = _parameters(args)

    def __getitem__(self, params):
        given = params if isinstance(params, tuple) else (params,)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        table = dict(zip(self.__parameters__, given))
        return reduce(self._join, [_replaced(arg, table) for arg in self.__args__])

    def _join(self, left, right):
        return Union[left, right]

    def __repr__(self):
        names = [_name(arg) for arg in self.__args__]
        if len(names) == 2 and type(None) in self.__args__:
            return "typing.Optional[" + next(n for n in names if n != "None") + "]"
        return "typing.Union[" + ", ".join("NoneType" if n == "None" else n for n in names) + "]"

    def __eq__(self, other):
        return isinstance(other, _Union) and set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, instance):
        return isinstance(instance, tuple(self.__args__))

    def __subclasscheck__(self, cls):
        return issubclass(cls, tuple(self.__args__))


def _flatten(params):
    out = []
    for param in params:
        if param is None:
            param = type(None)
        if isinstance(param, str):
            param = ForwardRef(param)
        for item in param.__args__ if isinstance(param, _Union) else (param,):
            if item not in out:
                out.append(item)
    return tuple(out)


class UnionType(_Union):
    """What `|` makes of classes."""

    def __init__(self, args):
        super().__init__(args)
        self.__origin__ = UnionType

    def _join(self, left, right):
        return _union(left, right)

    def __repr__(self):
        return " | ".join(_name(arg) for arg in self.__args__)


UnionType.__module__ = "types"


def _is_class(item):
    """Whether `|` joins it as a class: one of typing's own makes a Union."""
    if isinstance(item, _GenericAlias):
        if isinstance(item, _Union):
            return isinstance(item, UnionType)
        return isinstance(item.__origin__, type) and not hasattr(item, "_special")
    return item is None or isinstance(item, type) or item is Any


def _union(left, right):
    if not (_is_class(left) and _is_class(right)):
        return Union[left, right]
    args = _flatten((left, right))
    return args[0] if len(args) == 1 else UnionType(args)


class _UnionSpecial(_Special):
    def __getitem__(self, params):
        args = _flatten(params if isinstance(params, tuple) else (params,))
        return args[0] if len(args) == 1 else _Union(args)


class _OptionalSpecial(_Special):
    def __getitem__(self, param):
        return Union[param, None]


class _AnnotatedAlias(_GenericAlias):
    """A type with things said of it: `__origin__` is the type."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        _GenericAlias.__init__(self, origin, (origin,))
        self.__metadata__ = metadata

    def __repr__(self):
        return "typing.Annotated[%s, %s]" % (
            _name(self.__origin__),
            ", ".join(repr(item) for item in self.__metadata__),
        )

    def __getitem__(self, params):
        inner = self.__origin__
        return _AnnotatedAlias(
            inner[params] if isinstance(inner, _GenericAlias) else params, self.__metadata__
        )

    def __eq__(self, other):
        return isinstance(other, _AnnotatedAlias) and (self.__origin__, self.__metadata__) == (
            other.__origin__,
            other.__metadata__,
        )

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


class _AnnotatedSpecial(_Special):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError(
                "Annotated[...] should be used with at least two arguments (a type and an annotation)."
            )
        return _AnnotatedAlias(params[0], tuple(params[1:]))


class _LiteralSpecial(_Special):
    def __getitem__(self, params):
        alias = _GenericAlias(self, params if isinstance(params, tuple) else (params,))
        return alias


class ForwardRef(_Joined):
    __union_member__ = True

    def __init__(self, arg, is_argument=True):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)


class TypeVar(_Joined):
    __union_member__ = True

    def __init__(
        self, name, *constraints, bound=None, covariant=False, contravariant=False, default=None
    ):
        self.__name__ = name
        self.__bound__ = bound
        self.__constraints__ = constraints

    def __repr__(self):
        return "~" + self.__name__


class ParamSpec(TypeVar):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


class TypeVarTuple(TypeVar):
    pass


class Generic:
    __parameters__ = ()

    def __class_getitem__(cls, params):
        return _GenericAlias(cls, params if isinstance(params, tuple) else (params,))

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        given = [
            arg
            for base in cls.__dict__.get("__orig_bases__", ())
            for arg in getattr(base, "__parameters__", ())
        ]
        cls.__parameters__ = tuple(dict.fromkeys(given))


class Protocol(Generic):
    pass


class _Alias(_Special):
    def __init__(self, name, origin):
        self._name = name
        self._origin = origin

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        alias = _GenericAlias(self, self._given(params))
        alias.__origin__ = self._origin
        alias._special = self
        return alias

    def __mro_entries__(self, bases):
        return (self._origin,)

    def _given(self, params):
        """Callable's arguments are flat."""
        if self._name == "Callable" and len(params) == 2:
            first, result = params
            return (*first, result) if isinstance(first, list) else (first, result)
        return params


Union = _UnionSpecial("Union")
Optional = _OptionalSpecial("Optional")
Annotated = _AnnotatedSpecial("Annotated")
Literal = _LiteralSpecial("Literal")
Any = _Special("Any")
NoReturn = _Special("NoReturn")
Never = _Special("Never")
Self = _Special("Self")
ClassVar = _Special("ClassVar")
Final = _Special("Final")
Concatenate = _Special("Concatenate")
TypeAlias = _Special("TypeAlias")
TypeGuard = _Special("TypeGuard")
LiteralString = _Special("LiteralString")
Required = _Special("Required")
NotRequired = _Special("NotRequired")
Unpack = _Special("Unpack")
TypedDict = _Special("TypedDict")
List = _Alias("List", list)
Dict = _Alias("Dict", dict)
Set = _Alias("Set", set)
FrozenSet = _Alias("FrozenSet", frozenset)
Tuple = _Alias("Tuple", tuple)
Type = _Alias("Type", type)
AnyStr = TypeVar("AnyStr", bytes, str)
Text = str
TYPE_CHECKING = False


def __getattr__(name):
    if name in (
        "Callable",
        "Iterable",
        "Iterator",
        "Sequence",
        "MutableSequence",
        "Mapping",
        "MutableMapping",
        "Collection",
        "Container",
        "Hashable",
        "Sized",
        "Generator",
        "Awaitable",
        "Coroutine",
        "AsyncIterator",
        "AsyncIterable",
        "AsyncGenerator",
        "AbstractSet",
        "MutableSet",
        "KeysView",
        "ValuesView",
        "ItemsView",
        "Reversible",
        "ByteString",
    ):
        import collections.abc

        value = _Alias(name, getattr(collections.abc, "Set" if name == "AbstractSet" else name))
    elif name in ("DefaultDict", "OrderedDict", "Counter", "Deque", "ChainMap"):
        import collections

        value = _Alias(
            name,
            getattr(collections, {"DefaultDict": "defaultdict", "Deque": "deque"}.get(name, name)),
        )
    elif name in (
        "IO",
        "TextIO",
        "BinaryIO",
        "Pattern",
        "Match",
        "SupportsInt",
        "SupportsFloat",
        "SupportsIndex",
        "SupportsAbs",
        "ContextManager",
        "AsyncContextManager",
    ):
        value = _Special(name)
    else:
        raise AttributeError(f"module 'typing' has no attribute '{name}'")
    globals()[name] = value
    return value


from _typing_functions import (
    cast,
    overload,
    final,
    no_type_check,
    runtime_checkable,
    override,
    assert_never,
    assert_type,
    reveal_type,
    dataclass_transform,
    NewType,
    get_origin,
    get_args,
    get_type_hints,
)


class _NamedTupleBase:
    def __init_subclass__(cls, **kwargs):
        pass


class _NamedTupleMeta(type):
    def __new__(meta, name, bases, namespace):
        if not bases:
            return type.__new__(meta, name, bases, namespace)
        from collections import namedtuple

        fields = namespace.get("__annotations__", {})
        defaults = [namespace[field] for field in fields if field in namespace]
        made = namedtuple(name, list(fields), defaults=defaults)
        made.__annotations__ = dict(fields)
        for key, value in namespace.items():
            if key not in fields and key not in (
                "__annotations__",
                "__qualname__",
                "__orig_bases__",
            ):
                setattr(made, key, value)
        return made


_NamedTupleBase = _NamedTupleMeta("_NamedTupleBase", (), {})
NamedTuple = _Special("NamedTuple")
