"""sqlalchemy.orm.decl_api: classes become tables and mappings."""
import sys
import types as _types
import typing
import _sqla
from _sqla import Column, Table, MetaData, ColumnElement, ForeignKey, TypeEngine, Constraint, Index, SchemaItem
from sqlalchemy import exc, types as sqltypes, event
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm.attributes import InstrumentedAttribute, QueryableAttribute
from sqlalchemy.orm.mapper import (Mapper, MapperProperty, ColumnProperty, SynonymProperty, CompositeProperty, default_constructor, configure_mappers)
from sqlalchemy.orm.relationships import Relationship, _evaluate

_MISSING = object()


class _MappedAlias:
    """`Mapped[int]`."""

    def __init__(self, origin, item):
        self.__origin__, self.__args__ = origin, (item,)

    def __repr__(self):
        return "%s[%r]" % (self.__origin__.__name__, self.__args__[0])

    def __or__(self, other):
        return typing.Union[self, other]


class Mapped:
    def __class_getitem__(cls, item):
        return _MappedAlias(cls, item)


class MappedSQLExpression(Mapped):
    pass


class DynamicMapped(Mapped):
    pass


class WriteOnlyMapped(Mapped):
    pass


class ORMDescriptor(Mapped):
    pass


class MappedColumn:
    """`mapped_column(...)`: a column, and what dataclasses want to know."""

    def __init__(self, args, kw):
        self._dataclass = {k: kw.pop(k) for k in ("init", "repr", "default", "default_factory", "compare", "kw_only", "hash") if k in kw}
        if "default" in self._dataclass:
            kw["default"] = self._dataclass["default"]
        if "insert_default" in kw:
            kw["default"] = kw.pop("insert_default")
        self.deferred = kw.pop("deferred", False)
        self.deferred_group = kw.pop("deferred_group", None)
        self.active_history = kw.pop("active_history", False)
        self.sort_order = kw.pop("sort_order", 0)
        kw.pop("deferred_raiseload", None)
        kw.pop("use_existing_column", None)
        self._nullable_given = kw.get("nullable") is not None
        self.column = Column(*args, **kw)

    @property
    def __sqla_column__(self):
        return self.column

    def __clause_element__(self):
        return self.column

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.__dict__["column"], name)

    def __eq__(self, other):
        return self.column == other

    def __hash__(self):
        return id(self)

    def _copy(self):
        new = MappedColumn.__new__(MappedColumn)
        new.__dict__.update(self.__dict__)
        new.column = self.column._copy()
        return new


def mapped_column(*args, **kw):
    return MappedColumn(args, kw)


class declared_attr:
    """A method of a mixin that makes an attribute for each class."""

    def __init__(self, fn, cascading=False, quiet=False):
        self.fget = fn.__func__ if isinstance(fn, classmethod) else fn
        self._cascading = cascading
        self.__doc__ = fn.__doc__

    def __get__(self, instance, owner):
        cls = owner
        if "__mapper__" in cls.__dict__ or not getattr(cls, "_sa_scanning", None):
            return self.fget(cls)
        cache = cls.__dict__.get("_sa_declared_cache")
        if cache is not None and cls.__dict__.get("_sa_scanning") is cls:
            if self not in cache:
                cache[self] = self.fget(cls)
            return cache[self]
        return self.fget(cls)

    def __set_name__(self, owner, name):
        self.__name__ = name

    @classmethod
    def directive(cls, fn):
        return cls(fn)

    class _Cascading:
        def __call__(self, fn):
            return declared_attr(fn, cascading=True)

        def directive(self, fn):
            return declared_attr(fn, cascading=True)

    cascading = _Cascading()


# By name, so that a project without dates never waits for those modules.
_DEFAULT_TYPES = {
    ("builtins", "int"): sqltypes.Integer, ("builtins", "str"): sqltypes.String, ("builtins", "float"): sqltypes.Double,
    ("builtins", "bool"): sqltypes.Boolean, ("builtins", "bytes"): sqltypes.LargeBinary, ("builtins", "NoneType"): sqltypes.NullType,
    ("datetime", "date"): sqltypes.Date, ("datetime", "datetime"): sqltypes.DateTime, ("datetime", "time"): sqltypes.Time,
    ("datetime", "timedelta"): sqltypes.Interval, ("decimal", "Decimal"): sqltypes.Numeric, ("uuid", "UUID"): sqltypes.Uuid}


