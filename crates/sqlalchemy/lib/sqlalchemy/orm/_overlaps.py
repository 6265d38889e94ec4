"""Relationships that would write the same column from different sides: a warning for each pair
that does not know of one another (relationships.JoinCondition)."""

from sqlalchemy import exc
from sqlalchemy.orm.clsregistry import MANYTOMANY

# Columns that are written, each with the relationships that write it and the columns they copy.
_writers = {}


def forget():
    _writers.clear()


def warn_of_overlaps(prop):
    """Notes what a relationship writes; a backref that it made comes first."""
    if prop.backref is not None:
        made = prop.mapper._props.get(prop.back_populates)
        if made is not None and made._is_relationship:
            _note(made)
    _note(prop)


def _note(prop):
    if prop.viewonly or prop._noted:
        return
    prop._noted = True
    for source, target in _copied(prop):
        known = _writers.setdefault(id(target), (target, []))[1]
        others = [(other, column) for other, column in known if _conflict(prop, other)]
        if others:
            _warn(prop, source, target, others)
        known.append((prop, source))


def _copied(prop):
    """Pairs of the column that is read and the one that is written."""
    if prop.direction == MANYTOMANY:
        return list(prop._local_pairs) + list(prop._remote_pairs)
    return list(prop._sync)


def _conflict(prop, other):
    if other in prop._reverse or prop in other._reverse:
        return False
    if prop.back_populates == other.key and other.back_populates == prop.key:
        return False
    if other.key in prop._overlaps or prop.key in other._overlaps:
        return False
    mappers, others = (prop.parent, prop.mapper), (other.parent, other.mapper)
    if any(_siblings(one, two) for one in mappers for two in others):
        return False
    related = prop.parent.base_mapper is other.parent.base_mapper
    return prop.key != other.key or not related


def _siblings(one, other):
    """Classes below the same one, neither of them below the other."""
    same = one.base_mapper is other.base_mapper
    return same and not one.isa(other) and not other.isa(one)


def _warn(prop, source, target, others):
    conflicts = sorted("'%s' (copies %s to %s)" % (o, column, target) for o, column in others)
    keys = ",".join(sorted(other.key for other, _ in others))
    exc._warn(
        "relationship '%s' will copy column %s to column %s, which conflicts with relationship(s): %s. If this is not the intention, consider if these relationships should be linked with back_populates, or if viewonly=True should be applied to one or more if they are read-only. For the less common case that foreign key constraints are partially overlapping, the orm.foreign() annotation can be used to isolate the columns that should be written towards.   To silence this warning, add the parameter 'overlaps=\"%s\"' to the '%s' relationship. (Background on this warning at: https://sqlalche.me/e/21/qzyx)"
        % (prop, source, target, ", ".join(conflicts), keys, prop)
    )
