"""Expressions that a relationship on a class makes: comparison, any(), has(), of_type()."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.orm.clsregistry import MANYTOMANY, ONETOMANY


def _adapter(entity):
    if entity is None or not hasattr(entity, "_adapt"):
        return lambda column: column
    return entity._adapt


def _adapt_one(expression, entity):
    return _sqla.adapt(expression, entity._pairs()) if hasattr(entity, "_adapt") else expression


def _adapt_both(prop, expression, parent_entity, target_entity):
    pairs = []
    itself = prop.parent.base_mapper is prop.mapper.base_mapper
    for referred, referring in prop._sync:
        local, remote = (
            (referred, referring) if prop.direction == ONETOMANY else (referring, referred)
        )
        if hasattr(parent_entity, "_adapt"):
            pairs.append((local, parent_entity._adapt(local)))
        if hasattr(target_entity, "_adapt"):
            pairs.append((remote, target_entity._adapt(remote)))
    if not itself:
        for entity in (parent_entity, target_entity):
            if hasattr(entity, "_adapt"):
                pairs.extend(entity._pairs())
    return _sqla.adapt(expression, pairs) if pairs else expression


def _refers(a, b):
    return any(k.column is b for k in getattr(a, "_foreign_key_list", ()))


def _param(value, column):
    """An object's key in a comparison with a relationship; it is no literal of the column, so it is
    called `param`."""
    return _sqla.bindparam("param", value, column.type, True, False, True)


class RelationshipComparator:
    """`User.posts.any()`, `.has()`, `.contains()`, `.of_type()`, joining along it."""

    def __init__(self, prop, attribute):
        self.prop = prop
        self.attribute = attribute

    def _exists(self, criterion, kwargs):
        prop = self.prop
        prop.parent._configure()
        from sqlalchemy.sql.selectable import Select, exists
        from sqlalchemy.orm.util import AliasedClass

        itself = prop.parent.base_mapper is prop.mapper.base_mapper
        entity = self.attribute._entity
        itself = itself and entity is None
        target = AliasedClass(prop.mapper.class_) if itself else None
        source = target.__sqla_from__ if itself else prop.mapper.mapped_table
        where = []
        if prop.direction == MANYTOMANY:
            adapt, right = _adapter(entity), _adapter(target)
            query = Select(_sqla.column("1", None, True)).select_from(source, prop.secondary)
            where += [adapt(a) == b for a, b in prop._local_pairs] + [
                right(a) == b for a, b in prop._remote_pairs
            ]
        else:
            query = Select(_sqla.column("1", None, True)).select_from(source)
            where.append(prop._on(entity, target))
        if criterion is not None:
            if itself:
                criterion = _sqla.adapt(criterion, target._pairs())
            where.append(criterion)
        for key, value in kwargs.items():
            where.append(getattr(target if itself else prop.mapper.class_, key) == value)
        keep = [source] + ([prop.secondary] if prop.direction == MANYTOMANY else [])
        return exists(query.where(*where).correlate_except(*keep)).__clause_element__()

    def any(self, criterion=None, **kwargs):
        self.prop.parent._configure()
        if not self.prop.uselist:
            raise exc.InvalidRequestError(
                "'any()' not implemented for scalar attributes. Use has()."
            )
        return self._exists(_plain(criterion), kwargs)

    def has(self, criterion=None, **kwargs):
        self.prop.parent._configure()
        if self.prop.uselist:
            raise exc.InvalidRequestError("'has()' not implemented for collections. Use any().")
        return self._exists(_plain(criterion), kwargs)

    def contains(self, other, **kw):
        prop = self.prop
        prop.parent._configure()
        if not prop.uselist:
            raise exc.InvalidRequestError(
                "'contains' not implemented for scalar attributes.  Use =="
            )
        if "_sa_instance_state" not in getattr(other, "__dict__", ()):
            raise exc.ArgumentError(
                "Mapped instance expected for relationship comparison to object.   Classes, queries and other SQL elements are not accepted in this context; for comparison with a subquery, use %s.has(**criteria)."
                % prop._name()
            )
        adapt = _adapter(self.attribute._entity)
        if prop.direction == ONETOMANY:
            return _sqla.connect(
                "and",
                [
                    adapt(r) == _param(getattr(other, prop.mapper._key_of(f)), f)
                    for r, f in prop._sync
                ],
            )
        alias = prop.secondary.alias()
        where = [adapt(a) == alias.c[b.key] for a, b in prop._local_pairs]
        where += [
            _param(getattr(other, prop.mapper._key_of(a)), b) == alias.c[b.key]
            for a, b in prop._remote_pairs
        ]
        among = self._exists(
            _sqla.connect(
                "and",
                [
                    c == v
                    for c, v in zip(
                        prop.mapper.primary_key, other.__dict__["_sa_instance_state"].key[1]
                    )
                ],
            ),
            {},
        )
        return _sqla.negatable(_sqla.connect("and", where), ~among)

    def in_(self, other):
        raise NotImplementedError(
            "in_() not yet supported for relationships.  For a simple many-to-one, use in_() against the set of foreign key values."
        )

    def of_type(self, entity):
        return _OfType(self.attribute, entity)

    def and_(self, *criteria):
        return _OfType(self.attribute, None, criteria)

    @property
    def mapper(self):
        self.prop.parent._configure()
        return self.prop.mapper

    entity = mapper

    @property
    def entity_class(self):
        return self.mapper.class_

    @property
    def direction(self):
        self.prop.parent._configure()
        return self.prop.direction

    def __sqla_join__(self, left, target, onclause, outer, full, stmt):
        return _one_side(self._join_steps(left, target, onclause, outer, full), outer, full)

    def _join_steps(self, left, target, onclause, outer, full):
        prop = self.prop
        prop.parent._configure()
        to = prop.mapper.class_
        if onclause is not None and target is not self.attribute:
            to = target
        if self.attribute._entity is None and to is self.attribute.class_:
            raise exc.InvalidRequestError(
                "Can't construct a join from %s to %s, they are the same entity"
                % (prop.mapper, prop.mapper)
            )
        steps = prop._steps(self.attribute._entity, to, outer, full, None)
        if onclause is not None and target is self.attribute:
            last = steps[-1]
            last[2] = _sqla.connect("and", [last[2], _plain(onclause)])
        own = self.attribute._entity.__sqla_from__ if self.attribute._entity is not None else None
        if left is None and own is None and isinstance(self.attribute.class_, type):
            own = self.attribute.class_.__sqla_from__
        steps[0][0] = own
        return steps


class _OfType:
    def __init__(self, attribute, entity, criteria=()):
        self.attribute, self.entity_class, self.criteria = attribute, entity, criteria

    def __sqla_join__(self, left, target, onclause, outer, full, stmt):
        comparator = RelationshipComparator(self.attribute.prop, self.attribute)
        entity = self.entity_class
        if entity is None:
            steps = comparator._join_steps(left, self.attribute, None, outer, full)
        else:
            steps = comparator._join_steps(left, entity, self.attribute, outer, full)
        for criterion in self.criteria:
            steps[-1][2] = _sqla.connect("and", [steps[-1][2], _plain(criterion)])
        return _one_side(steps, outer, full)


def _one_side(steps, outer, full):
    """In an outer join a secondary table and the target are one right side: rows of neither alone
    (util._ORMJoin)."""
    if len(steps) == 2 and outer:
        (left, between, on, _, _), (_, right, inner, _, _) = steps
        return [[left, _sqla.join(between, right, inner, False, False), on, outer, full]]
    if len(steps) == 2:
        steps[0][4] = False
    return steps


def _plain(criterion):
    if criterion is None:
        return None
    return criterion.__clause_element__() if hasattr(criterion, "__clause_element__") else criterion