class registry:
    def __init__(self, *, metadata=None, class_registry=None, type_annotation_map=None, constructor=default_constructor):
        self.metadata = metadata if metadata is not None else MetaData()
        self._class_registry = class_registry if class_registry is not None else {}
        self.type_annotation_map = dict(type_annotation_map or {})
        self.constructor = constructor
        self.mappers_ = []

    @property
    def mappers(self):
        return frozenset(self.mappers_)

    def update_type_annotation_map(self, type_annotation_map):
        self.type_annotation_map.update(type_annotation_map)

    def generate_base(self, mapper=None, cls=object, name="Base", metaclass=None):
        bases = cls if isinstance(cls, tuple) else (cls,)
        namespace = {"registry": self, "metadata": self.metadata, "_sa_registry": self, "__abstract__": True}
        if self.constructor is not None:
            namespace["__init__"] = self.constructor
        if isinstance(cls, type) and cls is not object and cls.__doc__:
            namespace["__doc__"] = cls.__doc__
        return (metaclass or DeclarativeMeta)(name, bases, namespace)

    def mapped(self, cls):
        cls._sa_registry = self
        _map_class(cls, self)
        return cls

    def mapped_as_dataclass(self, __cls=None, **kw):
        def decorate(cls):
            cls._sa_registry = self
            cls._sa_dataclass = kw
            _map_class(cls, self)
            _make_dataclass(cls, kw)
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
                raise exc.InvalidRequestError("Declarative base class has no 'registry' attribute, or registry is not a sqlalchemy.orm.registry() object")
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
        _declare(cls, DeclarativeBase, kw)


def _declare(cls, base, kw=None):
    if base in cls.__bases__:
        _setup_base(cls)
        if kw:
            _dataclass_arguments(cls, kw)
        return
    if kw or getattr(cls, "_sa_dataclass", None) is not None:
        _dataclass_arguments(cls, kw or {})
    if not cls.__dict__.get("__abstract__", False):
        _map_class(cls, cls._sa_registry)
        if getattr(cls, "_sa_dataclass", None) is not None:
            _make_dataclass(cls, cls._sa_dataclass)


def _dataclass_arguments(cls, kw):
    known = dict(getattr(cls, "_sa_dataclass", None) or {})
    known.update(kw)
    type.__setattr__(cls, "_sa_dataclass", known)


def _setup_base(cls):
    given = cls.__dict__
    metadata = given.get("metadata") or getattr(cls, "metadata", None)
    reg = given.get("registry")
    if reg is None:
        reg = registry(metadata=metadata if isinstance(metadata, MetaData) else None, type_annotation_map=given.get("type_annotation_map"))
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


class MappedAsDataclass:
    _sa_dataclass = {}

    def __init_subclass__(cls, init=_MISSING, repr=_MISSING, eq=_MISSING, order=_MISSING, unsafe_hash=_MISSING, match_args=_MISSING, kw_only=_MISSING, dataclass_callable=_MISSING, **kw):
        given = {k: v for k, v in dict(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, kw_only=kw_only).items() if v is not _MISSING}
        type.__setattr__(cls, "_sa_dataclass", dict(getattr(cls, "_sa_dataclass", {}) or {}, **given))
        super().__init_subclass__(**kw)


