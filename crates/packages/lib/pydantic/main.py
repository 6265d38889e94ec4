"""pydantic.main: BaseModel."""

import copy
import json
import sys
from typing import Any, ClassVar, get_origin, get_type_hints

from pydantic._fields import FieldInfo, PrivateAttr, field_of, undefined
from pydantic._checking import after, checked
from pydantic._validators import Decorated
from pydantic._writing import computed, dumped
from pydantic.errors import PydanticUserError, Refused, SeveralRefused, ValidationError, refusals

# Names of settings in `class Config` of version 1, and what they are called now.
_RENAMED = {"orm_mode": "from_attributes", "allow_population_by_field_name": "populate_by_name"}


class ModelMeta(type):
    """Makes a class's annotations into fields, and collects its validators."""

    def __new__(mcs, name, bases, namespace, **kwargs):
        private = {
            key: namespace.pop(key)
            for key in [*namespace]
            if isinstance(namespace[key], PrivateAttr)
        }
        cls = super().__new__(mcs, name, bases, namespace)
        inherited = [base for base in cls.__mro__[1:] if isinstance(base, ModelMeta)]
        cls.model_config = _config(inherited, namespace, kwargs)
        cls.__private_attributes__ = {
            key: value
            for base in reversed(inherited)
            for key, value in vars(base).get("__private_attributes__", {}).items()
        } | private
        cls.__decorated__ = _decorated(inherited, namespace)
        cls.__pydantic_fields__ = None
        cls.__own_defaults__ = {}
        for key in namespace.get("__annotations__", {}):
            if key in namespace and _is_field(key, namespace["__annotations__"][key]):
                cls.__own_defaults__[key] = namespace[key]
                delattr(cls, key)
        _refuse_untyped(namespace)
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
        hook = getattr(cls, "__pydantic_init_subclass__", None)
        if hook is not None:
            hook(**kwargs)

    @property
    def model_fields(cls):
        """The fields by their names."""
        if cls.__pydantic_fields__ is None:
            cls.__pydantic_fields__ = _fields(cls)
        return cls.__pydantic_fields__

    __fields__ = model_fields

    @property
    def model_computed_fields(cls):
        """The properties that are written with the fields."""
        return {name: getattr(cls, name) for name in computed(cls)}


def _config(inherited, namespace, kwargs):
    """The settings of a model: its bases', its own in either form, and those behind its bases."""
    found = {}
    for base in reversed(inherited):
        found.update(base.model_config)
    old = namespace.get("Config")
    if isinstance(old, type):
        own = {key: getattr(old, key) for key in dir(old) if not key.startswith("_")}
        found.update({_RENAMED.get(key, key): value for key, value in own.items()})
    found.update(namespace.get("model_config") or {})
    found.update(kwargs)
    return found


def _decorated(inherited, namespace):
    found = {}
    for base in reversed(inherited):
        found.update(vars(base).get("__decorated__", {}))
    own = {key: value for key, value in namespace.items() if isinstance(value, Decorated)}
    return {**found, **own}


def _is_field(name, annotation):
    if name.startswith("_") or name == "model_config":
        return False
    text = annotation if isinstance(annotation, str) else ""
    is_class = annotation is ClassVar or get_origin(annotation) is ClassVar
    return not is_class and not text.startswith(("ClassVar", "typing.ClassVar", "t.ClassVar"))


def _refuse_untyped(namespace):
    """A FieldInfo without an annotation is a mistake that pydantic names."""
    annotations = namespace.get("__annotations__", {})
    for key, value in namespace.items():
        if isinstance(value, FieldInfo) and key not in annotations:
            text = f"Field '{key}' requires a type annotation"
            raise PydanticUserError(text, code="model-field-missing-annotation")


def _fields(cls):
    """The fields of a class and of its bases, in their order."""
    found = {}
    for base in reversed(cls.__mro__):
        own = vars(base)
        if not isinstance(base, ModelMeta) or not own.get("__annotations__"):
            continue
        module = sys.modules.get(base.__module__)
        known = {**vars(module)} if module else {}
        known.setdefault(base.__name__, base)
        extra = getattr(base, "__pydantic_parent_namespace__", None) or {}
        hints = get_type_hints(
            _Annotated(own["__annotations__"]), {**known, **extra}, include_extras=True
        )
        for name, kind in hints.items():
            if _is_field(name, own["__annotations__"][name]):
                default = own.get("__own_defaults__", {}).get(name, undefined)
                if isinstance(default, FieldInfo):
                    default = copy.copy(default)
                found[name] = field_of(kind, default)
    return found


class _Annotated:
    """Something with annotations, for `get_type_hints`."""

    def __init__(self, annotations):
        self.__annotations__ = annotations


