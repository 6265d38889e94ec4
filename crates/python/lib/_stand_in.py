"""What an import of a package that is not here gives: modules and objects that let an application
load, and refuse to decide anything about schema, data or URLs."""

import types
import _stand_in_place

_FUNCTIONS = (types.FunctionType, types.MethodType, classmethod, staticmethod, property, type)
_MARK = "<stand-in for "


class StandInError(RuntimeError):
    """Something that stands in for a package would decide what a project stores or asks for."""

    __module__ = "playground"


def module(name, package):
    """The module `name` of a package that is not here."""
    made = _stand_in_place.module(name)
    known = {}

    def __getattr__(attribute):
        if attribute.startswith("__") and attribute != "__version__":
            raise AttributeError(f"module {name!r} has no attribute {attribute!r}")
        if attribute not in known:
            known[attribute] = _thing(package, f"{name}.{attribute}")
        return known[attribute]

    made.__getattr__ = __getattr__
    made.__stand_in__ = (package, name)
    made.__path__ = []
    made.__package__ = name
    return made


def refusal(value, role):
    """The beginning of a refusal: what the value stands in for, and what it would decide."""
    if isinstance(value, str):
        path = value.partition(_MARK)[2].partition(">")[0]
    else:
        _, path = value.__stand_in__
    package, _, thing = path.partition(".")
    thing = thing or "module"
    return f"{package} stands in for the real package, and its {thing} {role}"


def _refused(value, role):
    return _stand_in_place.error(value, role)


def _plain(name):
    return not name.startswith(("__", "_sa_")) and name not in ("_fields", "_asdict")


def _note(function, path):
    """Notes on a function what decorated it, for those who must know that a decorator did nothing."""
    function = getattr(function, "__func__", function)
    if isinstance(function, types.FunctionType):
        function.__stand_in_decorated__ = path


class StandIn:
    """An object of a package that is not here: base class, decorator, context manager, type."""

    __stand_in__ = None

    def __init__(self, package, path):
        self.__dict__["__stand_in__"] = (package, path)
        self.__dict__["__name__"] = path.rpartition(".")[2]
        self.__dict__["__qualname__"] = self.__dict__["__name__"]
        self.__dict__["__module__"] = path.rpartition(".")[0]
        self.__dict__["__doc__"] = None

    def _below(self, name):
        package, path = self.__stand_in__
        return _thing(package, f"{path}.{name}")

    def __getattr__(self, name):
        if not _plain(name):
            raise AttributeError(f"{self!r} has no attribute {name!r}")
        made = self._below(name)
        self.__dict__[name] = made
        return made

    def __call__(self, *args, **kwargs):
        # A decorator gives back what it decorates, so that views and commands keep their names.
        if len(args) == 1 and not kwargs and isinstance(args[0], _FUNCTIONS):
            _note(args[0], self.__stand_in__[1])
            return args[0]
        return StandIn(*self.__stand_in__)

    def __mro_entries__(self, bases):
        known = self.__dict__.get("_stand_in_base")
        if known is None:
            known = self.__dict__["_stand_in_base"] = _base(*self.__stand_in__)
        return (known,)

    def __repr__(self):
        return f"{_MARK}{self.__stand_in__[1]}>"

    __str__ = __repr__

    def __format__(self, spec):
        return repr(self)

    def __bool__(self):
        return True

    def __len__(self):
        return 1

    def __iter__(self):
        # One element, so that a list made of it stands in too, and is refused where it would
        # decide something.
        return iter((StandIn(*self.__stand_in__),))

    def __contains__(self, item):
        return False

    def __getitem__(self, key):
        return self

    def __setitem__(self, key, value):
        pass

    def __delitem__(self, key):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def __instancecheck__(self, instance):
        return False

    def __subclasscheck__(self, cls):
        return False

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __int__(self):
        raise _refused(self, "is used as a number")

    __float__ = __index__ = __int__

    def __fspath__(self):
        raise _refused(self, "is used as a path")

    def __bytes__(self):
        raise _refused(self, "is used as bytes")


def _same(self, *other):
    return self


def _never(self, other):
    return False


for _name in (
    "add",
    "sub",
    "mul",
    "matmul",
    "truediv",
    "floordiv",
    "mod",
    "pow",
    "and",
    "or",
    "xor",
):
    setattr(StandIn, f"__{_name}__", _same)
    setattr(StandIn, f"__r{_name}__", _same)
for _name in ("lshift", "rshift", "rlshift", "rrshift", "neg", "pos", "invert", "abs"):
    setattr(StandIn, f"__{_name}__", _same)
for _name in ("lt", "le", "gt", "ge"):
    setattr(StandIn, f"__{_name}__", _never)


class StandInMeta(type):
    """The class of classes below a stand-in; gives way to any other metaclass."""

    __stand_in__ = None

    def __getattr__(cls, name):
        if not _plain(name):
            raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")
        package, path = cls.__stand_in__
        return StandIn(package, f"{path}.{name}")

    def __iter__(cls):
        return iter((StandIn(*cls.__stand_in__),))

    def __getitem__(cls, key):
        return cls


class _Base(metaclass=StandInMeta):
    __stand_in__ = ("", "")

    def __init__(self, *args, **kwargs):
        following = super().__init__
        if getattr(following, "__objclass__", object) is not object or isinstance(
            following, types.MethodType
        ):
            following(*args, **kwargs)

    def __init_subclass__(cls, **kwargs):
        if kwargs.get("table") is True:
            raise _refused(cls, f"is a base of {cls.__name__}, which is a table")
        super().__init_subclass__()

    def __getattr__(self, name):
        if not _plain(name):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        package, path = type(self).__stand_in__
        return StandIn(package, f"{path}.{name}")

    def __class_getitem__(cls, key):
        return cls


_ERRORS = ("Error", "Exception", "Warning")


def _thing(package, path):
    """What a name of the package gives: a class where it is an exception's, else a stand-in."""
    return _base(package, path) if path.endswith(_ERRORS) else StandIn(package, path)


def _base(package, path):
    """The class that takes the place of a stand-in among the bases of a class."""
    module_name, _, name = path.rpartition(".")
    bases = (_Base, Exception) if name.endswith(_ERRORS) else (_Base,)
    body = {"__stand_in__": (package, path), "__module__": module_name}
    return StandInMeta(name, bases, body)