def _make_dataclass(cls, options):
    """__init__ and __repr__ from the mapped annotations, in order."""
    fields = []
    for base in reversed(cls.__mro__):
        for field in base.__dict__.get("_sa_fields", ()):
            fields = [f for f in fields if f[0] != field[0]] + [field]
    kw_all = options.get("kw_only", False)

    def missing(names):
        quoted = ["'%s'" % n for n in names]
        text = quoted[0] if len(quoted) == 1 else " and ".join([", ".join(quoted[:-1]) + ("," if len(quoted) > 2 else ""), quoted[-1]])
        return TypeError("__init__() missing %d required positional argument%s: %s" % (len(names), "" if len(names) == 1 else "s", text))

    def __init__(self, *args, **kwargs):
        from sqlalchemy.orm.mapper import _prepare
        _prepare(self, None)
        positional = [f for f in fields if f[1].get("init", True) and not f[1].get("kw_only", kw_all)]
        if len(args) > len(positional):
            raise TypeError("__init__() takes %d positional arguments but %d were given" % (len(positional) + 1, len(args) + 1))
        values = {f[0]: v for f, v in zip(positional, args)}
        for key, value in kwargs.items():
            if not any(f[0] == key and f[1].get("init", True) for f in fields):
                raise TypeError("__init__() got an unexpected keyword argument '%s'" % key)
            if key in values:
                raise TypeError("__init__() got multiple values for argument '%s'" % key)
            values[key] = value
        lacking = []
        for name, given in fields:
            if name in values:
                setattr(self, name, values[name])
            elif given.get("default_factory") is not None:
                setattr(self, name, given["default_factory"]())
            elif "default" in given and given["default"] is not _MISSING:
                setattr(self, name, given["default"])
            elif given.get("init", True):
                lacking.append(name)
        if lacking:
            raise missing(lacking)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    def __repr__(self):
        return "%s(%s)" % (type(self).__qualname__, ", ".join("%s=%r" % (n, getattr(self, n)) for n, g in fields if g.get("repr", True)))

    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        compared = [n for n, g in fields if g.get("compare", True)]
        return [getattr(self, n) for n in compared] == [getattr(other, n) for n in compared]

    if options.get("eq", True) and "__eq__" not in cls.__dict__:
        type.__setattr__(cls, "__eq__", __eq__)
        if "__hash__" not in cls.__dict__ and not options.get("unsafe_hash", False):
            type.__setattr__(cls, "__hash__", None)
    if options.get("init", True) and "__init__" not in cls.__dict__:
        type.__setattr__(cls, "__init__", __init__)
    if options.get("repr", True) and "__repr__" not in cls.__dict__:
        type.__setattr__(cls, "__repr__", __repr__)


def declarative_base(*, metadata=None, mapper=None, cls=object, name="Base", class_registry=None, type_annotation_map=None,
                     constructor=default_constructor, metaclass=DeclarativeMeta, bind=None):
    return registry(metadata=metadata, class_registry=class_registry, type_annotation_map=type_annotation_map, constructor=constructor).generate_base(cls=cls, name=name, metaclass=metaclass)


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
        return SynonymProperty(name, descriptor=property(fn) if not isinstance(fn, property) else fn)
    return decorate


def mapped_as_dataclass(reg, **kw):
    return reg.mapped_as_dataclass(**kw)


# scanning a class

def _is_mapped(cls):
    return "__mapper__" in cls.__dict__ or (cls.__dict__.get("__table__") is not None and "__mapper__" in cls.__dict__)


def _annotations(base):
    return dict(base.__dict__.get("__annotations__", {}))


