"""dataclasses: what a field is, and which fields the annotations of a class make."""

from types import MappingProxyType as _ReadOnly


class _MISSING_TYPE:
    """Nothing was said."""

    __module__ = "dataclasses"


class _KW_ONLY_TYPE:
    """What follows is given by name."""

    __module__ = "dataclasses"


MISSING, KW_ONLY = _MISSING_TYPE(), _KW_ONLY_TYPE()
FIELDS, PARAMS = "__dataclass_fields__", "__dataclass_params__"


class _Kind:
    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return self._name


PLAIN, CLASSVAR, INITVAR = map(_Kind, ("_FIELD", "_FIELD_CLASSVAR", "_FIELD_INITVAR"))


class InitVar:
    """A parameter of `__init__` that is no field; InitVar[type] in an annotation."""

    __module__ = "dataclasses"
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return cls(type)

    def __repr__(self):
        plain = isinstance(self.type, type)
        return f"dataclasses.InitVar[{self.type.__name__ if plain else repr(self.type)}]"


def _listed(owner, names):
    """Attributes as they stand in a repr."""
    return ",".join([f"{name}={getattr(owner, name)!r}" for name in names])


_SAID = "default default_factory init repr hash compare metadata kw_only".split()


class Field:
    """One field of a dataclass."""

    __module__ = "dataclasses"
    __slots__ = ("name", "type", *_SAID, "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory, self.kw_only = default, default_factory, kw_only
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = _ReadOnly({} if metadata is None else metadata)

    def __repr__(self):
        return f"Field({_listed(self, self.__slots__)})"

    def __set_name__(self, owner, name):
        tell = getattr(type(self.default), "__set_name__", None)
        if tell is not None:
            tell(self.default, owner, name)


_OPTIONS = "init repr eq order unsafe_hash frozen".split()


class Params:
    """What `dataclass` was called with."""

    def __init__(self, options):
        for name in _OPTIONS:
            setattr(self, name, options[name])

    def __repr__(self):
        return f"_DataclassParams({_listed(self, _OPTIONS)})"


def _names(annotation, module, name):
    """Whether an annotation that is text names something of a module."""
    head = annotation.partition("[")[0].strip()
    return head.rpartition(".")[2] == name and (
        "." not in head or head.rpartition(".")[0] in (module, module[0])
    )


def _kind_of(annotation):
    import typing

    if isinstance(annotation, str):
        if _names(annotation, "typing", "ClassVar"):
            return CLASSVAR
        return INITVAR if _names(annotation, "dataclasses", "InitVar") else PLAIN
    if typing.ClassVar in (annotation, getattr(annotation, "__origin__", None)):
        return CLASSVAR
    return INITVAR if annotation is InitVar or type(annotation) is InitVar else PLAIN


def _made(cls, name, annotation, kw_only):
    """The field of one annotation."""
    value = getattr(cls, name, MISSING)
    if isinstance(value, Field):
        made = value
    else:
        # A slot of a class above is no default.
        default = MISSING if type(value).__name__ == "member_descriptor" else value
        made = Field(default, MISSING, True, True, None, True, None, MISSING)
    made.name, made.type, made._field_type = name, annotation, _kind_of(annotation)
    _check(made)
    if made._field_type is not CLASSVAR and made.kw_only is MISSING:
        made.kw_only = kw_only
    return made


def _check(made):
    if made._field_type is not PLAIN and made.default_factory is not MISSING:
        raise TypeError(f"field {made.name} cannot have a default factory")
    if made._field_type is CLASSVAR and made.kw_only is not MISSING:
        raise TypeError(f"field {made.name} is a ClassVar but specifies kw_only")
    default = made.default
    if made._field_type is PLAIN and type(default).__hash__ is None:
        raise ValueError(
            f"mutable default {type(default)} for field {made.name} is not allowed: "
            "use default_factory"
        )


def _marks_keywords(annotation):
    if isinstance(annotation, str):
        return _names(annotation, "dataclasses", "KW_ONLY")
    return annotation is KW_ONLY


def own_fields(cls, kw_only):
    """The fields of a class's own annotations."""
    found, marked = [], False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if not _marks_keywords(annotation):
            found.append(_made(cls, name, annotation, kw_only or marked))
        elif marked:
            raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
        else:
            marked = True
    return found


def place_defaults(cls, found):
    """Puts the defaults of fields where their descriptions stood."""
    for made in found:
        if isinstance(getattr(cls, made.name, None), Field):
            if made.default is MISSING:
                delattr(cls, made.name)
            else:
                setattr(cls, made.name, made.default)
    annotated = cls.__dict__.get("__annotations__", {})
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotated:
            raise TypeError(f"{name!r} is a field but has no type annotation")


def inherited(cls, frozen):
    """The fields of the classes above, the nearest last."""
    known, frozen_ones = {}, []
    for base in reversed(cls.__mro__[1:]):
        if FIELDS in base.__dict__:
            known.update(base.__dict__[FIELDS])
            frozen_ones.append(getattr(base, PARAMS).frozen)
    if any(frozen_ones) and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if frozen_ones and frozen and not any(frozen_ones):
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return known
