"""sqlalchemy.orm.decl_api: declarative bases, registries and decorators."""

from _sqla import Column, MetaData
from sqlalchemy import exc
from sqlalchemy.orm.attributes import InstrumentedAttribute, QueryableAttribute
from sqlalchemy.orm.mapper import (
    Mapper,
    MapperProperty,
    SynonymProperty,
    default_constructor,
    configure_mappers,
)
from sqlalchemy.orm._mapped import (
    DynamicMapped,
    Mapped,
    MappedColumn,
    MappedSQLExpression,
    ORMDescriptor,
    WriteOnlyMapped,
    _MISSING,
    declared_attr,
    mapped_column,
)
from sqlalchemy.orm._annotation_types import without_none
from sqlalchemy.orm._dataclasses import make_unmapped, set_arguments
from sqlalchemy.orm.decl_base import _deferred, _map_class


class registry:
    def __init__(
        self,
        *,
        metadata=None,
        class_registry=None,
        type_annotation_map=None,
        constructor=default_constructor,
    ):
        self.metadata = metadata if metadata is not None else MetaData()
        self._class_registry = class_registry if class_registry is not None else {}
        self.type_annotation_map = {}
        self.update_type_annotation_map(type_annotation_map or {})
        self.constructor = constructor
        self.mappers_ = []

    @property
    def mappers(self):
        return frozenset(self.mappers_)

    def update_type_annotation_map(self, type_annotation_map):
        self.type_annotation_map.update(
            {without_none(key): sql_type for key, sql_type in type_annotation_map.items()}
        )

    def generate_base(self, mapper=None, cls=object, name="Base", metaclass=None):
        bases = cls if isinstance(cls, tuple) else (cls,)
        namespace = {
            "registry": self,
            "metadata": self.metadata,
            "_sa_registry": self,
            "__abstract__": True,
        }
        if self.constructor is not None:
            namespace["__init__"] = self.constructor
        if isinstance(cls, type) and cls is not object and cls.__doc__:
            namespace["__doc__"] = cls.__doc__
        return (metaclass or DeclarativeMeta)(name, bases, namespace)

    def mapped(self, cls):
        cls._sa_registry = self
        _map_class(cls, self)
        return cls

    def mapped_as_dataclass(
        self,
        __cls=None,
        *,
        init=_MISSING,
        repr=_MISSING,
        eq=_MISSING,
        order=_MISSING,
        unsafe_hash=_MISSING,
        match_args=_MISSING,
        kw_only=_MISSING,
        dataclass_callable=_MISSING,
    ):
        given = dict(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash)
        given.update(match_args=match_args, kw_only=kw_only, dataclass_callable=dataclass_callable)

        def decorate(cls):
            cls._sa_registry = self
            set_arguments(cls, given)
            _map_class(cls, self)
            return cls

        return decorate(__cls) if __cls is not None else decorate

    def as_declarative_base(self, **kw):
        def decorate(cls):
            kw["cls"] = cls
            kw["name"] = cls.__name__
            return self.generate_base(**kw)

        return decorate

    def map_declaratively(self, cls):
        cls._sa_registry = self
        _map_class(cls, self)
        return cls.__mapper__

    def map_imperatively(self, class_, local_table=None, **kw):
        mapper = Mapper(class_, local_table, kw.pop("properties", None), registry=self, **kw)
        class_._sa_registry = self
        if "__init__" not in class_.__dict__:
            class_.__init__ = self.constructor or default_constructor
        self._class_registry[class_.__name__] = class_
        self.mappers_.append(mapper)
        return mapper

    def configure(self, cascade=False):
        configure_mappers()

    def dispose(self, cascade=False):
        self._class_registry.clear()


class DeclarativeMeta(type):
    def __init__(cls, classname, bases, dict_, **kw):
        reg = getattr(cls, "_sa_registry", None)
        if reg is None:
            reg = dict_.get("registry")
            if not isinstance(reg, registry):
                raise exc.InvalidRequestError(
                    "Declarative base class has no 'registry' attribute, or registry is not a sqlalchemy.orm.registry() object"
                )
            cls._sa_registry = reg
        if not cls.__dict__.get("__abstract__", False):
            _map_class(cls, reg)
        super().__init__(classname, bases, dict_)

    def __setattr__(cls, key, value):
        if "__mapper__" in cls.__dict__:
            _add_attribute(cls, key, value)
        else:
            type.__setattr__(cls, key, value)