class _Scan:
    def __init__(self, cls, reg):
        self.cls, self.registry = cls, reg
        self.properties = {}
        self.columns = []
        self.tablename = None
        self.table_args = None
        self.mapper_args = {}
        self.inherits = None
        self.fields = []

    def run(self):
        cls = self.cls
        for base in cls.__mro__[1:]:
            if _is_mapped(base):
                self.inherits = base.__mapper__
                break
        type.__setattr__(cls, "_sa_scanning", cls)
        type.__setattr__(cls, "_sa_declared_cache", {})
        try:
            self._directives()
            self._attributes()
        finally:
            type.__delattr__(cls, "_sa_scanning")
        return self._finish()

    def _directive(self, name):
        """`__tablename__` and its kin: the class's own, or a mixin's that is not a mapped parent."""
        for base in self.cls.__mro__:
            if name in base.__dict__:
                value = base.__dict__[name]
                if base is not self.cls and _is_mapped(base) and not isinstance(value, declared_attr):
                    if name != "__tablename__" or True:
                        return None
                if base is not self.cls and _is_mapped(base) and isinstance(value, declared_attr) and name != "__tablename__":
                    return None
                if isinstance(value, declared_attr):
                    return value.fget(self.cls)
                if isinstance(value, classmethod):
                    return value.__func__(self.cls)
                if callable(value) and not isinstance(value, (str, dict, tuple, type)) and hasattr(value, "__get__") and name != "__table_cls__":
                    return value.__get__(None, self.cls) if isinstance(value, property) else value
                return value
        return None

    def _directives(self):
        self.tablename = self._directive("__tablename__")
        self.table_args = self._directive("__table_args__")
        args = self._directive("__mapper_args__")
        self.mapper_args = dict(args or {})
        self.table = self.cls.__dict__.get("__table__")
        if self.table is None:
            found = self._directive("__table__")
            self.table = found if isinstance(found, _sqla.FromClause) else None

    def _attributes(self):
        cls = self.cls
        own_names = set(cls.__dict__)
        for base in cls.__mro__:
            if base is object or base is not cls and _is_mapped(base):
                if base is not cls and _is_mapped(base):
                    self._inherited_declared(base)
                continue
            mixin = base is not cls
            annotations = _annotations(base)
            names = [n for n in base.__dict__]
            for name in annotations:
                if name not in names:
                    names.append(name)
            names = _merged(list(base.__dict__), list(annotations))
            for name in names:
                if name.startswith("__") and name.endswith("__") or name.startswith("_sa_") or name in ("registry", "metadata", "type_annotation_map"):
                    if not (name == "metadata" and isinstance(base.__dict__.get(name), (Column, MappedColumn))):
                        if name == "metadata" and base is cls and "metadata" in annotations:
                            pass
                        continue
                if mixin and self._overridden(name, base):
                    continue
                value = base.__dict__.get(name, _MISSING)
                self._attribute(name, value, annotations.get(name, _MISSING), base, mixin)

    def _inherited_declared(self, base):
        for name, value in base.__dict__.items():
            if isinstance(value, declared_attr) and value._cascading and not name.startswith("__"):
                self._attribute(name, value, _MISSING, base, True)

    def _overridden(self, name, base):
        for other in self.cls.__mro__:
            if other is base:
                return False
            if name in other.__dict__ and not (other is not self.cls and _is_mapped(other) and isinstance(base.__dict__.get(name), declared_attr)):
                return True
            if name in _annotations(other) and name in self.properties:
                return True
        return False

    def _attribute(self, name, value, annotation, base, mixin):
        cls = self.cls
        if isinstance(value, declared_attr):
            made = value.fget(cls) if value not in cls.__dict__["_sa_declared_cache"] else cls.__dict__["_sa_declared_cache"][value]
            cls.__dict__["_sa_declared_cache"][value] = made
            value = made
            mixin = False
            if not isinstance(value, (Column, MappedColumn, MapperProperty, ColumnElement)) and not hasattr(value, "_sa_proxy"):
                type.__setattr__(cls, name, value)
                return
        mapped = self._mapped_annotation(annotation, base) if annotation is not _MISSING else None
        if isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], (Column, MapperProperty, MappedColumn)):
            exc._warn("Ignoring declarative-like tuple value of attribute %r: possibly a copy-and-paste error with a comma accidentally placed at the end of the line?" % name)
            return
        if isinstance(value, MappedColumn):
            self._column(name, value._copy() if mixin else value, mapped)
        elif isinstance(value, Column):
            column = value
            if mixin and not column._foreign_key_list or mixin:
                column = value._copy()
            self._plain_column(name, column, mapped)
        elif isinstance(value, MapperProperty):
            self._property(name, value, mapped, base, mixin)
        elif isinstance(value, (_sqla.Label, _sqla.ScalarSelect, ColumnElement)) and not isinstance(value, TypeEngine):
            self.properties[name] = ColumnProperty([value])
        elif isinstance(value, InstrumentedAttribute) or hasattr(value, "_sa_hybrid") or hasattr(value, "_sa_proxy"):
            return
        elif isinstance(value, QueryableAttribute):
            self.properties[name] = SynonymProperty(value.key)
        elif value is _MISSING and mapped is not None:
            self._from_annotation(name, mapped)
        elif mapped is not None and value is not _MISSING and not callable(value):
            # A plain default of a dataclass field.
            self._from_annotation(name, mapped, value)
        elif value is _MISSING and annotation is not _MISSING:
            self._check_annotation(name, annotation, base)

    def _check_annotation(self, name, annotation, base):
        if getattr(self.cls, "__allow_unmapped__", False) or getattr(self.cls, "_sa_dataclass", None) is not None:
            return
        if isinstance(annotation, str) or typing.get_origin(annotation) is typing.ClassVar:
            return

    def _mapped_annotation(self, annotation, base):
        """(inner type, optional, origin) of a `Mapped[...]` annotation; None for others."""
        annotation = _evaluated(annotation, base, self)
        if isinstance(annotation, _MappedAlias):
            inner = annotation.__args__[0]
            if isinstance(inner, str):
                inner = _evaluated(inner, base, self)
            inner, optional = _optional(inner, base, self)
            return inner, optional, annotation.__origin__
        return None

    def _column(self, name, mapped_column, annotation):
        column = mapped_column.column
        if annotation is not None:
            self._complete(name, mapped_column, annotation)
        self._named(name, column)
        self.columns.append((mapped_column.sort_order, len(self.columns), name, column))
        if mapped_column.deferred:
            prop = ColumnProperty([column], deferred=True)
            self.properties[name] = prop
        else:
            self.properties[name] = column
        self.fields.append((name, mapped_column._dataclass))

    def _plain_column(self, name, column, annotation):
        if annotation is not None and column.type._isnull:
            holder = MappedColumn.__new__(MappedColumn)
            holder.column, holder._nullable_given = column, column._user_nullable is not None
            self._complete(name, holder, annotation)
        self._named(name, column)
        self.columns.append((0, len(self.columns), name, column))
        self.properties[name] = column

    def _named(self, name, column):
        if column.name is None:
            column.name = name
        if column.key is None:
            column.key = name

    def _complete(self, name, holder, annotation):
        """Type and nullability from the annotation, where the column does not say."""
        inner, optional, _ = annotation
        column = holder.column
        inner, extra = _annotated(inner)
        if extra is not None:
            merged = extra._copy()
            _merge(merged.column, column)
        if not holder._nullable_given and column._user_nullable is None and not column.primary_key:
            column.nullable = optional
        elif not holder._nullable_given and column._user_nullable is None and optional and not column.primary_key:
            column.nullable = True
        if column.type._isnull and not column._foreign_key_list:
            column.type = self._type_for(name, inner)

    def _type_for(self, name, inner):
        found = _lookup_type(self.registry, inner)
        if found is None:
            raise orm_exc.MappedAnnotationError(
                "Could not locate SQLAlchemy Core type when resolving for Python type indicated by '%s' inside the Mapped[] annotation for the %r attribute; the type object is not resolvable by the registry" % (_shown(inner), name)) if not isinstance(inner, type) or inner is object else exc.ArgumentError(
                "Could not locate SQLAlchemy Core type for Python type %r inside the 'Mapped' attribute annotation for '%s'" % (inner, name))
        return found

    def _from_annotation(self, name, annotation, default=_MISSING):
        inner, optional, origin = annotation
        target, many, collection = _relationship_target(inner)
        if target is not None and (many or _is_entity(target)):
            raise exc.ArgumentError(
                "The type provided inside the %r attribute Mapped annotation is not a SQLAlchemy type" % name) if not _is_entity(target) else orm_exc.MappedAnnotationError(
                "Attribute %r needs relationship()" % name)
        inner, extra = _annotated(inner)
        holder = extra._copy() if extra is not None else MappedColumn((), {})
        if extra is None or holder.column._user_nullable is None and not holder.column.primary_key:
            holder.column.nullable = optional
        if holder.column.type._isnull and not holder.column._foreign_key_list:
            holder.column.type = self._type_for(name, inner)
        if default is not _MISSING:
            holder._dataclass = {"default": default}
            holder.column.default = default
        self._named(name, holder.column)
        self.columns.append((holder.sort_order, len(self.columns), name, holder.column))
        self.properties[name] = holder.column
        self.fields.append((name, holder._dataclass))

    def _property(self, name, prop, annotation, base, mixin):
        if isinstance(prop, Relationship):
            if mixin:
                raise exc.InvalidRequestError("Mapper properties (i.e. deferred,column_property(), relationship(), etc.) must be declared as @declared_attr callables on declarative mixin classes.  For dataclass field() objects, use a lambda:")
            if annotation is not None:
                inner, optional, origin = annotation
                target, many, collection = _relationship_target(inner)
                if prop.argument is None:
                    prop.argument = target
                if origin is DynamicMapped:
                    prop.lazy = "dynamic"
                    prop._uselist = True
                if origin is WriteOnlyMapped:
                    prop.lazy = "write_only"
                    prop._uselist = True
                if prop._uselist is None and origin is Mapped:
                    prop._uselist = many
                if collection is not None and prop.collection_class is None:
                    prop.collection_class = collection
            elif prop.argument is None:
                raise exc.ArgumentError("relationship '%s' expects a class or a mapper argument (received: %s)" % (name, type(None)))
            given = {k: v for k, v in prop._dataclass.items() if v is not None}
            self.fields.append((name, given))
        if isinstance(prop, ColumnProperty):
            for number, column in enumerate(prop.columns):
                if isinstance(column, MappedColumn):
                    column = prop.columns[number] = column.column
                if isinstance(column, Column) and column.table is None:
                    self._named(name, column)
                    self.columns.append((0, len(self.columns), name, column))
            prop._is_expression = not isinstance(prop.columns[0], Column)
        if isinstance(prop, CompositeProperty) and annotation is not None and not isinstance(prop.composite_class, type):
            prop.attrs = (prop.composite_class,) + tuple(prop.attrs) if prop.composite_class is not None else prop.attrs
            prop.composite_class = annotation[0]
        self.properties[name] = prop

    def _finish(self):
        cls, reg = self.cls, self.registry
        args, kw = (), {}
        if self.table_args is not None:
            if isinstance(self.table_args, dict):
                kw = dict(self.table_args)
            elif isinstance(self.table_args, tuple):
                if self.table_args and isinstance(self.table_args[-1], dict):
                    args, kw = self.table_args[:-1], dict(self.table_args[-1])
                else:
                    args = self.table_args
            else:
                raise exc.ArgumentError("__table_args__ value must be a tuple, dict, or None")
        columns = [c for _, _, _, c in sorted(self.columns, key=lambda c: (c[0], c[1]))]
        table = self.table
        if table is None and self.tablename is not None:
            maker = getattr(cls, "__table_cls__", None)
            metadata = getattr(cls, "metadata", None)
            metadata = metadata if isinstance(metadata, MetaData) else reg.metadata
            maker = maker if maker is not None else Table
            table = maker(self.tablename, metadata, *(tuple(columns) + tuple(args)), **kw)
            if table is not None:
                type.__setattr__(cls, "__table__", table)
        elif table is not None:
            for column in columns:
                if column.key not in table.c:
                    raise exc.ArgumentError("Can't add additional column %r when specifying __table__" % column.key)
                self.properties = {k: (table.c[v.key] if v is column else v) for k, v in self.properties.items()}
            type.__setattr__(cls, "__table__", table)
        if table is None and self.inherits is None:
            raise exc.InvalidRequestError("Class %r does not have a __table__ or __tablename__ specified and does not inherit from an existing table-mapped class." % cls)
        if table is None:
            self._single_table(columns, args)
        type.__setattr__(cls, "_sa_fields", self.fields)
        mapper_args = dict(self.mapper_args)
        on = mapper_args.get("polymorphic_on")
        if isinstance(on, MappedColumn):
            mapper_args["polymorphic_on"] = on.column
        props = dict(mapper_args.pop("properties", None) or {})
        props.update(self.properties)
        if self.inherits is not None:
            mapper_args.setdefault("inherits", self.inherits)
        for key in ("version_id_col",):
            if isinstance(mapper_args.get(key), MappedColumn):
                mapper_args[key] = mapper_args[key].column
        mapper = Mapper(cls, table, props, registry=reg, **mapper_args)
        reg.mappers_.append(mapper)
        known = reg._class_registry.get(cls.__name__)
        if known is not None and known is not cls:
            same = known if isinstance(known, list) else [known]
            if any(c.__module__ == cls.__module__ for c in same):
                exc._warn("This declarative base already contains a class with the same class name and module name as %s.%s, and will be replaced in the string-lookup table." % (cls.__module__, cls.__name__))
                reg._class_registry[cls.__name__] = cls
            else:
                reg._class_registry[cls.__name__] = same + [cls]
        else:
            reg._class_registry[cls.__name__] = cls
        return mapper

    def _single_table(self, columns, args):
        table = self.inherits.local_table
        type.__setattr__(self.cls, "__table__", table)
        for column in columns:
            if column.primary_key:
                raise exc.ArgumentError("Can't place primary key columns on an inherited class with no table.")
            if column.name in table.c:
                if table.c[column.name] is column:
                    continue
                raise exc.ArgumentError("Column '%s' on class %s.%s conflicts with existing column '%s'.  If using Declarative, consider using the use_existing_column parameter of mapped_column() to resolve conflicts." % (
                    column.name, self.cls.__module__, self.cls.__name__, table.c[column.name]))
            table.append_column(column)


