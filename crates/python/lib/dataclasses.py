"""dataclasses: classes made from their annotations. Fields are in `_dataclass_fields`, the methods
that a class gets in `_dataclass_methods`."""

import copy as _copy
import types as _types

from _dataclass_fields import (
    CLASSVAR as _CLASSVAR,
    FIELDS as _FIELDS,
    INITVAR as _INITVAR,
    KW_ONLY,
    MISSING,
    PARAMS as _PARAMS,
    PLAIN as _PLAIN,
    Field,
    InitVar,
    Params as _Params,
    inherited as _inherited,
    own_fields as _own_fields,
    place_defaults as _place_defaults,
)
from _dataclass_methods import add_methods as _add_methods

__all__ = (
    "dataclass field Field FrozenInstanceError InitVar KW_ONLY MISSING fields asdict astuple "
    "make_dataclass replace is_dataclass"
).split()


class FrozenInstanceError(AttributeError):
    """A frozen instance was to be changed."""


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=MISSING,
):
    """Says more of a field than its type and default."""
    if MISSING not in (default, default_factory):
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _process(cls, options):
    """Makes a dataclass of a class."""
    known = _inherited(cls, options["frozen"])
    setattr(cls, _PARAMS, _Params(options))
    own = _own_fields(cls, options["kw_only"])
    known.update([(made.name, made) for made in own])
    _place_defaults(cls, own)
    setattr(cls, _FIELDS, known)
    if options["order"] and not options["eq"]:
        raise ValueError("eq must be true if order is true")
    of_methods = "init repr eq order unsafe_hash frozen match_args".split()
    _add_methods(cls, known, **{name: options[name] for name in of_methods})
    if options["slots"]:
        return _with_slots(cls, options["weakref_slot"])
    if options["weakref_slot"]:
        raise TypeError("weakref_slot is True but slots is False")
    return cls


def _with_slots(cls, weakref_slot):
    """The same class again, whose instances have places for the fields alone."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    names = [made.name for made in fields(cls)]
    above = set()
    for base in cls.__mro__[1:]:
        slots = base.__dict__.get("__slots__", ())
        above.update([slots] if isinstance(slots, str) else slots)
    wanted = names + ["__weakref__"] if weakref_slot else names
    left_out = {*names, "__dict__", "__weakref__"}
    space = {name: value for name, value in cls.__dict__.items() if name not in left_out}
    space["__slots__"] = tuple([name for name in wanted if name not in above])
    space["__qualname__"] = cls.__qualname__
    return type(cls)(cls.__name__, cls.__bases__, space)


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    """Gives a class the methods that follow from its annotations."""
    options = dict(eq=eq, init=init, order=order, repr=repr, slots=slots, frozen=frozen)
    options.update(kw_only=kw_only, match_args=match_args, unsafe_hash=unsafe_hash)
    options["weakref_slot"] = weakref_slot
    return _wrapping(options) if cls is None else _process(cls, options)


def _wrapping(options):
    def wrap(cls):
        return _process(cls, options)

    return wrap


def fields(class_or_instance):
    """The fields of a dataclass or of an instance."""
    known = getattr(class_or_instance, _FIELDS, None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([made for made in known.values() if made._field_type is _PLAIN])


def is_dataclass(obj):
    """Whether it is a dataclass or an instance of one."""
    kind = obj if isinstance(obj, type) else type(obj)
    return hasattr(kind, _FIELDS)


def _instance(obj, asked):
    if not hasattr(type(obj), _FIELDS):
        raise TypeError(f"{asked}() should be called on dataclass instances")
    return obj


def _taken_apart(obj, of_instance):
    """A copy in which every instance of a dataclass has become something else."""
    kind = type(obj)
    if hasattr(kind, _FIELDS):
        pairs = [(made.name, getattr(obj, made.name)) for made in fields(obj)]
        return of_instance([(name, _taken_apart(value, of_instance)) for name, value in pairs])
    if isinstance(obj, (list, tuple)):
        inside = [_taken_apart(item, of_instance) for item in obj]
        return kind(*inside) if hasattr(kind, "_fields") else kind(inside)
    if not isinstance(obj, dict):
        return _copy.deepcopy(obj)
    return kind([[_taken_apart(part, of_instance) for part in item] for item in obj.items()])


def asdict(obj, *, dict_factory=dict):
    """An instance as a dictionary of its fields, those inside it too."""
    return _taken_apart(_instance(obj, "asdict"), dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    """An instance as a tuple of its fields, those inside it too."""

    def of_instance(pairs):
        return tuple_factory([value for _, value in pairs])

    return _taken_apart(_instance(obj, "astuple"), of_instance)


def _declared(item):
    """Name, type and default of one item that `make_dataclass` is given."""
    if isinstance(item, str):
        return item, "typing.Any", MISSING
    if len(item) not in (2, 3):
        raise TypeError(f"Invalid field: {item!r}")
    name, kind, *rest = item
    return name, kind, rest[0] if rest else MISSING


def _check_name(name, taken):
    from keyword import iskeyword

    if not isinstance(name, str) or not name.isidentifier():
        raise TypeError(f"Field names must be valid identifiers: {name!r}")
    if iskeyword(name):
        raise TypeError(f"Field names must not be keywords: {name!r}")
    if name in taken:
        raise TypeError(f"Field name duplicated: {name!r}")


def make_dataclass(
    cls_name,
    fields,
    *,
    bases=(),
    namespace=None,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    """A dataclass from names, types and defaults."""
    space, annotations = dict(namespace or {}), {}
    for name, kind, default in map(_declared, fields):
        _check_name(name, annotations)
        annotations[name] = kind
        if default is not MISSING:
            space[name] = default
    space["__annotations__"] = annotations
    space.setdefault("__module__", "types")
    made = _types.new_class(cls_name, bases, {}, lambda body: body.update(space))
    options = dict(eq=eq, init=init, order=order, repr=repr, slots=slots, frozen=frozen)
    options.update(kw_only=kw_only, match_args=match_args, unsafe_hash=unsafe_hash)
    return dataclass(made, weakref_slot=weakref_slot, **options)


def replace(obj, /, **changes):
    """Another instance in which some fields are different."""
    if not hasattr(type(obj), _FIELDS):
        raise TypeError("replace() should be called on dataclass instances")
    for made in getattr(obj, _FIELDS).values():
        given, name = made.name in changes, made.name
        if made._field_type is _CLASSVAR or (made.init and given):
            continue
        if not made.init:
            if given:
                raise ValueError(
                    f"field {name} is declared with init=False, "
                    "it cannot be specified with replace()"
                )
        elif made._field_type is _INITVAR and made.default is MISSING:
            raise ValueError(f"InitVar {name!r} must be specified with replace()")
        else:
            changes[name] = getattr(obj, name)
    return type(obj)(**changes)
