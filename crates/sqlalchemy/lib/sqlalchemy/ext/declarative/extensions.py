"""sqlalchemy.ext.declarative.extensions: concrete inheritance, and tables that are reflected
later."""

from contextlib import nullcontext

from sqlalchemy import exc
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._concrete import polymorphic_union, put_below, read_from_union
from sqlalchemy.orm.decl_base import _deferred
from sqlalchemy.schema import Column, Table


class ConcreteBase:
    """The base of a hierarchy in which each class has a table of its own with all of its
    columns."""

    @classmethod
    def _create_polymorphic_union(cls, mappers, discriminator_name):
        return polymorphic_union(
            {m.polymorphic_identity: m.local_table for m in mappers}, discriminator_name, "pjoin"
        )

    @classmethod
    def __declare_first__(cls):
        mapper = cls.__mapper__
        if mapper.with_polymorphic:
            return
        name = getattr(cls, "_concrete_discriminator_name", None) or "type"
        read_from_union(
            mapper, cls._create_polymorphic_union(mapper.self_and_descendants, name), name
        )


class AbstractConcreteBase(ConcreteBase):
    """ConcreteBase for a class that has no table itself: it is mapped to the union, after all of
    its subclasses."""

    __no_table__ = True

    @classmethod
    def __declare_first__(cls):
        cls._sa_decl_prepare_nocascade()

    @classmethod
    def _sa_decl_prepare_nocascade(cls):
        if getattr(cls, "__mapper__", None) is not None:
            return
        mappers, waiting = [], list(cls.__subclasses__())
        while waiting:
            found = waiting.pop()
            waiting.extend(found.__subclasses__())
            if "__mapper__" in found.__dict__:
                mappers.append(found.__mapper__)
        name = getattr(cls, "_concrete_discriminator_name", None) or "type"
        keys = [column.key for column in mappers[0].primary_key] if mappers else []
        _map_to_union(cls, cls._create_polymorphic_union(mappers, name), name, keys)
        for mapper in mappers:
            if mapper.concrete and mapper.inherits is None:
                above = next(
                    base for base in mapper.class_.__mro__[1:] if "__mapper__" in base.__dict__
                )
                put_below(mapper, above.__mapper__)

    @classmethod
    def _sa_raise_deferred_config(cls):
        raise orm_exc.UnmappedClassError(
            cls,
            msg=f"Class {_safe_name(cls)} is a subclass of AbstractConcreteBase and has a mapping pending until all subclasses "
            "are defined. Call the sqlalchemy.orm.configure_mappers() function after all subclasses have been defined to complete "
            "the mapping of this class.",
        )


def _map_to_union(cls, union, name, keys):
    """Maps a class without a table to the union over its subclasses; with `strict_attrs` only to
    what it declares itself."""
    scan = _deferred[cls]
    declared = [column.key for column in scan.given]
    scan.properties = {
        key: union.c[value.key] if isinstance(value, Column) else value
        for key, value in scan.properties.items()
        if not isinstance(value, Column) or value.key != key
    }
    scan.table, scan.given = union, []
    scan.mapper_args.update(
        polymorphic_on=union.c[name],
        polymorphic_abstract=True,
        primary_key=[union.c[key] for key in keys],
    )
    if cls.__dict__.get("strict_attrs", False):
        scan.mapper_args["include_properties"] = {*keys, *declared, name}
    scan.map()
    cls.__mapper__._union = union


def _safe_name(cls):
    return f"{cls.__module__}.{cls.__name__}"


def _tables_of(scans):
    """The names of the tables of classes, by MetaData and schema."""
    names = {}
    for scan in scans:
        if scan.table is not None:
            names.setdefault((scan.table.metadata, scan.table.schema), set()).add(scan.table.name)
    return names


def _secondaries(mapper, schema):
    """The tables between two others that relationships of a class name: by MetaData and schema."""
    names = {}
    for prop in mapper._props.values():
        table = getattr(prop, "secondary", None) if prop._is_relationship else None
        if isinstance(table, Table):
            names.setdefault((table.metadata, table.schema), set()).add(table.name)
        elif isinstance(table, str):
            names.setdefault((mapper.class_.metadata, schema), set()).add(table)
    return names


def _reflect(names, connection, options):
    for (metadata, schema), tables in names.items():
        metadata.reflect(
            connection,
            only=sorted(tables),
            schema=schema,
            extend_existing=True,
            autoload_replace=False,
            **options,
        )


class DeferredReflection:
    """Classes below it are mapped by prepare(), which reads their tables from the database."""

    _sa_decl_prepare = True

    @classmethod
    def prepare(cls, bind, **reflect_kw):
        """Reflects the tables of all classes that wait below this one, and maps them."""
        scans = [scan for known, scan in list(_deferred.items()) if issubclass(known, cls)]
        if isinstance(bind, Connection):
            context = nullcontext(bind)
        elif isinstance(bind, Engine):
            context = bind.connect()
        else:
            raise exc.ArgumentError(f"Expected Engine or Connection, got {bind!r}")
        with context as connection:
            _reflect(_tables_of(scans), connection, reflect_kw)
            for scan in scans:
                scan.map()
                schema = None if scan.table is None else scan.table.schema
                _reflect(_secondaries(scan.cls.__mapper__, schema), connection, {})

    @classmethod
    def _sa_raise_deferred_config(cls):
        raise orm_exc.UnmappedClassError(
            cls,
            msg=f"Class {_safe_name(cls)} is a subclass of DeferredReflection.  Mappings are not produced until "
            "the .prepare() method is called on the class hierarchy.",
        )