def _merged(names, annotations):
    """Attributes and annotations in the order a reader sees them."""
    out = []
    rest = list(annotations)
    for name in names:
        if name in rest:
            at = rest.index(name)
            for earlier in rest[:at]:
                if earlier not in names:
                    out.append(earlier)
            rest = rest[at + 1:]
        out.append(name)
    for name in rest:
        if name not in out:
            out.append(name)
    return out


def _merge(source, column):
    """What `Annotated[int, mapped_column(primary_key=True)]` says, where the column itself does not."""
    if source.primary_key:
        column.primary_key = True
        if column._user_nullable is None:
            column.nullable = False
    if column.type._isnull and not source.type._isnull:
        column.type = source.type
    if source._user_nullable is not None and column._user_nullable is None:
        column.nullable = source.nullable
        column._user_nullable = source.nullable
    for name in ("default", "onupdate", "server_default", "comment", "unique", "index", "doc"):
        if getattr(column, name) is None and getattr(source, name) is not None:
            setattr(column, name, getattr(source, name))
    for key in source._foreign_key_list:
        if key.constraint is None:
            column.append_foreign_key(key._copy())


def _annotated(inner):
    """(type, mapped_column) of `Annotated[type, mapped_column(...)]`."""
    metadata = getattr(inner, "__metadata__", None)
    if metadata is None:
        return inner, None
    for item in metadata:
        if isinstance(item, MappedColumn):
            return inner, item
    return inner, None


