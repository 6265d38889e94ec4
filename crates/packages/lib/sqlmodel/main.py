"""sqlmodel.main: SQLModel, which is a model of Pydantic and, with `table=True`, a mapped class."""

from typing import ForwardRef, Union, get_args, get_origin

from pydantic._checking import checked
from pydantic.main import BaseModel, ModelMeta
from sqlalchemy.orm import Mapped, declared_attr, registry, relationship
from sqlalchemy.orm.decl_api import DeclarativeMeta
from sqlmodel._columns import column_of
from sqlmodel._fields import Field as Field, FieldInfo as FieldInfo
from sqlmodel._fields import Relationship as Relationship, RelationshipInfo

default_registry = registry()


def _is_table(cls):
    config = getattr(cls, "model_config", None) or {}
    return bool(config.get("table"))


class SQLModelMetaclass(ModelMeta, DeclarativeMeta):
    """Fields become columns, and relationships those of SQLAlchemy, where a class is a table."""

    def __new__(mcs, name, bases, namespace, **kwargs):
        annotations = dict(namespace.get("__annotations__", {}))
        links = {
            key: value for key, value in namespace.items() if isinstance(value, RelationshipInfo)
        }
        body = {key: value for key, value in namespace.items() if key not in links}
        body["__annotations__"] = {
            key: kind for key, kind in annotations.items() if key not in links
        }
        inherited = {}
        for base in reversed(bases):
            inherited.update(getattr(base, "__sqlmodel_relationships__", {}))
        body["__sqlmodel_relationships__"] = {**inherited, **links}
        body["__sqlmodel_annotations__"] = {key: annotations[key] for key in links}
        # Being a table is not inherited: a class below one shares its table.
        is_table = kwargs.get("table", False) or body.get("model_config", {}).get("table", False)
        found = kwargs.pop("registry", None)
        kwargs["table"] = is_table
        cls = ModelMeta.__new__(mcs, name, bases, body, **kwargs)
        if found is not None:
            cls._sa_registry, cls.metadata, cls.__abstract__ = found, found.metadata, True
        if is_table:
            type.__setattr__(cls, "__abstract__", False)
            for key, field in cls.model_fields.items():
                type.__setattr__(cls, key, column_of(field))
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        is_mapped = any(_is_table(base) for base in bases)
        if not _is_table(cls) or is_mapped:
            type.__init__(cls, name, bases, namespace)
            return
        for key, link in cls.__sqlmodel_relationships__.items():
            type.__setattr__(cls, key, _relationship(cls, key, link))
        # The columns stand in the class; the annotations are Pydantic's.
        annotations, cls.__annotations__ = cls.__annotations__, {}
        DeclarativeMeta.__init__(cls, name, bases, namespace)
        cls.__annotations__ = annotations

    def __setattr__(cls, name, value):
        if _is_table(cls):
            DeclarativeMeta.__setattr__(cls, name, value)
        else:
            type.__setattr__(cls, name, value)


def _relationship(cls, name, link):
    if link.sa_relationship is not None:
        return link.sa_relationship
    kind = next(
        vars(base)["__sqlmodel_annotations__"][name]
        for base in cls.__mro__
        if name in vars(base).get("__sqlmodel_annotations__", {})
    )
    target, is_list = _target(kind)
    options = {"uselist": is_list}
    if link.back_populates:
        options["back_populates"] = link.back_populates
    if link.cascade_delete:
        options["cascade"] = "all, delete-orphan"
    if link.passive_deletes:
        options["passive_deletes"] = link.passive_deletes
    if link.link_model is not None:
        table = getattr(link.link_model, "__table__", None)
        if table is None:
            raise RuntimeError(f"Couldn't find the secondary table for model {link.link_model}")
        options["secondary"] = table
    options.update(link.sa_relationship_kwargs or {})
    return relationship(target, *(link.sa_relationship_args or ()), **options)


def _target(kind):
    """The model that an annotation names, and whether there are several."""
    if isinstance(kind, str):
        return _target_of_text(kind.strip())
    if isinstance(kind, ForwardRef):
        return _target_of_text(kind.__forward_arg__)
    origin = get_origin(kind)
    if origin is None:
        return kind, False
    arguments = [one for one in get_args(kind) if one is not type(None)]
    if origin is Mapped:
        return _target(arguments[0])
    target, _ = _target(arguments[0])
    is_union = origin is Union or getattr(origin, "__name__", "") == "UnionType"
    return target, not is_union


def _target_of_text(text):
    text = text.strip("\"'")
    for word, is_list in (
        ("Optional[", False),
        ("List[", True),
        ("list[", True),
        ("Mapped[", None),
    ):
        if text.startswith(word) and text.endswith("]"):
            target, within = _target_of_text(text[len(word) : -1])
            return target, within if is_list is None else is_list or within
    return text.removesuffix("| None").strip().strip("\"'"), False


class SQLModel(BaseModel, metaclass=SQLModelMetaclass, registry=default_registry):
    """The base of models that may be tables."""

    __allow_unmapped__ = True
    model_config = {"from_attributes": True}

    def __init__(self, **data):
        if _is_table(type(self)):
            _fill_table(self, data)
        else:
            super().__init__(**data)

    @declared_attr
    def __tablename__(cls):
        """The class's name in small letters."""
        return cls.__name__.lower()

    def __setattr__(self, name, value):
        if not _is_table(type(self)):
            super().__setattr__(name, value)
            return
        object.__setattr__(self, name, value)
        if name in type(self).model_fields:
            _given(self).add(name)

    @property
    def model_fields_set(self):
        """The names of the fields that were given."""
        return _given(self)

    @property
    def __values__(self):
        if not _is_table(type(self)):
            return BaseModel.__values__.fget(self)
        return {name: getattr(self, name, None) for name in type(self).model_fields}

    @classmethod
    def model_validate(cls, obj, *, update=None, **kwargs):
        """A model of a dictionary or of an object, whose values are checked, a table's too."""
        if not _is_table(cls):
            values = {**_values_of(obj, cls), **(update or {})} if update else obj
            return super().model_validate(values, **kwargs)
        values, given = checked(cls, {**_values_of(obj, cls), **(update or {})})
        return cls(**{name: value for name, value in values.items() if name in given})

    from_orm = parse_obj = model_validate

    def sqlmodel_update(self, obj, *, update=None):
        """Takes values of a dictionary or of another model, which are not checked."""
        values = {**_values_of(obj, type(self)), **(update or {})}
        for name, value in values.items():
            if name in type(self).model_fields:
                setattr(self, name, value)
        return self


def _values_of(obj, cls):
    if isinstance(obj, dict):
        return obj
    return {name: getattr(obj, name) for name in cls.model_fields if hasattr(obj, name)}


def _given(model):
    if "__pydantic_fields_set__" not in vars(model):
        object.__setattr__(model, "__pydantic_fields_set__", set())
        object.__setattr__(model, "__pydantic_extra__", None)
    return vars(model)["__pydantic_fields_set__"]


def _fill_table(model, data):
    """Sets what is given and the defaults of the rest; nothing is checked, as the database does."""
    cls = type(model)
    given = _given(model)
    for name, field in cls.model_fields.items():
        if name in data:
            object.__setattr__(model, name, data[name])
            given.add(name)
        elif not field.is_required():
            object.__setattr__(model, name, field.get_default())
    for name in cls.__sqlmodel_relationships__:
        if name in data:
            object.__setattr__(model, name, data[name])
