"""pydantic.fields: what a model knows of its fields."""

import copy

from typing import Annotated, get_args, get_origin

undefined = type("PydanticUndefinedType", (), {"__repr__": lambda self: "PydanticUndefined"})()
# What a value has to be: argument of Field(), and the check that reads it (pydantic._checks).
CONSTRAINTS = (
    "gt",
    "ge",
    "lt",
    "le",
    "multiple_of",
    "min_length",
    "max_length",
    "pattern",
    "max_digits",
    "decimal_places",
    "strict",
)
_ABOUT = (
    "alias",
    "validation_alias",
    "serialization_alias",
    "title",
    "description",
    "examples",
    "exclude",
    "frozen",
    "repr",
    "init",
    "kw_only",
    "deprecated",
    "json_schema_extra",
    "discriminator",
    "validate_default",
    "alias_priority",
)


class AliasChoices:
    """Several names that a value may come under."""

    def __init__(self, first_choice, *choices):
        self.choices = [first_choice, *choices]


class FieldInfo:
    """A field: its type, its default, and what it demands."""

    def __init__(self, default=undefined, default_factory=None, annotation=None, **given):
        self.default, self.default_factory, self.annotation = default, default_factory, annotation
        self.metadata, self.constraints = [], {}
        for name in _ABOUT:
            setattr(self, name, given.pop(name, None))
        for name in CONSTRAINTS:
            value = given.pop(name, None)
            if value is not None:
                self.constraints[name] = value
        self.extra = given

    @property
    def regex(self):
        return self.constraints.get("pattern")

    def is_required(self):
        """Whether a value must be given."""
        return self.default in (undefined, ...) and self.default_factory is None

    def get_default(self, call_default_factory=True):
        """The value where none is given; a copy, so that models do not share it."""
        if self.default_factory is not None:
            return self.default_factory() if call_default_factory else None
        return copy.deepcopy(self.default)

    def names(self):
        """The names that a value may come under, beside the field's own."""
        alias = self.validation_alias or self.alias
        return alias.choices if isinstance(alias, AliasChoices) else [alias] if alias else []

    def __repr__(self):
        required = self.is_required()
        shown = "" if required else f", default={self.default!r}"
        return f"FieldInfo(annotation={self.annotation!r}, required={required}{shown})"


def Field(default=undefined, *, default_factory=None, **given):
    """Says of a field what its annotation does not."""
    if "regex" in given:
        given["pattern"] = given.pop("regex")
    for old, new in (("min_items", "min_length"), ("max_items", "max_length")):
        if old in given:
            given[new] = given.pop(old)
    return FieldInfo(default, default_factory, **given)


class PrivateAttr:
    """An attribute that is no field."""

    def __init__(self, default=undefined, *, default_factory=None, init=None):
        self.default, self.default_factory, self.init = default, default_factory, init

    def get_default(self):
        """The value of a new model."""
        made = self.default_factory is not None
        return self.default_factory() if made else copy.deepcopy(self.default)


def field_of(annotation, default=undefined):
    """The field of an annotation and of what stands behind the equals sign."""
    info = default if isinstance(default, FieldInfo) else None
    if get_origin(annotation) is Annotated:
        annotation, *about = get_args(annotation)
        within = [one for one in about if isinstance(one, FieldInfo)]
        others = [one for one in about if not isinstance(one, FieldInfo)]
        for one in within:
            if info is None:
                info = copy.copy(one)
                info.constraints = dict(one.constraints)
                if default is not undefined:
                    info.default = default
            else:
                info.constraints = {**one.constraints, **info.constraints}
        info = FieldInfo(default) if info is None else info
        info.metadata = [*info.metadata, *others]
    if info is None:
        info = FieldInfo(default)
    info.annotation = annotation
    return info
