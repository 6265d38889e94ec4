"""How a relationship finds its join: foreign keys, arguments, the other side."""

import _sqla
from _sqla import ColumnElement
from sqlalchemy import exc
from sqlalchemy.orm.attributes import InstrumentedAttribute
from sqlalchemy.orm.clsregistry import MANYTOMANY, MANYTOONE, ONETOMANY, _marked
from sqlalchemy.orm._comparator import _refers


_AMBIGUOUS = "Can't determine join between '%s' and '%s'; tables have more than one foreign key constraint relationship between them. Please specify the 'onclause' of this join explicitly."


class _JoinCondition:
    """Joins of a relationship."""

    def _columns(self, value):
        value = self._resolve(value)
        if value is None:
            return []
        items = value if isinstance(value, (list, tuple, set)) else [value]
        out = []
        for item in items:
            item = self._resolve(item)
            out.append(
                item.__clause_element__()
                if hasattr(item, "__clause_element__")
                else getattr(item, "column", item)
                if not isinstance(item, ColumnElement)
                else item
            )
        return out

    def _find_joins(self):
        foreign = self._columns(self.foreign_keys)
        remote = self._columns(self.remote_side)
        self._primary = self._join_argument(self.primaryjoin)
        self._secondary_join = self._join_argument(self.secondaryjoin)
        if self.secondary is not None:
            if isinstance(self.secondary, str):
                raise exc.InvalidRequestError(
                    "relationship %s: secondary table %r is not known"
                    % (self._name(), self.secondary)
                )
            self.direction = MANYTOMANY
            self.secondary = getattr(self.secondary, "__table__", self.secondary)
            self._local_pairs = self._pairs(self._primary, self.parent, None, foreign, True)
            self._remote_pairs = self._pairs(
                self._secondary_join, self.mapper, None, foreign, False
            )
            return
        if self._primary is not None:
            self._from_expression(foreign, remote)
        else:
            self._from_keys(foreign, remote)

    def _join_argument(self, value):
        value = self._resolve(value)
        if (
            value is not None
            and not isinstance(value, ColumnElement)
            and hasattr(value, "__clause_element__")
        ):
            return value.__clause_element__()
        return value

    def _pairs(self, expression, mapper, _, foreign, local):
        """(column of the mapper, column of the secondary table)."""
        if expression is not None:
            pairs = []
            for a, b in _sqla.equal_pairs(expression):
                if a.table is self.secondary:
                    pairs.append((b, a))
                elif b.table is self.secondary:
                    pairs.append((a, b))
            if pairs:
                return pairs
        pairs = []
        for constraint in self.secondary._sorted_constraints:
            elements = getattr(constraint, "elements", None)
            if elements and any(elements[0].column.table is t for t in mapper.tables):
                if foreign and not any(e.parent in foreign for e in elements):
                    continue
                pairs.append([(e.column, e.parent) for e in elements])
        if not pairs:
            self._refuse(
                exc.NoForeignKeysError,
                "Can't find any foreign key relationships between '%s' and '%s'.",
                mapper.mapped_table,
                self.secondary,
                "Could not determine join condition between parent/child tables on relationship %s - there are no foreign keys linking these tables via secondary table '%s'.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or specify 'primaryjoin' and 'secondaryjoin' expressions."
                % (self._name(), self.secondary.name),
            )
        if len(pairs) > 1:
            if self.parent.base_mapper is self.mapper.base_mapper and len(pairs) == 2:
                return pairs[0 if local else 1]
            self._refuse(
                exc.AmbiguousForeignKeysError,
                _AMBIGUOUS,
                mapper.mapped_table,
                self.secondary,
                "Could not determine join condition between parent/child tables on relationship %s - there are multiple foreign key paths linking the tables via secondary table '%s'.  Specify the 'foreign_keys' argument, providing a list of those columns which should be counted as containing a foreign key reference from the secondary table to each of the parent and child tables."
                % (self._name(), self.secondary.name),
            )
        return pairs[0]

    def _key_sets(self, holder, target, foreign):
        out = []
        for table in _keyed_tables(holder):
            for constraint in table._sorted_constraints:
                elements = getattr(constraint, "elements", None)
                if not elements:
                    continue
                try:
                    column = elements[0].column
                except exc.NoReferenceError:
                    if any(
                        e.target_fullname.split(".")[0] == t.name
                        for e in elements
                        for t in target.tables
                    ):
                        raise
                    continue
                if any(column.table is t for t in target.tables):
                    if foreign and not all(e.parent in foreign for e in elements):
                        continue
                    pairs = [(e.column, e.parent) for e in elements]
                    if holder.local_table is holder._union:
                        pairs = [(column, holder._union.c[parent.key]) for column, parent in pairs]
                    out.append(pairs)
        return out

    def _from_keys(self, foreign, remote):
        """Pairs of (referred column, referring column)."""
        to_parent = self._key_sets(self.mapper, self.parent, foreign)
        to_target = self._key_sets(self.parent, self.mapper, foreign)
        itself = self.parent.base_mapper is self.mapper.base_mapper and any(
            t is u for t in self.parent.tables for u in self.mapper.tables
        )
        if itself:
            sets = to_target or to_parent
            self._refuse_several(sets)
            self._refuse_none(sets)
            referring_remote = not any(c is pair[0] for c in remote for pair in sets[0])
            self.direction = ONETOMANY if not remote or (remote and referring_remote) else MANYTOONE
            self._sync = sets[0]
            return
        sets = to_parent + to_target
        self._refuse_none(sets)
        self._refuse_several(sets)
        self.direction = ONETOMANY if to_parent else MANYTOONE
        self._sync = sets[0]

    def _refuse_none(self, sets):
        if not sets:
            self._refuse(
                exc.NoForeignKeysError,
                "Can't find any foreign key relationships between '%s' and '%s'.",
                self.parent.mapped_table,
                self.mapper.mapped_table,
                "Could not determine join condition between parent/child tables on relationship %s - there are no foreign keys linking these tables.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or specify a 'primaryjoin' expression."
                % self._name(),
            )

    def _refuse(self, error, first, left, right, text):
        """The join that cannot be made is the cause of what is said of the relationship."""
        names = tuple(getattr(table, "description", table) for table in (left, right))
        try:
            raise error(first % names)
        except error as cause:
            raise error(text) from cause

    def _refuse_several(self, sets):
        if len(sets) > 1:
            self._refuse(
                exc.AmbiguousForeignKeysError,
                _AMBIGUOUS,
                self.parent.mapped_table,
                self.mapper.mapped_table,
                "Could not determine join condition between parent/child tables on relationship %s - there are multiple foreign key paths linking the tables.  Specify the 'foreign_keys' argument, providing a list of those columns which should be counted as containing a foreign key reference to the parent table."
                % self._name(),
            )

    def _from_expression(self, foreign, remote):
        pairs = _sqla.equal_pairs(self._primary)
        marked_foreign = list(foreign) + [c for c in _marked(self._primary, "foreign")]
        marked_remote = list(remote) + [c for c in _marked(self._primary, "remote")]
        sync = []
        for a, b in pairs:
            if a in marked_foreign or (not marked_foreign and _refers(a, b)):
                sync.append((b, a))
            elif b in marked_foreign or (not marked_foreign and _refers(b, a)):
                sync.append((a, b))
            elif marked_foreign and a.table is b.table:
                continue
        if not sync:
            raise exc.ArgumentError(
                "Could not locate any relevant foreign key columns for primary join condition '%s' on relationship %s.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or are annotated in the join condition with the foreign() annotation."
                % (self._primary, self._name())
            )
        self._sync = sync
        referred, referring = sync[0]
        if any(c is referring for c in marked_remote):
            self.direction = ONETOMANY
        elif any(c is referred for c in marked_remote):
            self.direction = MANYTOONE
        elif any(referring.table is t for t in self.mapper.tables) and not any(
            referring.table is t for t in self.parent.tables
        ):
            self.direction = ONETOMANY
        elif any(referring.table is t for t in self.parent.tables) and not any(
            referring.table is t for t in self.mapper.tables
        ):
            self.direction = MANYTOONE
        else:
            self.direction = ONETOMANY

    def _check_orphan(self):
        if (
            "delete-orphan" in self.cascade
            and not self.single_parent
            and self.direction in (MANYTOONE, MANYTOMANY)
        ):
            raise exc.ArgumentError(
                'For %s relationship %s, delete-orphan cascade is normally configured only on the "one" side of a one-to-many relationship, and not on the "many" side of a many-to-one or many-to-many relationship.  To force this relationship to allow a particular "%s" object to be referenced by only a single "%s" object at a time via the %s relationship, which would allow delete-orphan cascade to take place in this direction, set the single_parent=True flag.'
                % (
                    "many-to-one" if self.direction == MANYTOONE else "many-to-many",
                    self._name(),
                    self.mapper.class_.__name__,
                    self.parent.class_.__name__,
                    self._name(),
                ),
                code="bbf0",
            )

    def _link_back(self):
        from sqlalchemy.orm.relationships import Relationship

        if self.backref is not None:
            name, kw = (self.backref, {}) if isinstance(self.backref, str) else self.backref
            kw = dict(kw)
            if name in self.mapper._props and self.mapper._props[name].parent is self.mapper:
                raise exc.ArgumentError(
                    "Error creating backref '%s' on relationship '%s': property of that name exists on mapper '%s'"
                    % (name, self._name(), self.mapper)
                )
            if self.secondary is not None:
                kw.setdefault("primaryjoin", self._secondary_join)
                kw.setdefault("secondaryjoin", self._primary)
            else:
                kw.setdefault("primaryjoin", self._primary)
                kw.setdefault("foreign_keys", [f for _, f in self._sync])
                if self.parent.base_mapper is self.mapper.base_mapper and "remote_side" not in kw:
                    kw["remote_side"] = (
                        [r for r, _ in self._sync]
                        if self.direction == ONETOMANY
                        else [f for _, f in self._sync]
                    )
            other = Relationship(self.parent.class_, self.secondary, back_populates=self.key, **kw)
            self.back_populates = name
            self.mapper._add_property(name, other)
            setattr(
                self.mapper.class_, name, InstrumentedAttribute(self.mapper.class_, name, other)
            )
            if self.secondary is not None:
                other._ready = True
                other.mapper, other.entity, other.direction = self.parent, self.parent, MANYTOMANY
                other._primary, other._secondary_join = self._secondary_join, self._primary
                other._local_pairs, other._remote_pairs = self._remote_pairs, self._local_pairs
                other.uselist = True if other._uselist is None else other._uselist
            else:
                other._configure()
            for sub in self.mapper.self_and_descendants:
                sub._props.setdefault(name, other)
        if self.back_populates:
            other = self.mapper._props.get(self.back_populates)
            if other is None or not other._is_relationship:
                raise exc.InvalidRequestError(
                    "Mapper '%s' has no property '%s'.  If this property was indicated from other mappers or configure events, ensure registry.configure() has been called."
                    % (self.mapper, self.back_populates)
                )
            if other not in self._reverse:
                self._reverse.append(other)
            if self not in other._reverse:
                other._reverse.append(self)
            other._configure()
            if other.direction == self.direction and self.direction != MANYTOMANY:
                raise exc.ArgumentError(
                    "%s and back-reference %s are both of the same direction %r.  Did you mean to set remote_side on the many-to-one side ?"
                    % (self._name(), other._name(), self.direction)
                )


def _keyed_tables(mapper):
    """The tables with the foreign keys of a class; one over a union has those of its first part."""
    if mapper._union is None or mapper.local_table is not mapper._union:
        return mapper.tables
    return mapper._subs[0].tables if mapper._subs else []
