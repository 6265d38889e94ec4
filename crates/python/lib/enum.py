"""Enumerations."""

_private = (
    "__module__",
    "__qualname__",
    "__doc__",
    "__annotations__",
    "_ignore_",
    "__static_attributes__",
)


class auto:
    def __init__(self, value=None):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class _Names(dict):
    def __init__(self, generate):
        dict.__init__(self)
        self.members = {}
        self.ignore = []
        self.generate = generate

    def __setitem__(self, key, value):
        if key == "_ignore_":
            self.ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
        elif key == "_generate_next_value_":
            self.generate = value.__func__ if isinstance(value, staticmethod) else value
        elif key.startswith("_") and (
            (key.startswith("__") and key.endswith("__"))
            or (key.startswith("_") and key.endswith("_"))
        ):
            pass
        elif key in self.members:
            raise TypeError(f"{key!r} already defined as {self.members[key]!r}")
        elif (
            key in self.ignore
            or isinstance(value, (nonmember, property, classmethod, staticmethod))
            or hasattr(value, "__get__")
        ):
            if isinstance(value, nonmember):
                value = value.value
        else:
            if isinstance(value, member):
                value = value.value
            if isinstance(value, auto):
                value = self.generate(key, 1, len(self.members), list(self.members.values()))
            elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
                value = tuple(
                    self.generate(key, 1, len(self.members), list(self.members.values()))
                    if isinstance(part, auto)
                    else part
                    for part in value
                )
            self.members[key] = value
        dict.__setitem__(self, key, value)


def _show_as_enum(cls, own):
    """The texts of Enum win over those of a mixed-in builtin class, not over those a program
    wrote."""
    enums = [base for base in cls.__mro__[1:] if isinstance(base, EnumType)]
    data = [base for base in cls.__mro__[1:] if base in (int, str, float, bytes, tuple)]
    if not enums or not data:
        return
    plain = any(base.__name__ == "ReprEnum" for base in enums)
    for name in ("__repr__", "__str__", "__format__"):
        if name in own or (plain and name != "__repr__"):
            continue
        first = next(base for base in cls.__mro__ if name in vars(base))
        if first in data or first is object:
            found = next((vars(base)[name] for base in enums if name in vars(base)), None)
            if found is not None:
                setattr(cls, name, found)


class EnumType(type):
    @classmethod
    def __prepare__(meta, name, bases, **kwds):
        generate = _next_value
        for base in bases:
            found = getattr(base, "_generate_next_value_", None)
            if found is not None:
                generate = found
                break
        return _Names(generate)

    def __new__(meta, name, bases, namespace, **kwds):
        members = dict(namespace.members)
        plain = {key: value for key, value in namespace.items() if key not in members}
        if "_generate_next_value_" in plain:
            function = plain["_generate_next_value_"]
            plain["_generate_next_value_"] = (
                function if isinstance(function, staticmethod) else staticmethod(function)
            )
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        cls = type.__new__(meta, name, bases, plain, **kwds)
        _show_as_enum(cls, plain)
        cls._member_map_ = {}
        cls._member_names_ = []
        cls._value2member_map_ = {}
        data = None
        for base in cls.__mro__[1:]:
            if base in (int, str, float, bytes, tuple, dict, list, frozenset):
                data = base
                break
        cls._member_type_ = data or object
        new = plain.get("__new__") or next(
            (
                vars(base)["__new__"]
                for base in cls.__mro__[1:]
                if not isinstance(base, EnumType)
                and "__new__" in vars(base)
                and base is not object
                and base is not data
            ),
            None,
        )
        if new is None:
            for base in cls.__mro__[1:]:
                if isinstance(base, EnumType) and "__new_member__" in vars(base):
                    new = vars(base)["__new_member__"]
                    break
        if "__new__" in plain:
            cls.__new_member__ = plain["__new__"]
            new = plain["__new__"]
            del cls.__new__
        for key, value in members.items():
            cls._add_member(key, value, data, new)
        return cls

    def _add_member(cls, key, value, data, new):
        args = value if isinstance(value, tuple) else (value,)
        if new is not None:
            function = new.__func__ if isinstance(new, staticmethod) else new
            item = function(cls, *args)
            if "_value_" not in item.__dict__:
                item._value_ = data(*args) if data is not None else value
        elif data is not None:
            item = data.__new__(cls, *args)
            item._value_ = value if data is tuple or not isinstance(value, tuple) else data(*args)
            if data is not tuple and not isinstance(value, tuple):
                item._value_ = data(value) if not isinstance(value, data) else value
        else:
            item = object.__new__(cls)
            item._value_ = value
        found = None
        for known in cls._member_map_.values():
            if known._value_ == item._value_ and type(known._value_) is type(item._value_):
                found = known
                break
        if found is not None:
            cls._member_map_[key] = found
            return
        item._name_ = key
        item.__objclass__ = cls
        item._sort_order_ = len(cls._member_names_)
        cls._member_map_[key] = item
        cls._member_names_.append(key)
        try:
            cls._value2member_map_[item._value_] = item
        except TypeError:
            pass
        for base in cls.__mro__:
            if "__init__" in vars(base) and base is not object and base is not data:
                vars(base)["__init__"](item, *args)
                break

    def __call__(
        cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None
    ):
        if names is None:
            return cls._lookup(value)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        space = EnumType.__prepare__(value, (cls,))
        if isinstance(names, dict):
            names = list(names.items())
        for at, item in enumerate(names):
            key, number = (
                item
                if isinstance(item, (tuple, list))
                else (item, space.generate(item, start, at, list(space.members.values())))
            )
            space[key] = number
        bases = (type, cls) if type is not None else (cls,)
        made = EnumType(value, bases, space)
        if module is not None:
            made.__module__ = module
        return made

    def _lookup(cls, value):
        if isinstance(value, cls):
            return value
        try:
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        except TypeError:
            pass
        for item in cls._member_map_.values():
            if item._value_ == value:
                return item
        missing = cls._missing_(value)
        if missing is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        return missing

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        found = cls.__dict__.get("_member_map_", {}).get(name)
        if found is None:
            raise AttributeError(name)
        return found

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def _canonical(cls):
        members = [cls._member_map_[name] for name in cls._member_names_]
        flag = globals().get("Flag")
        if flag is not None and flag in cls.__mro__:
            # What is made of several bits, or of none, is a name for others.
            return [m for m in members if m._value_ > 0 and m._value_ & (m._value_ - 1) == 0]
        return members

    def __iter__(cls):
        return iter(cls._canonical())

    def __reversed__(cls):
        return reversed(cls._canonical())

    def __len__(cls):
        return len(cls._canonical())

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        return any(item._value_ == value for item in cls._member_map_.values())

    def __dir__(cls):
        return list(cls._member_names_) + ["__class__", "__doc__", "__members__", "__module__"]

    def __repr__(cls):
        return (
            f"<flag {cls.__name__!r}>"
            if "Flag" in [base.__name__ for base in cls.__mro__]
            else f"<enum {cls.__name__!r}>"
        )

    @property
    def __members__(cls):
        return dict(cls._member_map_)