class BaseModel(metaclass=ModelMeta):
    """A class whose annotations say what its values have to be."""

    def __init__(self, /, **data):
        values, given = checked(type(self), data)
        _fill(self, values, given)
        after(self, data)

    @classmethod
    def model_construct(cls, _fields_set=None, **values):
        """A model whose values are not checked."""
        made = cls.__new__(cls)
        defaults = {
            name: field.get_default()
            for name, field in cls.model_fields.items()
            if name not in values and not field.is_required()
        }
        _fill(made, {**defaults, **values}, set(values) if _fields_set is None else _fields_set)
        return made

    construct = model_construct

    @classmethod
    def model_validate(cls, obj, *, strict=None, from_attributes=None, context=None, **kwargs):
        """A model of a dictionary, of another model, or of an object's attributes."""
        return _of_object(cls, obj, from_attributes)

    parse_obj = from_orm = model_validate

    @classmethod
    def model_validate_json(cls, json_data, **kwargs):
        """A model of a JSON text."""
        return cls.model_validate(json.loads(json_data))

    parse_raw = model_validate_json

    @classmethod
    def __pydantic_validate__(cls, value):
        try:
            return _of_object(cls, value, None)
        except ValidationError as error:
            raise SeveralRefused(error._refused) from None

    @classmethod
    def model_rebuild(cls, **kwargs):
        """Looks at the annotations anew, whose names may be known by now."""
        cls.__pydantic_fields__ = None
        return True

    update_forward_refs = model_rebuild

    @property
    def model_fields_set(self):
        """The names of the fields that were given."""
        return self.__pydantic_fields_set__

    @property
    def model_extra(self):
        """Values beside the fields, where they are allowed."""
        return self.__pydantic_extra__

    def model_dump(self, *, mode="python", **options):
        """The values by the names of their fields."""
        return dumped(self, {"mode": mode, **options})

    def dict(self, **options):
        """The same, as version 1 calls it."""
        return self.model_dump(**options)

    def model_dump_json(self, *, indent=None, **options):
        """The values as JSON."""
        found = self.model_dump(mode="json", **options)
        layout = {"indent": indent} if indent else {"separators": (",", ":")}
        return json.dumps(found, ensure_ascii=False, **layout)

    def json(self, **options):
        """The same, as version 1 calls it."""
        return self.model_dump_json(**options)

    def model_copy(self, *, update=None, deep=False):
        """Another model with the same values, some of them changed; nothing is checked."""
        values = copy.deepcopy(self.__values__) if deep else dict(self.__values__)
        made = type(self).__new__(type(self))
        _fill(made, {**values, **(update or {})}, self.__pydantic_fields_set__ | {*(update or {})})
        return made

    def copy(self, **kwargs):
        """The same, as version 1 calls it."""
        return self.model_copy(**kwargs)

    def model_post_init(self, context, /):
        """Called when all values are there."""

    @classmethod
    def model_json_schema(cls, *args, **kwargs):
        """Would describe the model."""
        raise NotImplementedError("the playground's pydantic makes no JSON schemas")

    schema = model_json_schema

    @property
    def __values__(self):
        names = {*type(self).model_fields, *(self.__pydantic_extra__ or ())}
        return {name: value for name, value in vars(self).items() if name in names}

    def __setattr__(self, name, value):
        cls = type(self)
        if name.startswith("_") or isinstance(getattr(cls, name, None), property):
            object.__setattr__(self, name, value)
            return
        field = cls.model_fields.get(name)
        config = cls.model_config
        if config.get("frozen") or (field is not None and field.frozen):
            kind = "frozen_instance" if config.get("frozen") else "frozen_field"
            text = "Instance is frozen" if config.get("frozen") else "Field is frozen"
            raise ValidationError(cls.__name__, [Refused(kind, text, value, (name,))])
        if field is None and config.get("extra") != "allow":
            raise ValueError(f'"{cls.__name__}" object has no field "{name}"')
        if field is not None and config.get("validate_assignment"):
            value = checked(cls, {**self.__values__, name: value})[0][name]
        object.__setattr__(self, name, value)
        self.__pydantic_fields_set__.add(name)

    def __eq__(self, other):
        return type(self) is type(other) and self.__values__ == other.__values__

    def __hash__(self):
        if not type(self).model_config.get("frozen"):
            raise TypeError(f"unhashable type: '{type(self).__name__}'")
        return hash((type(self), tuple(self.__values__.items())))

    def __iter__(self):
        yield from self.__values__.items()

    def __repr_args__(self):
        fields = type(self).model_fields
        for name, value in self.__values__.items():
            if name not in fields or fields[name].repr is not False:
                yield name, value
        for name in computed(type(self)):
            yield name, getattr(self, name)

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__repr_args__())
        return f"{type(self).__name__}({shown})"

    def __str__(self):
        return " ".join(f"{name}={value!r}" for name, value in self.__repr_args__())


def _fill(model, values, given):
    fields = type(model).model_fields
    extra = {name: value for name, value in values.items() if name not in fields}
    allowed = type(model).model_config.get("extra") == "allow"
    for name, value in values.items():
        object.__setattr__(model, name, value)
    object.__setattr__(model, "__pydantic_extra__", extra if allowed else None)
    object.__setattr__(model, "__pydantic_fields_set__", {*given})
    for name, attribute in type(model).__private_attributes__.items():
        object.__setattr__(model, name, attribute.get_default())


def _of_object(cls, value, from_attributes):
    """A model of whatever can be one."""
    if isinstance(value, cls):
        return value
    allowed = (
        cls.model_config.get("from_attributes") if from_attributes is None else from_attributes
    )
    if isinstance(value, dict):
        return cls(**{str(key): item for key, item in value.items()})
    if allowed:
        names = {name: [*field.names(), name] for name, field in cls.model_fields.items()}
        found = {
            name: getattr(value, known)
            for name, tried in names.items()
            for known in tried[:1]
            if hasattr(value, known)
        }
        return cls.model_validate(found)
    text = f"Input should be a valid dictionary or instance of {cls.__name__}"
    error = Refused("model_type", text, value, context={"class_name": cls.__name__})
    raise ValidationError(cls.__name__, [error])


def create_model(model_name, /, *, __base__=None, __config__=None, __module__=None, **fields):
    """A model made of names, types and defaults."""
    bases = __base__ or (BaseModel,)
    bases = bases if isinstance(bases, tuple) else (bases,)
    body = {"__annotations__": {}, "__module__": __module__ or "__main__"}
    if __config__:
        body["model_config"] = __config__
    for name, given in fields.items():
        kind, default = given if isinstance(given, tuple) else (Any, given)
        body["__annotations__"][name] = kind
        if default is not ...:
            body[name] = default
    return ModelMeta(model_name, bases, body)