def _evaluated(annotation, base, scan):
    """Strings among the names of the class's module."""
    if not isinstance(annotation, str):
        forward = getattr(annotation, "__forward_arg__", None)
        if forward is None:
            return annotation
        annotation = forward
    module = sys.modules.get(base.__module__)
    names = dict(module.__dict__) if module is not None else {}
    names.update({k: v for k, v in scan.registry._class_registry.items() if not isinstance(v, list)})
    names.setdefault(scan.cls.__name__, scan.cls)
    for key, value in (("Mapped", Mapped), ("Optional", typing.Optional), ("List", typing.List), ("DynamicMapped", DynamicMapped)):
        names.setdefault(key, value)
    try:
        return eval(annotation, _Forward(names))
    except NameError:
        return annotation
    except Exception:
        return annotation


class _Forward(dict):
    """Names of classes that come later stay strings."""

    def __missing__(self, name):
        import builtins
        if hasattr(builtins, name):
            raise KeyError(name)
        return typing.ForwardRef(name) if hasattr(typing, "ForwardRef") else name


def _optional(inner, base, scan):
    """(type without None, whether None was allowed)."""
    if isinstance(inner, str) or getattr(inner, "__forward_arg__", None):
        text = inner if isinstance(inner, str) else inner.__forward_arg__
        parts = [p.strip() for p in text.split("|")]
        if "None" in parts:
            rest = [p for p in parts if p != "None"]
            return _evaluated(rest[0], base, scan) if len(rest) == 1 else inner, True
        if text.startswith("Optional[") and text.endswith("]"):
            return _evaluated(text[9:-1], base, scan), True
        return text, False
    origin = typing.get_origin(inner)
    if origin is typing.Union or origin is getattr(_types, "UnionType", None) and origin is not None:
        args = [a for a in typing.get_args(inner) if a is not type(None) and a is not None]
        optional = len(args) != len(typing.get_args(inner))
        if len(args) == 1:
            inside = args[0]
            if isinstance(inside, str) or getattr(inside, "__forward_arg__", None):
                inside = _evaluated(inside, base, scan)
            return inside, optional
        return inner, optional
    if inner is None or inner is type(None):
        return type(None), True
    return inner, False


