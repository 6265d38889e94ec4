"""sqlalchemy.orm.util: aliases of mapped classes and small questions."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.orm.attributes import InstrumentedAttribute
from sqlalchemy.orm._comparator import _param
from sqlalchemy.orm._state import instance_state


class AliasedClass:
    """A mapped class under another name in FROM."""

    def __init__(self, mapped_class, alias=None, name=None, flat=False):
        mapper = getattr(mapped_class, "__mapper__", mapped_class)
        self._mapper = mapper
        self._target = mapper.class_
        if alias is None and isinstance(mapper.mapped_table, _sqla.Join):
            alias = (
                flat_alias(mapper).__sqla_from__
                if flat
                else joined_subquery(mapper.mapped_table, mapper.tables, name)
            )
        self.__sqla_from__ = alias if alias is not None else mapper.mapped_table.alias(name)
        self._aliased_insp = self
        self.__name__ = mapper.class_.__name__
        self._sa_entity_class = mapper.class_

    @property
    def mapper(self):
        return self._mapper

    @property
    def entity(self):
        return self

    @property
    def selectable(self):
        return self.__sqla_from__

    def _adapt(self, column):
        found = (
            _sqla.corresponding(self.__sqla_from__, column)
            if isinstance(column, _sqla.Column)
            else None
        )
        return _sqla.adapt(column, self._pairs()) if found is None else found

    def _pairs(self):
        out = []
        for table in self._mapper.tables:
            for column in table.c:
                found = _sqla.corresponding(self.__sqla_from__, column)
                if found is not None:
                    out.append((column, found))
        return out

    def __sqla_select__(self):
        from sqlalchemy.orm.loading import entity_columns

        return entity_columns(self._mapper, self)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        mapper = self.__dict__["_mapper"]
        mapper._configure()
        prop = mapper._props.get(name)
        if prop is not None:
            return InstrumentedAttribute(mapper.class_, name, prop, self)
        found = mapper.class_.__dict__.get(name)
        expression = getattr(found, "_sa_hybrid_expression", None)
        if expression is not None:
            return expression(self)
        return getattr(mapper.class_, name)

    def __repr__(self):
        return "<AliasedClass at 0x%x; %s>" % (id(self), self.__name__)


def joined_subquery(source, tables, name=None):
    """A join under one name: all of its columns, each with its table's name before it."""
    from sqlalchemy.sql.selectable import Select

    stmt = Select().set_label_style("table")
    stmt._columns = ((None, tuple(c for t in tables for c in t.c)),)
    stmt._froms, stmt._planned = (source,), True
    return stmt.subquery(name)


def flat_alias(mapper):
    """Another name for each table of a class, for a join to its objects."""
    if not isinstance(mapper.mapped_table, _sqla.Join):
        return AliasedClass(mapper.class_, mapper.mapped_table.alias())
    source = mapper.tables[0].alias()
    pairs = list(zip(mapper.tables[0].c, source.c))
    chain = [
        m
        for m in mapper.iterate_to_root()
        if isinstance(m.mapped_table, _sqla.Join) and not m.single
    ][::-1]
    for sub in chain:
        table = sub.local_table.alias()
        pairs += list(zip(sub.local_table.c, table.c))
        source = _sqla.join(
            source, table, _sqla.adapt(_sqla.join_onclause(sub.mapped_table), pairs), False, False
        )
    return AliasedClass(mapper.class_, source)


def aliased(element, alias=None, name=None, flat=False, adapt_on_names=False):
    if isinstance(element, _sqla.FromClause):
        return element.alias(name)
    if alias is not None and hasattr(alias, "_sqla_query"):
        alias = alias.subquery()
    return AliasedClass(element, alias, name, flat)


def polymorphic_source(mapper, subs, inner=False):
    """The table of a class, outer joined to those of its subclasses."""
    source = mapper.mapped_table
    for sub in subs:
        if not sub.single:
            source = _sqla.join(
                source, sub.local_table, _sqla.join_onclause(sub.mapped_table), not inner, False
            )
    return source


class PolymorphicEntity(AliasedClass):
    """What with_polymorphic() gives: a class, with an entity for each of its subclasses under its
    name."""

    def __init__(self, mapper, subs, source, pairs):
        self._mapper, self._subclasses, self.__sqla_from__, self._swap = mapper, subs, source, pairs
        self._target = self._sa_entity_class = mapper.class_
        self._aliased_insp = self
        self.__name__ = mapper.class_.__name__

    def _pairs(self):
        return self._swap

    def _adapt(self, column):
        return _sqla.adapt(column, self._swap) if self._swap else column

    def __getattr__(self, name):
        if not name.startswith("_"):
            for sub in self._subclasses:
                if sub.class_.__name__ == name:
                    return PolymorphicEntity(sub, [], self.__sqla_from__, self._swap)
        return AliasedClass.__getattr__(self, name)


