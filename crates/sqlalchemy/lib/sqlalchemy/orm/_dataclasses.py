"""Mapped classes that are dataclasses: fields from annotations and what attributes say of themselves;
`dataclasses.dataclass` makes the methods."""

import dataclasses
from sqlalchemy import exc
from sqlalchemy.orm._field_options import _MISSING
from sqlalchemy.orm._state import DONT_SET

_OF_CLASSES = ("init", "repr", "eq", "order", "unsafe_hash", "match_args", "kw_only")


def set_arguments(cls, given):
    """Remembers with which arguments a class and those below become dataclasses."""
    wrong = [name for name in given if name not in _OF_CLASSES + ("dataclass_callable",)]
    if wrong:
        shown = ", ".join(repr(name) for name in sorted(wrong))
        raise exc.ArgumentError("Dataclass argument(s) %s are not accepted" % shown)
    known = dict(getattr(cls, "_sa_apply_dc_transforms", None) or {})
    known.update({name: value for name, value in given.items() if value is not _MISSING})
    type.__setattr__(cls, "_sa_apply_dc_transforms", known)


def make_mapped(cls, collected):
    """A dataclass of a class that is being mapped. `collected` has (name, annotation, property or
    _MISSING, class that says it) for each field; gives the defaults that attributes have unless
    set, by name."""
    _refuse_made(cls)
    _refuse_plain_mixins(cls, collected)
    unset, fields = {}, []
    by_descriptor = not getattr(cls, "_sa_disable_descriptor_defaults", False)
    for name, annotation, prop, _ in collected:
        options = getattr(prop, "_dataclass", None)
        if options is None:
            fields.append((name, annotation, _MISSING))
            continue
        if by_descriptor:
            options = _left_unset(name, prop, options, unset)
        fields.append((name, annotation, _field(name, options)))
    _decorate(cls, fields)
    return unset


def make_unmapped(cls):
    """A dataclass of a mixin or of an abstract class; its properties stay for the classes below."""
    _refuse_made(cls)
    before = {k: v for k, v in cls.__dict__.items() if not k.startswith("__") and k[:4] != "_sa_"}
    fields = []
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        options = getattr(cls.__dict__.get(name), "_dataclass", None)
        fields.append((name, annotation, _MISSING if options is None else _field(name, options)))
    try:
        _decorate(cls, fields)
    finally:
        # Each anew, so that they stand in the order of the class's body.
        for name, value in before.items():
            if name in cls.__dict__:
                type.__delattr__(cls, name)
            type.__setattr__(cls, name, value)


def refuse_arguments(cls, name, prop):
    """Raises where an attribute says something of a field, and its class is no dataclass."""
    given = getattr(prop, "_dataclass", None)
    if not given:
        return
    told = ("init", "default_factory", "repr", "dataclass_metadata")
    if not hasattr(prop, "column"):
        told += ("default",)
        if given == {"init": False} and prop._reads_only:
            return
    if any(option != "default" or option in told for option in given):
        shown = ", ".join(sorted(repr(option) for option in told if option in given))
        raise exc.ArgumentError(
            "Attribute '%s' on class %s includes dataclasses argument(s): %s but class does not specify SQLAlchemy native dataclass configuration."
            % (name, cls, shown)
        )


def _refuse_made(cls):
    """Raises for a class that is a dataclass or has a table already."""
    if "__dataclass_fields__" in cls.__dict__:
        raise exc.InvalidRequestError(
            "Class %s is already a dataclass; ensure that base classes / decorator styles of establishing dataclasses are not being mixed. This can happen if a class that inherits from 'MappedAsDataclass', even indirectly, is been mapped with '@registry.mapped_as_dataclass'"
            % cls
        )
    if "__table__" in cls.__dict__:
        raise exc.InvalidRequestError(
            "Class %s already defines a '__table__'. ORM Annotated Dataclasses do not support a pre-existing '__table__' element"
            % cls
        )


def _refuse_plain_mixins(cls, collected):
    plain = {}
    for name, _, _, base in collected:
        if base is not cls and "__dataclass_fields__" not in base.__dict__:
            plain.setdefault(base, []).append(repr(name))
    for base, names in plain.items():
        raise exc.InvalidRequestError(
            "When transforming %s to a dataclass, attribute(s) %s originates from superclass %s, which is not a dataclass.  When declaring SQLAlchemy Declarative Dataclasses, ensure that all mixin classes and other superclasses which include attributes are also a subclass of MappedAsDataclass or make use of the @unmapped_dataclass decorator."
            % (cls, ", ".join(names), base),
            code="dcmx",
        )


def _left_unset(name, prop, options, unset):
    """A default that the attribute gives by itself is not set by `__init__`, so that the column's
    default and the relationship's own empty value stay in force."""
    default = options.get("default", _MISSING)
    kind = getattr(prop, "_unset_defaults", None)
    if kind is None or callable(default):
        return options
    if default is not _MISSING:
        unset[name] = default
        return dict(options, default=DONT_SET)
    if kind == "factories" and "default_factory" in options:
        rest = {k: v for k, v in options.items() if k != "default_factory"}
        return dict(rest, default=DONT_SET)
    return options


def _field(name, options):
    options = dict(options)
    if "dataclass_metadata" in options:
        options["metadata"] = options.pop("dataclass_metadata")
    default = options.get("default", _MISSING)
    if callable(default) and default is not _MISSING:
        exc._warn(
            "Callable object passed to the ``default`` parameter for attribute %r in a ORM-mapped Dataclasses context is ambiguous, and this use will raise an error in a future release.  If this callable is intended to produce Core level INSERT default values for an underlying ``Column``, use the ``mapped_column.insert_default`` parameter instead.  To establish this callable as providing a default value for instances of the dataclass itself, use the ``default_factory`` dataclasses parameter."
            % name,
            exc.SADeprecationWarning,
        )
    elif (
        default is not _MISSING
        and not options.get("init", True)
        and "default_factory" not in options
    ):
        # dataclasses sets nothing where a field with a plain default is no argument.
        del options["default"]
        options["default_factory"] = lambda: default
    return dataclasses.field(**options)


def _decorate(cls, fields):
    """Hands a class to `dataclass()` with the annotations of its fields, in their order."""
    own = dict(cls.__dict__.get("__annotations__", {}))
    names = {name for name, _, _ in fields}
    merged = {}
    for name, annotation in own.items():
        if name in names:
            break
        merged[name] = annotation
    merged.update({name: own.get(name, annotation) for name, annotation, _ in fields})
    merged.update(own)
    for name, _, field in fields:
        if field is not _MISSING:
            type.__setattr__(cls, name, field)
    given = dict(cls._sa_apply_dc_transforms)
    maker = given.pop("dataclass_callable", dataclasses.dataclass)
    type.__setattr__(cls, "__annotations__", merged)
    try:
        maker(cls, **given)
    except (TypeError, ValueError) as e:
        raise exc.InvalidRequestError(
            "Python dataclasses error encountered when creating dataclass for %r: %r. Please refer to Python dataclasses documentation for additional information."
            % (cls.__name__, e),
            code="dcte",
        ) from e
    finally:
        type.__setattr__(cls, "__annotations__", own)