def _relationship_target(inner):
    """(class or name, whether many, collection class) of `List["Child"]`, `"Child"`, `Child`."""
    forward = getattr(inner, "__forward_arg__", None)
    if forward is not None:
        inner = forward
    if isinstance(inner, str):
        text = inner.strip()
        for name, factory in (("List[", None), ("list[", None), ("Set[", set), ("set[", set), ("Sequence[", None), ("Optional[", False)):
            if text.startswith(name) and text.endswith("]"):
                inside = text[len(name):-1].strip().strip("'\"")
                return inside, factory is not False, factory or None
        return text.split("|")[0].strip().strip("'\""), False, None
    origin = typing.get_origin(inner)
    if origin is not None and origin is not typing.Union:
        args = typing.get_args(inner)
        if origin in (list, set, frozenset, dict) or getattr(origin, "__name__", "") in ("Sequence", "Collection", "Iterable", "MutableSequence"):
            target = args[-1] if args else None
            target = getattr(target, "__forward_arg__", target)
            return target, True, set if origin is set else None
    return inner, False, None


def _is_entity(target):
    return isinstance(target, str) or getattr(target, "__mapper__", None) is not None


def _shown(inner):
    return inner if isinstance(inner, str) else getattr(inner, "__name__", repr(inner))


def _lookup_type(reg, inner):
    """The SQL type of a Python type: the registry's own map, the default one, enums, literals."""
    import enum
    if isinstance(inner, str):
        return None
    custom = reg.type_annotation_map
    if _hashable(inner) and inner in custom:
        return _instance(custom[inner])
    metadata = getattr(inner, "__metadata__", None)
    if metadata is not None:
        for item in metadata:
            if isinstance(item, TypeEngine):
                return item
        return _lookup_type(reg, getattr(inner, "__origin__", None) or typing.get_args(inner)[0])
    supertype = getattr(inner, "__supertype__", None)
    if supertype is not None:
        return _lookup_type(reg, supertype)
    if typing.get_origin(inner) is typing.Literal:
        return sqltypes.Enum(*typing.get_args(inner), native_enum=False)
    origin = typing.get_origin(inner)
    if origin is not None and _hashable(origin) and origin in custom:
        return _instance(custom[origin])
    if isinstance(inner, type):
        if issubclass(inner, enum.Enum):
            for base in inner.__mro__:
                if base in custom:
                    return _instance(custom[base])
            return sqltypes.Enum(inner)
        for base in inner.__mro__:
            if base in custom:
                return _instance(custom[base])
            found = _DEFAULT_TYPES.get((base.__module__, base.__name__))
            if found is not None:
                return found()
    return None


def _hashable(value):
    try:
        hash(value)
        return True
    except TypeError:
        return False


def _instance(type_):
    return type_() if isinstance(type_, type) else type_


def _map_class(cls, reg):
    if "__mapper__" in cls.__dict__:
        return
    for base in cls.__mro__:
        prepare = base.__dict__.get("__declare_first__")
        if prepare is not None:
            break
    _Scan(cls, reg).run()


def add_mapped_attribute(target, key, attr):
    _add_attribute(target, key, attr)