def with_polymorphic(
    base, classes, selectable=False, flat=False, polymorphic_on=None, aliased=False, innerjoin=False
):
    mapper = base.__mapper__
    mapper._configure()
    subs = mapper._with_subclasses(classes)
    if not (flat or aliased):
        return PolymorphicEntity(mapper, subs, polymorphic_source(mapper, subs, innerjoin), [])
    if not flat:
        tables = list(mapper.tables) + [sub.local_table for sub in subs if not sub.single]
        source = joined_subquery(polymorphic_source(mapper, subs, innerjoin), tables)
        return PolymorphicEntity(
            mapper, subs, source, list(zip([c for t in tables for c in t.c], list(source.c)))
        )
    first = flat_alias(mapper)
    source, pairs = first.__sqla_from__, first._pairs()
    for sub in subs:
        if not sub.single:
            table = sub.local_table.alias()
            pairs = pairs + list(zip(sub.local_table.c, table.c))
            source = _sqla.join(
                source,
                table,
                _sqla.adapt(_sqla.join_onclause(sub.mapped_table), pairs),
                not innerjoin,
                False,
            )
    return PolymorphicEntity(mapper, subs, source, pairs)


def join(left, right, onclause=None, isouter=False, full=False):
    from sqlalchemy.sql.selectable import join as core

    if onclause is not None and hasattr(onclause, "__sqla_join__"):
        steps = onclause.__sqla_join__(left, right, onclause, isouter, full, None)
        made = getattr(left, "__sqla_from__", left)
        for _, target, on, outer, whole in steps:
            made = _sqla.join(made, target, on, outer, whole)
        return made
    return core(left, right, onclause, isouter, full)


def outerjoin(left, right, onclause=None, full=False):
    return join(left, right, onclause, True, full)


def entity_join(stmt, target, outer, full):
    on = None
    criterion = target.__mapper__._single_criterion()
    source = target.__sqla_from__
    if criterion is not None:
        froms = [getattr(f, "__sqla_from__", f) for f in stmt._froms] or stmt.columns_clause_froms
        for left in froms:
            try:
                joined = _sqla.join(left, source, None, outer, full)
            except exc.SQLAlchemyError:
                continue
            return [
                [
                    left,
                    source,
                    _sqla.connect("and", [_sqla.join_onclause(joined), criterion]),
                    outer,
                    full,
                ]
            ]
    return [[None, source, on, outer, full]]


def object_session(instance):
    return instance_state(instance).session_


def was_deleted(object):
    return instance_state(object).was_deleted


def has_identity(object):
    return instance_state(object).key is not None


def identity_key(*args, **kw):
    if "instance" in kw:
        instance = kw["instance"]
        return instance_state(instance).mapper.identity_key_from_instance(instance)
    cls, ident = args[0], args[1]
    return (
        cls.__mapper__.base_mapper.class_,
        tuple(ident) if isinstance(ident, (tuple, list)) else (ident,),
        None,
    )


def with_parent(instance, prop, from_entity=None):
    prop = prop.prop
    prop.parent._configure()
    if prop.direction == "MANYTOMANY":
        alias = prop.secondary.alias()
        on = [
            _param(getattr(instance, prop.parent._key_of(a)), b) == alias.c[b.key]
            for a, b in prop._local_pairs
        ]
        return _sqla.connect("and", on + [a == alias.c[b.key] for a, b in prop._remote_pairs])
    if prop.direction == "ONETOMANY":
        return _sqla.connect(
            "and",
            [_param(getattr(instance, prop.parent._key_of(r)), f) == f for r, f in prop._sync],
        )
    return _sqla.connect(
        "and", [r == _param(getattr(instance, prop.parent._key_of(f)), r) for r, f in prop._sync]
    )


def with_loader_criteria(*args, **kw):
    raise NotImplementedError("with_loader_criteria() is not supported here")


class Bundle:
    """Several columns as one value."""

    single_entity = False

    def __init__(self, name, *exprs, **kw):
        self.name = self._label = name
        self.exprs = exprs
        self.single_entity = kw.pop("single_entity", False)
        self.c = {e.key: e for e in exprs}

    def __sqla_select__(self):
        return [
            e.__clause_element__() if hasattr(e, "__clause_element__") else e for e in self.exprs
        ]