def _add_attribute(cls, key, value):
    mapper = cls.__mapper__
    if isinstance(value, MappedColumn):
        value = value.column
    if isinstance(value, Column):
        if value.name is None:
            value.name = key
        cls.__table__.append_column(value, replace_existing=True)
        mapper.add_property(key, value)
    elif isinstance(value, MapperProperty):
        mapper.add_property(key, value)
    elif isinstance(value, QueryableAttribute) and not isinstance(value, InstrumentedAttribute):
        mapper.add_property(key, SynonymProperty(value.key))
    else:
        type.__setattr__(cls, key, value)


class DeclarativeAttributeIntercept(type):
    def __setattr__(cls, key, value):
        if "__mapper__" in cls.__dict__:
            _add_attribute(cls, key, value)
        else:
            type.__setattr__(cls, key, value)


class DeclarativeBaseNoMeta:
    def __init_subclass__(cls, **kw):
        _declare(cls, DeclarativeBaseNoMeta)
        super().__init_subclass__(**kw)


class DeclarativeBase(metaclass=DeclarativeAttributeIntercept):
    def __init_subclass__(cls, **kw):
        _declare(cls, DeclarativeBase)
        super().__init_subclass__(**kw)


def _declare(cls, base):
    if base in cls.__bases__:
        _setup_base(cls)
    elif not cls.__dict__.get("__abstract__", False):
        _map_class(cls, cls._sa_registry)


def _setup_base(cls):
    given = cls.__dict__
    metadata = given.get("metadata") or getattr(cls, "metadata", None)
    reg = given.get("registry")
    if reg is None:
        reg = registry(
            metadata=metadata if isinstance(metadata, MetaData) else None,
            type_annotation_map=given.get("type_annotation_map"),
        )
        cls.registry = reg
    elif given.get("type_annotation_map"):
        reg.update_type_annotation_map(given["type_annotation_map"])
    cls._sa_registry = reg
    if "metadata" not in given:
        cls.metadata = reg.metadata
    else:
        reg.metadata = given["metadata"]
    if "__init__" not in given and getattr(cls, "__init__", object.__init__) is object.__init__:
        cls.__init__ = reg.constructor


def _is_declared(cls):
    return "__mapper__" in cls.__dict__ or cls in _deferred


class DCTransformDeclarative(DeclarativeAttributeIntercept):
    pass


class MappedAsDataclass(metaclass=DCTransformDeclarative):
    """A mixin whose classes become dataclasses, those that are mapped and those that are not."""

    def __init_subclass__(
        cls,
        init=_MISSING,
        repr=_MISSING,
        eq=_MISSING,
        order=_MISSING,
        unsafe_hash=_MISSING,
        match_args=_MISSING,
        kw_only=_MISSING,
        dataclass_callable=_MISSING,
        **kw,
    ):
        given = dict(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash)
        given.update(match_args=match_args, kw_only=kw_only, dataclass_callable=dataclass_callable)
        set_arguments(cls, given)
        super().__init_subclass__(**kw)
        if not _is_declared(cls):
            make_unmapped(cls)


def declarative_base(
    *,
    metadata=None,
    mapper=None,
    cls=object,
    name="Base",
    class_registry=None,
    type_annotation_map=None,
    constructor=default_constructor,
    metaclass=DeclarativeMeta,
):
    return registry(
        metadata=metadata,
        class_registry=class_registry,
        type_annotation_map=type_annotation_map,
        constructor=constructor,
    ).generate_base(cls=cls, name=name, metaclass=metaclass)


def as_declarative(**kw):
    def decorate(cls):
        return declarative_base(cls=cls, name=cls.__name__, **kw)

    return decorate


def declarative_mixin(cls):
    return cls


def has_inherited_table(cls):
    return any(getattr(c, "__table__", None) is not None for c in cls.__mro__[1:])


def synonym_for(name, map_column=False):
    def decorate(fn):
        return SynonymProperty(
            name, descriptor=property(fn) if not isinstance(fn, property) else fn
        )

    return decorate


def mapped_as_dataclass(reg, **kw):
    return reg.mapped_as_dataclass(**kw)


def unmapped_dataclass(__cls=None, **kw):
    def decorate(cls):
        set_arguments(cls, kw)
        make_unmapped(cls)
        return cls

    return decorate(__cls) if __cls is not None else decorate


def add_mapped_attribute(target, key, attr):
    _add_attribute(target, key, attr)
