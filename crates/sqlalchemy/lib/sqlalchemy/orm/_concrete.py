"""sqlalchemy.orm._concrete: a union over the tables of classes that share no table, and classes
that are read from it."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.orm.properties import ColumnProperty
from sqlalchemy.sql.expression import cast, literal_column, null, select, type_coerce, union_all


def _union_columns(tables, typecolname):
    """The types of all columns of some tables by their keys, in the order in which they come."""
    types = {}
    for table in tables:
        for column in table.c:
            if column.key == typecolname:
                raise exc.InvalidRequestError(
                    "Polymorphic union can't use '%s' as the discriminator column due to mapped column %r; please apply the 'typecolname' "
                    "argument; this is available on ConcreteBase as '_concrete_discriminator_name'"
                    % (typecolname, column)
                )
            types[column.key] = column.type
    return types


def polymorphic_union(table_map, typecolname, aliasname="p_union", cast_nulls=True):
    """A subquery over tables by the identities of their classes: each row has all columns, and the
    identity as `typecolname`."""
    types = _union_columns(table_map.values(), typecolname)
    absent = cast if cast_nulls else type_coerce
    parts = []
    for identity, table in table_map.items():
        columns = [
            table.c[key] if key in table.c else absent(null(), types[key]).label(key)
            for key in types
        ]
        if typecolname is not None:
            quoted = "NULL" if identity is None else "'%s'" % str(identity).replace("'", "''")
            columns.append(literal_column(quoted).label(typecolname))
        parts.append(select(*columns).select_from(table))
    return union_all(*parts).alias(aliasname)


def read_from_union(mapper, union, discriminator):
    """A class with a table of its own is asked for through a union over it and its subclasses."""
    mapper._union, mapper.mapped_table = union, union
    mapper.class_.__sqla_from__ = union
    mapper.with_polymorphic = ("*", union)
    mapper.polymorphic_on = union.c[discriminator]
    if discriminator not in mapper._props:
        from sqlalchemy.orm.attributes import InstrumentedAttribute

        prop = ColumnProperty([union.c[discriminator]])
        prop._attach(mapper, discriminator)
        mapper._props[discriminator] = prop
        type.__setattr__(
            mapper.class_, discriminator, InstrumentedAttribute(mapper.class_, discriminator, prop)
        )


def put_below(mapper, base):
    """A concrete class takes its place below the abstract one that was mapped after it."""
    mapper.inherits = base
    base._subs.append(mapper)
    base.polymorphic_map.update(mapper.polymorphic_map)
    mapper.polymorphic_map = base.polymorphic_map


def union_column(mapper, column, entity=None):
    """A column of a class as the union that it is read from, or an alias of it, has it."""
    source = mapper._union if entity is None else entity.__sqla_from__
    return source.c[column.key] if column.key in source.c else column


def union_properties(mapper):
    """What the union brings for subclasses beside the columns of the class: mapper, and key and
    column of each."""
    out = []
    for sub in mapper.self_and_descendants[1:]:
        props = [(k, p.columns[0]) for k, p in sub._loaded_props() if k not in mapper._props]
        props = [(k, mapper._union.c[c.key]) for k, c in props if c.key in mapper._union.c]
        out.append((sub, props))
    return out
