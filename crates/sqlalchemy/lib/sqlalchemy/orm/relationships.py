"""sqlalchemy.orm.relationships: relationship() and its property."""

import re
import _sqla
from _sqla import Table, ColumnElement, FromClause
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm.attributes import QueryableAttribute
from sqlalchemy.orm.mapper import MapperProperty
from sqlalchemy.orm.clsregistry import MANYTOMANY, MANYTOONE, ONETOMANY, _evaluate, foreign, remote
from sqlalchemy.orm._comparator import (
    RelationshipComparator,
    _adapt_both,
    _adapt_one,
    _adapter,
    _param,
)
from sqlalchemy.orm._join_condition import _JoinCondition
from sqlalchemy.orm._field_options import _MISSING, take_field_options
from sqlalchemy.orm._backrefs import _Changing, _state_of

_CASCADES = (
    "save-update",
    "merge",
    "expunge",
    "delete",
    "delete-orphan",
    "refresh-expire",
    "all",
    "none",
)


class CascadeOptions(frozenset):
    pass


def _cascades(text, viewonly):
    if text is False or text is None:
        text = "merge" if viewonly else "save-update, merge"
        if viewonly:
            return CascadeOptions()
    names = {c.strip() for c in text.split(",") if c.strip()}
    wrong = [n for n in names if n not in _CASCADES]
    if wrong:
        raise exc.ArgumentError(
            "Invalid cascade option(s): %s" % ", ".join(repr(n) for n in sorted(wrong))
        )
    if "all" in names:
        names |= {"save-update", "merge", "expunge", "delete", "refresh-expire"}
    if "none" in names:
        names = set()
    names.discard("all")
    return CascadeOptions(names)