EnumMeta = EnumType


def _next_value(name, start, count, last_values):
    numbers = [value for value in last_values if isinstance(value, int)]
    return max(numbers) + 1 if numbers else start


class Enum(metaclass=EnumType):
    _generate_next_value_ = staticmethod(_next_value)

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        data = type(self)._member_type_
        if data is not object and isinstance(other, data):
            return data.__eq__(self, other)
        return self is other

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self._value_) if False else str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)

    def __hash__(self):
        return hash(self._value_)


class StrEnum(str, ReprEnum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return format(self._value_, spec)

    def __hash__(self):
        return hash(self._value_)


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        highest = max(last_values, default=0)
        return 1 << highest.bit_length() if last_values else 1

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        mask = 0
        for item in cls._member_map_.values():
            mask |= item._value_
        if value < 0:
            value = mask & value
        if value & ~mask and not issubclass(cls, int):
            most = max(value.bit_length(), mask.bit_length())
            given, allowed = (f"{bits:0{most}b}" for bits in (value, mask))
            raise ValueError(
                f"{cls!r} invalid value {value!r}\n    given 0b0 {given}\n  allowed 0b0 {allowed}"
            )
        item = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
        item._value_ = value
        parts = [m._name_ for m in cls if m._value_ & value and m._value_ & (m._value_ - 1) == 0]
        item._name_ = "|".join(parts) or None
        cls._value2member_map_[value] = item
        return item

    def _other(self, other):
        if isinstance(other, Flag):
            return other._value_
        return other if isinstance(self, int) and isinstance(other, int) else None

    def __or__(self, other):
        bits = self._other(other)
        return NotImplemented if bits is None else type(self)(self._value_ | bits)

    def __and__(self, other):
        bits = self._other(other)
        return NotImplemented if bits is None else type(self)(self._value_ & bits)

    def __xor__(self, other):
        bits = self._other(other)
        return NotImplemented if bits is None else type(self)(self._value_ ^ bits)

    def __invert__(self):
        return type(self)(~self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)

    def __iter__(self):
        return iter([m for m in type(self) if m._value_ & self._value_])

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        if self._name_ is None:
            return f"<{type(self).__name__}: {self._value_!r}>"
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __hash__(self):
        return hash(self._value_)


class IntFlag(int, Flag):
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __bool__ = Flag.__bool__

    def __str__(self):
        return str(self._value_)

    def __hash__(self):
        return hash(self._value_)


def unique(cls):
    doubles = [
        (name, item._name_) for name, item in cls._member_map_.items() if name != item._name_
    ]
    if doubles:
        text = ", ".join(f"{alias} -> {name}" for alias, name in doubles)
        raise ValueError(f"duplicate values found in {cls!r}: {text}")
    return cls


def verify(*conditions):
    return lambda cls: cls


UNIQUE, CONTINUOUS, NAMED_FLAGS = "unique", "continuous", "named flags"
property = property
