"""sqlalchemy.orm.decl_base: a class body made a table and a mapper."""

import typing
import _sqla
import _stand_in_place
from _sqla import Column, Table, MetaData, ColumnElement, TypeEngine
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm.attributes import InstrumentedAttribute, QueryableAttribute
from sqlalchemy.orm.mapper import (
    Mapper,
    MapperProperty,
    ColumnProperty,
    _declaring,
    SynonymProperty,
    CompositeProperty,
)
from sqlalchemy.orm.relationships import Relationship
from sqlalchemy.orm._mapped import (
    DynamicMapped,
    Mapped,
    MappedColumn,
    WriteOnlyMapped,
    _MISSING,
    declared_attr,
)
from sqlalchemy.orm._dataclasses import make_mapped, refuse_arguments
from sqlalchemy.orm._decl_properties import Properties
from sqlalchemy.orm._decl_annotations import ReadsAnnotations
from sqlalchemy.orm._annotations import (
    _annotations,
    _evaluated,
    _is_entity,
    _merged,
    _relationship_target,
)


def _is_mapped(cls):
    return "__mapper__" in cls.__dict__ or (
        cls.__dict__.get("__table__") is not None and "__mapper__" in cls.__dict__
    )


def _refuse_stand_ins(cls):
    """A base that is not here may bring columns: then tables would lack them."""
    for base in cls.__mro__[1:]:
        stands_for = base.__dict__.get("__stand_in__")
        if stands_for and stands_for[1] and not _stand_in_place.is_mixin(stands_for[1]):
            _stand_in_place.refuse(base, f"is a base of the mapped class {cls.__name__}")