class Relationship(_JoinCondition, _Changing, MapperProperty):
    _is_relationship = True
    _unset_defaults = "factories"

    def __init__(
        self,
        argument=None,
        secondary=None,
        *,
        uselist=None,
        collection_class=None,
        primaryjoin=None,
        secondaryjoin=None,
        back_populates=None,
        order_by=False,
        backref=None,
        overlaps=None,
        post_update=False,
        cascade=False,
        viewonly=False,
        lazy="select",
        passive_deletes=False,
        passive_updates=True,
        active_history=False,
        enable_typechecks=True,
        foreign_keys=None,
        remote_side=None,
        join_depth=None,
        comparator_factory=None,
        single_parent=False,
        innerjoin=False,
        distinct_target_key=None,
        load_on_pending=False,
        query_class=None,
        info=None,
        omit_join=None,
        sync_backref=None,
        doc=None,
        bake_queries=None,
        cascade_backrefs=False,
        **kw,
    ):
        self._dataclass = take_field_options(kw)
        if kw:
            raise TypeError(
                f"RelationshipProperty.__init__() got an unexpected keyword argument '{[*kw][0]}'"
            )
        if cascade_backrefs:
            raise exc.ArgumentError(
                "The 'cascade_backrefs' parameter passed to relationship() may only be set to False."
            )
        self.argument = argument
        self.secondary = secondary
        self._uselist = uselist
        self.collection_class = collection_class
        self.primaryjoin = primaryjoin
        self.secondaryjoin = secondaryjoin
        self.back_populates = back_populates
        self.backref = backref
        self.order_by = order_by
        self.viewonly = viewonly
        self.lazy = lazy
        self.passive_deletes = passive_deletes
        self.foreign_keys = foreign_keys
        self.remote_side = remote_side
        self.single_parent = single_parent
        self.join_depth, self.innerjoin = join_depth, innerjoin
        self.post_update = post_update
        self.info = info or {}
        self.doc = doc
        self.query_class = query_class
        self.cascade = _cascades(cascade, viewonly)
        self._cascade_text = cascade
        self._ready = False
        self._reverse = []
        self._noted = False
        self._overlaps = set(re.split(r"\s*,\s*", overlaps)) if overlaps else set()
        if back_populates and backref:
            raise exc.ArgumentError(
                "backref and back_populates keyword arguments are mutually exclusive"
            )
        if "delete-orphan" in self.cascade and "delete" not in self.cascade:
            exc._warn("The 'delete-orphan' cascade option requires 'delete'.")
        if lazy not in (
            "select",
            True,
            False,
            None,
            "joined",
            "subquery",
            "selectin",
            "raise",
            "raise_on_sql",
            "noload",
            "immediate",
            "dynamic",
            "write_only",
        ):
            raise exc.ArgumentError("Invalid lazy loader %r" % (lazy,))

    # set-up

    def _name(self):
        return "%s.%s" % (self.parent.class_.__name__, self.key)

    def _resolve(self, value):
        """A string is evaluated among the mapped classes; a function is called."""
        if isinstance(value, str):
            return _evaluate(value, self)
        if (
            callable(value)
            and not isinstance(value, type)
            and not isinstance(value, (ColumnElement, QueryableAttribute, Table, FromClause))
            and not hasattr(value, "__clause_element__")
        ):
            return value()
        return value

    def _target(self):
        found = self._resolve(self.argument)
        found = getattr(found, "_sa_entity_class", found)
        if not isinstance(found, type) and getattr(found, "is_mapper", False):
            return found
        mapper = getattr(found, "__mapper__", None)
        if mapper is None:
            if isinstance(found, type):
                raise orm_exc.UnmappedClassError(found)
            raise exc.ArgumentError(
                "relationship '%s' expects a class or a mapper argument (received: %s)"
                % (self.key, type(found))
            )
        return mapper

    def _configure(self):
        if self._ready:
            return
        self._ready = True
        try:
            self.mapper = self._target()
            self.entity = self.mapper
            self.secondary = self._resolve(self.secondary)
            self._find_joins()
            if self._uselist is None:
                self.uselist = self.direction != MANYTOONE
            else:
                self.uselist = self._uselist
            self._check_orphan()
            self._link_back()
        except Exception:
            self._ready = False
            raise

    @property
    def local_columns(self):
        self._configure()
        if self.direction == MANYTOMANY:
            return {a for a, _ in self._local_pairs}
        return (
            {r for r, _ in self._sync}
            if self.direction == ONETOMANY
            else {f for _, f in self._sync}
        )

    @property
    def target(self):
        return self.mapper.mapped_table

    @property
    def local_remote_pairs(self):
        self._configure()
        if self.direction == MANYTOMANY:
            return list(self._local_pairs) + list(self._remote_pairs)
        return list(self._sync) if self.direction == ONETOMANY else [(f, r) for r, f in self._sync]

    # collections and values

    # expressions

    def _on(self, parent_entity, target_entity, secondary=None):
        """The ON clause between two sides, either perhaps an alias."""
        left = _adapter(parent_entity)
        right = _adapter(target_entity)
        if self._primary is not None and self.secondary is None:
            return _adapt_both(self, self._primary, parent_entity, target_entity)
        if self.direction == ONETOMANY:
            pairs = [left(r) == right(f) for r, f in self._sync]
        else:
            pairs = [right(r) == left(f) for r, f in self._sync]
        return _sqla.connect("and", pairs)

    def _steps(self, parent_entity, target, outer, full, left=None):
        """Join steps from the parent to the target, over the secondary table if there is one."""
        source = None if left is None else left
        to = target.__sqla_from__
        entity = target if hasattr(target, "_adapt") else None
        criterion = self.mapper._single_criterion(entity)
        if self.direction == MANYTOMANY:
            secondary = self.secondary
            adapt = _adapter(parent_entity)
            right = _adapter(entity)
            first = _sqla.connect("and", [adapt(a) == b for a, b in self._local_pairs])
            second = _sqla.connect("and", [right(a) == b for a, b in self._remote_pairs])
            if self._primary is not None:
                first = (
                    self._primary
                    if parent_entity is None
                    else _adapt_one(self._primary, parent_entity)
                )
            if self._secondary_join is not None:
                second = (
                    self._secondary_join
                    if entity is None
                    else _adapt_one(self._secondary_join, entity)
                )
            alias = (
                secondary.alias() if not isinstance(secondary, FromClause) or True else secondary
            )
            swap = [(c, alias.c[c.key]) for c in secondary.c]
            return [
                [source, alias, _sqla.adapt(first, swap), outer, full],
                [None, to, _sqla.adapt(second, swap), outer, full],
            ]
        on = self._on(parent_entity, entity)
        if criterion is not None:
            on = _sqla.connect("and", [on, criterion])
        return [[source, to, on, outer, full]]

    def _expression(self, entity):
        self.parent._configure()
        return (
            self._on(entity, None)
            if self.secondary is None
            else _sqla.connect(
                "and",
                [a == b for a, b in self._local_pairs] + [a == b for a, b in self._remote_pairs],
            )
        )

    def _selected(self, entity):
        return [self._expression(entity)]

    def _compare(self, entity, other, negate):
        """`Child.parent == obj`, `Child.parent == None`."""
        self.parent._configure()
        adapt = _adapter(entity)
        if other is None:
            if self.direction == MANYTOONE:
                made = _sqla.connect("and", [adapt(f) == None for _, f in self._sync])
                return (
                    _sqla.connect("and", [adapt(f) != None for _, f in self._sync])
                    if negate
                    else made
                )
            made = self.comparator(
                QueryableAttribute(self.parent.class_, self.key, self, entity)
            ).any()
            return made if negate else ~made
        if self.uselist:
            raise exc.InvalidRequestError(
                "Can't compare a collection to an object or collection; use contains() to test for membership."
            )
        if "_sa_instance_state" not in getattr(other, "__dict__", ()):
            raise exc.ArgumentError(
                "Mapped instance expected for relationship comparison to object.   Classes, queries and other SQL elements are not accepted in this context; for comparison with a subquery, use %s.has(**criteria)."
                % self._name()
            )
        if self.direction == MANYTOONE:
            made = _sqla.connect(
                "and",
                [
                    _param(getattr(other, self.mapper._key_of(r)), r) == adapt(f)
                    for r, f in self._sync
                ],
            )
            if negate:
                return _sqla.connect(
                    "or",
                    [adapt(f) != getattr(other, self.mapper._key_of(r)) for r, f in self._sync]
                    + [adapt(f) == None for _, f in self._sync],
                )
            return made
        made = _sqla.connect(
            "and",
            [adapt(r) == _param(getattr(other, self.mapper._key_of(f)), r) for r, f in self._sync],
        )
        return ~made if negate else made

    def comparator(self, attribute):
        return RelationshipComparator(self, attribute)

    def __repr__(self):
        return "<%s at 0x%x; %s>" % (type(self).__name__, id(self), self.key)


RelationshipProperty = Relationship


class _RelationshipDeclared(Relationship):
    """What relationship() makes; its name is in the repr."""


def relationship(argument=None, secondary=None, **kw):
    return _RelationshipDeclared(argument, secondary, **kw)


def dynamic_loader(argument=None, **kw):
    kw["lazy"] = "dynamic"
    return _RelationshipDeclared(argument, **kw)


def backref(name, **kwargs):
    return (name, kwargs)