class _Scan(Properties, ReadsAnnotations):
    def __init__(self, cls, reg):
        self.cls, self.registry = cls, reg
        self.properties = {}
        self.columns = []
        self.tablename = None
        self.table_args = None
        self.mapper_args = {}
        self.inherits = None
        # (name, annotation, property or _MISSING, class that says it), for dataclasses.
        self.fields = []
        self.unset_defaults = {}

    def read(self):
        """Reads the class body and makes its table; the mapper comes with map()."""
        cls = self.cls
        _refuse_stand_ins(cls)
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
        if getattr(cls, "_sa_apply_dc_transforms", None) is not None:
            self.unset_defaults = make_mapped(cls, self.fields)
            for name, _, value, _ in self.fields:
                if hasattr(value, "_sa_proxy"):
                    type.__setattr__(cls, name, value)
        self._make_table()
        return self

    def _directive(self, name):
        """`__tablename__` and its kin: the class's own, or a mixin's that is not a mapped
        parent."""
        for base in self.cls.__mro__:
            if name in base.__dict__:
                value = base.__dict__[name]
                if (
                    base is not self.cls
                    and _is_mapped(base)
                    and not isinstance(value, declared_attr)
                ):
                    return None
                if (
                    base is not self.cls
                    and _is_mapped(base)
                    and isinstance(value, declared_attr)
                    and name != "__tablename__"
                ):
                    return None
                if isinstance(value, declared_attr):
                    return value.fget(self.cls)
                if isinstance(value, classmethod):
                    return value.__func__(self.cls)
                if (
                    callable(value)
                    and not isinstance(value, (str, dict, tuple, type))
                    and hasattr(value, "__get__")
                    and name != "__table_cls__"
                ):
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
        for base in cls.__mro__:
            if base is object or (base is not cls and _is_mapped(base)):
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
                if (
                    (name.startswith("__") and name.endswith("__"))
                    or name.startswith("_sa_")
                    or name in ("registry", "metadata", "type_annotation_map")
                ):
                    if not (
                        name == "metadata"
                        and isinstance(base.__dict__.get(name), (Column, MappedColumn))
                    ):
                        continue
                    exc._warn(
                        "Attribute name 'metadata' should be left reserved for the MetaData instance when using a Declarative class."
                    )
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
            if name in other.__dict__ and not (
                other is not self.cls
                and _is_mapped(other)
                and isinstance(base.__dict__.get(name), declared_attr)
            ):
                return True
            if name in _annotations(other) and name in self.properties:
                return True
        return False

    def _attribute(self, name, value, annotation, base, mixin):
        cls = self.cls
        if isinstance(value, declared_attr):
            made = (
                value.fget(cls)
                if value not in cls.__dict__["_sa_declared_cache"]
                else cls.__dict__["_sa_declared_cache"][value]
            )
            cls.__dict__["_sa_declared_cache"][value] = made
            if annotation is _MISSING:
                annotation = getattr(
                    getattr(value.fget, "__func__", value.fget), "__annotations__", {}
                ).get("return", _MISSING)
            value = made
            mixin = False
            if not isinstance(
                value, (Column, MappedColumn, MapperProperty, ColumnElement)
            ) and not hasattr(value, "_sa_proxy"):
                type.__setattr__(cls, name, value)
                return
        mapped = self._mapped_annotation(annotation, base) if annotation is not _MISSING else None
        if (
            isinstance(value, tuple)
            and len(value) == 1
            and isinstance(value[0], (Column, MapperProperty, MappedColumn))
        ):
            exc._warn(
                "Ignoring declarative-like tuple value of attribute %r: possibly a copy-and-paste error with a comma accidentally placed at the end of the line?"
                % name
            )
            return
        if (
            mapped is None
            and annotation is not _MISSING
            and isinstance(value, (MappedColumn, MapperProperty))
        ):
            self._refuse_unmapped(name, annotation, base)
            if isinstance(value, MappedColumn):
                mapped = self._plain_annotation(annotation, base)
        if mixin and isinstance(value, MappedColumn):
            value = value._copy()
        self._note_field(name, value, annotation, base, mapped)
        if isinstance(value, MappedColumn):
            self._column(name, value, mapped)
        elif isinstance(value, Column):
            column = value
            if (mixin and not column._foreign_key_list) or mixin:
                column = value._copy()
            self._plain_column(name, column, mapped)
        elif isinstance(value, MapperProperty):
            self._property(name, value, mapped, base, mixin)
        elif isinstance(value, (_sqla.Label, _sqla.ScalarSelect, ColumnElement)) and not isinstance(
            value, TypeEngine
        ):
            self.properties[name] = ColumnProperty([value])
        elif (
            isinstance(value, InstrumentedAttribute)
            or hasattr(value, "_sa_hybrid")
            or hasattr(value, "_sa_proxy")
        ):
            return
        elif isinstance(value, QueryableAttribute):
            self.properties[name] = SynonymProperty(value.key)
        elif value is _MISSING and mapped is not None:
            self._from_annotation(name, mapped)
        elif (
            (value is _MISSING or value is None)
            and mapped is None
            and annotation is not _MISSING
            and base is cls
        ):
            self._refuse_unmapped(name, annotation, base)

    def _note_field(self, name, value, annotation, base, mapped):
        """What dataclasses are told of an attribute: only what has an annotation is a field."""
        if getattr(self.cls, "_sa_apply_dc_transforms", None) is None:
            refuse_arguments(self.cls, name, value)
            return
        if annotation is _MISSING or isinstance(value, InstrumentedAttribute):
            return
        if typing.get_origin(_evaluated(annotation, base, self)) is typing.ClassVar:
            return
        if value is _MISSING and mapped is not None:
            value = MappedColumn((), {})
        if base is self.cls or mapped is not None or hasattr(value, "_dataclass"):
            self.fields.append((name, annotation, value, base))

    def _column(self, name, mapped_column, annotation):
        column = mapped_column.column
        existing = self._existing_column(column.name or name)
        if mapped_column.use_existing_column and existing is not None:
            self.properties[name] = existing
            return
        if annotation is None and column.type._isnull and not mapped_column._given:
            raise exc.ArgumentError(
                'Python typing annotation is required for attribute "%s.%s" when primary argument(s) for "MappedColumn" construct are None or not present'
                % (self.cls.__name__, name)
            )
        if annotation is not None:
            self._complete(name, mapped_column, annotation)
        self._named(name, column)
        self.columns.append((mapped_column.sort_order, len(self.columns), name, column))
        if mapped_column.deferred:
            prop = ColumnProperty([column], deferred=True)
            self.properties[name] = prop
        else:
            self.properties[name] = column

    def _existing_column(self, name):
        """The column of that name in the table of the class above."""
        table = None if self.inherits is None else self.inherits.local_table
        return None if table is None else table.c.get(name)

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

    def _is_known_class(self, name):
        return name in self.registry._class_registry

    def _make_table(self):
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
        no_table = any("__no_table__" in base.__dict__ for base in (cls,) + cls.__bases__)
        if table is None and self.tablename is not None and not no_table:
            maker = getattr(cls, "__table_cls__", None)
            metadata = getattr(cls, "metadata", None)
            # A column of that name hides the MetaData from who makes tables in his own way
            # (Flask-SQLAlchemy looks them up in it).
            if not isinstance(metadata, MetaData) and (
                maker is None or not isinstance(metadata, Column)
            ):
                metadata = reg.metadata
            maker = maker if maker is not None else Table
            table = maker(self.tablename, metadata, *(tuple(columns) + tuple(args)), **kw)
            if table is not None:
                type.__setattr__(cls, "__table__", table)
        elif table is not None:
            for column in columns:
                if column.key not in table.c:
                    raise exc.ArgumentError(
                        "Can't add additional column %r when specifying __table__" % column.key
                    )
                self.properties = {
                    k: (table.c[v.key] if v is column else v) for k, v in self.properties.items()
                }
            type.__setattr__(cls, "__table__", table)
        self.table, self.given, self.given_args = table, columns, args

    def map(self):
        """Maps the class to its table."""
        _deferred.pop(self.cls, None)
        cls, reg, table, columns, args = (
            self.cls,
            self.registry,
            self.table,
            self.given,
            self.given_args,
        )
        if table is None and self.inherits is None:
            raise exc.InvalidRequestError(
                "Class %r does not have a __table__ or __tablename__ specified and does not inherit from an existing table-mapped class."
                % cls
            )
        if table is None:
            self._single_table(columns, args)
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
        for name, value in self.unset_defaults.items():
            mapper._props[name]._default_scalar = value
        reg.mappers_.append(mapper)
        self._register()
        return mapper

    def _register(self):
        """The class under its name, for strings in relationships; several of one name are told
        apart by their modules (clsregistry.add_class)."""
        cls, names = self.cls, self.registry._class_registry
        known = names.get(cls.__name__)
        if known is None or known is cls:
            names[cls.__name__] = cls
            return
        same = known if isinstance(known, list) else [known]
        if any(c.__module__ == cls.__module__ for c in same):
            exc._warn(
                "This declarative base already contains a class with the same class name and module name as %s.%s, and will be replaced in the string-lookup table."
                % (cls.__module__, cls.__name__)
            )
        names[cls.__name__] = same + [cls]

    def _single_table(self, columns, args):
        table = self.inherits.local_table
        type.__setattr__(self.cls, "__table__", table)
        for column in columns:
            if column.primary_key:
                raise exc.ArgumentError(
                    "Can't place primary key columns on an inherited class with no table."
                )
            if column.name in table.c:
                if table.c[column.name] is column:
                    continue
                raise exc.ArgumentError(
                    "Column '%s' on class %s.%s conflicts with existing column '%s'.  If using Declarative, consider using the use_existing_column parameter of mapped_column() to resolve conflicts."
                    % (column.name, self.cls.__module__, self.cls.__name__, table.c[column.name])
                )
            table.append_column(column)


# What waits for its mapper: classes of DeferredReflection, and those over AbstractConcreteBase.
_deferred = {}


def _is_deferred(cls):
    """Whether a class is mapped later: by DeferredReflection.prepare(), or by configure_mappers()
    once its subclasses are there."""
    direct = [base for base in cls.__mro__ if base is cls or base in cls.__bases__]
    return hasattr(cls, "_sa_decl_prepare") or any(
        "_sa_decl_prepare_nocascade" in base.__dict__ for base in direct
    )


def _map_class(cls, reg):
    if "__mapper__" in cls.__dict__:
        raise exc.InvalidRequestError(
            "Class %r already has been instrumented declaratively" % (cls,)
        )
    scan = _Scan(cls, reg).read()
    if hasattr(cls, "__declare_first__") or hasattr(cls, "__declare_last__"):
        _declaring.append(cls)
    if _is_deferred(cls):
        _deferred[cls] = scan
    else:
        scan.map()
