"""sqlalchemy.orm.relationships: which objects belong to which, found from foreign keys or said by the program."""
import sys
import _sqla
from _sqla import Table, ColumnElement, Column, FromClause
from sqlalchemy import exc, event
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._state import NO_VALUE, instance_state
from sqlalchemy.orm.attributes import InstrumentedAttribute, QueryableAttribute, validated, fire_set, instance_state_for
from sqlalchemy.orm.mapper import MapperProperty
from sqlalchemy.orm import collections as _collections

ONETOMANY, MANYTOONE, MANYTOMANY = "ONETOMANY", "MANYTOONE", "MANYTOMANY"
_CASCADES = ("save-update", "merge", "expunge", "delete", "delete-orphan", "refresh-expire", "all", "none")


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
        raise exc.ArgumentError("Invalid cascade option(s): %s" % ", ".join(repr(n) for n in sorted(wrong)))
    if "all" in names:
        names |= {"save-update", "merge", "expunge", "delete", "refresh-expire"}
    if "none" in names:
        names = set()
    names.discard("all")
    return CascadeOptions(names)


class Relationship(MapperProperty):
    _is_relationship = True

    def __init__(self, argument=None, secondary=None, *, uselist=None, collection_class=None, primaryjoin=None, secondaryjoin=None,
                 back_populates=None, order_by=False, backref=None, overlaps=None, post_update=False, cascade=False, viewonly=False,
                 lazy="select", passive_deletes=False, passive_updates=True, active_history=False, enable_typechecks=True, foreign_keys=None,
                 remote_side=None, join_depth=None, comparator_factory=None, single_parent=False, innerjoin=False, distinct_target_key=None,
                 load_on_pending=False, query_class=None, info=None, omit_join=None, sync_backref=None, doc=None, init=None, repr=None,
                 default=None, default_factory=None, compare=None, kw_only=None, hash=None, bake_queries=None, **kw):
        if kw:
            raise TypeError("relationship() got an unexpected keyword argument '%s'" % list(kw)[0])
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
        self.post_update = post_update
        self.info = info or {}
        self.doc = doc
        self.query_class = query_class
        self.cascade = _cascades(cascade, viewonly)
        self._cascade_text = cascade
        self._ready = False
        self._reverse = []
        self._dataclass = dict(init=init, repr=repr, default=default, default_factory=default_factory, kw_only=kw_only)
        if back_populates and backref:
            raise exc.ArgumentError("backref and back_populates keyword arguments are mutually exclusive")
        if "delete-orphan" in self.cascade and "delete" not in self.cascade:
            exc._warn("The 'delete-orphan' cascade option requires 'delete'.")
        if lazy not in ("select", True, False, None, "joined", "subquery", "selectin", "raise", "raise_on_sql", "noload", "immediate", "dynamic", "write_only"):
            raise exc.ArgumentError("Invalid lazy loader %r" % (lazy,))

    # set-up

    def _name(self):
        return "%s.%s" % (self.parent.class_.__name__, self.key)

    def _resolve(self, value):
        """A string is evaluated among the mapped classes; a function is called."""
        if isinstance(value, str):
            return _evaluate(value, self)
        if callable(value) and not isinstance(value, type) and not isinstance(value, (ColumnElement, QueryableAttribute, Table, FromClause)) and not hasattr(value, "__clause_element__"):
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
            raise exc.ArgumentError("relationship '%s' expects a class or a mapper argument (received: %s)" % (self.key, type(found)))
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

    def _columns(self, value):
        value = self._resolve(value)
        if value is None:
            return []
        items = value if isinstance(value, (list, tuple, set)) else [value]
        out = []
        for item in items:
            item = self._resolve(item)
            out.append(item.__clause_element__() if hasattr(item, "__clause_element__") else getattr(item, "column", item) if not isinstance(item, ColumnElement) else item)
        return out

    def _find_joins(self):
        foreign = self._columns(self.foreign_keys)
        remote = self._columns(self.remote_side)
        self._primary = self._join_argument(self.primaryjoin)
        self._secondary_join = self._join_argument(self.secondaryjoin)
        if self.secondary is not None:
            if isinstance(self.secondary, str):
                raise exc.InvalidRequestError("relationship %s: secondary table %r is not known" % (self._name(), self.secondary))
            self.direction = MANYTOMANY
            self.secondary = getattr(self.secondary, "__table__", self.secondary)
            self._local_pairs = self._pairs(self._primary, self.parent, None, foreign, True)
            self._remote_pairs = self._pairs(self._secondary_join, self.mapper, None, foreign, False)
            return
        if self._primary is not None:
            self._from_expression(foreign, remote)
        else:
            self._from_keys(foreign, remote)

    def _join_argument(self, value):
        value = self._resolve(value)
        if value is not None and not isinstance(value, ColumnElement) and hasattr(value, "__clause_element__"):
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
            raise exc.NoForeignKeysError(
                "Could not determine join condition between parent/child tables on relationship %s - there are no foreign keys linking these tables via secondary table '%s'.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or specify 'primaryjoin' and 'secondaryjoin' expressions." % (
                    self._name(), self.secondary.name))
        if len(pairs) > 1:
            if self.parent.base_mapper is self.mapper.base_mapper and len(pairs) == 2:
                return pairs[0 if local else 1]
            raise exc.AmbiguousForeignKeysError(
                "Could not determine join condition between parent/child tables on relationship %s - there are multiple foreign key paths linking the tables via secondary table '%s'.  Specify the 'foreign_keys' argument, providing a list of those columns which should be counted as containing a foreign key reference from the secondary table to each of the parent and child tables." % (
                    self._name(), self.secondary.name))
        return pairs[0]

    def _key_sets(self, holder, target, foreign):
        out = []
        for table in holder.tables:
            for constraint in table._sorted_constraints:
                elements = getattr(constraint, "elements", None)
                if not elements:
                    continue
                try:
                    column = elements[0].column
                except exc.NoReferenceError:
                    if any(e.target_fullname.split(".")[0] == t.name for e in elements for t in target.tables):
                        raise
                    continue
                if any(column.table is t for t in target.tables):
                    if foreign and not all(e.parent in foreign for e in elements):
                        continue
                    out.append([(e.column, e.parent) for e in elements])
        return out

    def _from_keys(self, foreign, remote):
        """Pairs of (referred column, referring column)."""
        to_parent = self._key_sets(self.mapper, self.parent, foreign)
        to_target = self._key_sets(self.parent, self.mapper, foreign)
        itself = self.parent.base_mapper is self.mapper.base_mapper and any(t is u for t in self.parent.tables for u in self.mapper.tables)
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
            raise exc.NoForeignKeysError(
                "Could not determine join condition between parent/child tables on relationship %s - there are no foreign keys linking these tables.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or specify a 'primaryjoin' expression." % self._name())

    def _refuse_several(self, sets):
        if len(sets) > 1:
            raise exc.AmbiguousForeignKeysError(
                "Could not determine join condition between parent/child tables on relationship %s - there are multiple foreign key paths linking the tables.  Specify the 'foreign_keys' argument, providing a list of those columns which should be counted as containing a foreign key reference to the parent table." % self._name())

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
                "Could not locate any relevant foreign key columns for primary join condition '%s' on relationship %s.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or are annotated in the join condition with the foreign() annotation." % (
                    self._primary, self._name()))
        self._sync = sync
        referred, referring = sync[0]
        if any(c is referring for c in marked_remote):
            self.direction = ONETOMANY
        elif any(c is referred for c in marked_remote):
            self.direction = MANYTOONE
        elif any(referring.table is t for t in self.mapper.tables) and not any(referring.table is t for t in self.parent.tables):
            self.direction = ONETOMANY
        elif any(referring.table is t for t in self.parent.tables) and not any(referring.table is t for t in self.mapper.tables):
            self.direction = MANYTOONE
        else:
            self.direction = ONETOMANY

    def _check_orphan(self):
        if "delete-orphan" in self.cascade and not self.single_parent and self.direction in (MANYTOONE, MANYTOMANY):
            raise exc.ArgumentError(
                "For %s relationship %s, delete-orphan cascade is normally configured only on the \"one\" side of a one-to-many relationship, and not on the \"many\" side of a many-to-one or many-to-many relationship.  To force this relationship to allow a particular \"%s\" object to be referenced by only a single \"%s\" object at a time via the %s relationship, which would allow delete-orphan cascade to take place in this direction, set the single_parent=True flag." % (
                    "many-to-one" if self.direction == MANYTOONE else "many-to-many", self._name(), self.mapper.class_.__name__, self.parent.class_.__name__, self._name()), code="bbf0")

    def _link_back(self):
        if self.backref is not None:
            name, kw = (self.backref, {}) if isinstance(self.backref, str) else self.backref
            kw = dict(kw)
            if name in self.mapper._props and self.mapper._props[name].parent is self.mapper:
                raise exc.ArgumentError("Error creating backref '%s' on relationship '%s': property of that name exists on mapper '%s'" % (name, self._name(), self.mapper))
            if self.secondary is not None:
                kw.setdefault("primaryjoin", self._secondary_join)
                kw.setdefault("secondaryjoin", self._primary)
            else:
                kw.setdefault("primaryjoin", self._primary)
                kw.setdefault("foreign_keys", [f for _, f in self._sync])
                if self.parent.base_mapper is self.mapper.base_mapper and "remote_side" not in kw:
                    kw["remote_side"] = [r for r, _ in self._sync] if self.direction == ONETOMANY else [f for _, f in self._sync]
            other = Relationship(self.parent.class_, self.secondary, back_populates=self.key, **kw)
            self.back_populates = name
            self.mapper._add_property(name, other)
            setattr(self.mapper.class_, name, InstrumentedAttribute(self.mapper.class_, name, other))
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
                    "Mapper '%s' has no property '%s'.  If this property was indicated from other mappers or configure events, ensure registry.configure() has been called." % (self.mapper, self.back_populates))
            if other not in self._reverse:
                self._reverse.append(other)
            if self not in other._reverse:
                other._reverse.append(self)
            other._configure()
            if other.direction == self.direction and self.direction != MANYTOMANY:
                raise exc.ArgumentError(
                    "%s and back-reference %s are both of the same direction %r.  Did you mean to set remote_side on the many-to-one side ?" % (
                        self._name(), other._name(), self.direction))

    @property
    def local_columns(self):
        self._configure()
        if self.direction == MANYTOMANY:
            return {a for a, _ in self._local_pairs}
        return {r for r, _ in self._sync} if self.direction == ONETOMANY else {f for _, f in self._sync}

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

    def _collection(self, obj, items=()):
        made = _collections.make(self.collection_class)
        for item in items:
            made._plain_append(item)
        made._sa_adapter = _collections._Adapter(obj, self)
        return made

    def _members(self, value):
        if value is None or value is NO_VALUE:
            return []
        if self.uselist:
            return _collections.members(value)
        return [value]

    def _load(self, state, obj):
        if not self._ready:
            self.parent._configure()
        from sqlalchemy.orm.loading import load_relationship
        if self.lazy in ("dynamic", "write_only"):
            from sqlalchemy.orm.query import AppenderQuery
            return AppenderQuery(self, state)
        value = load_relationship(self, state)
        if self.uselist:
            value = self._collection(obj, value)
        state.dict[self.key] = value
        return value

    def _before_change(self, obj):
        state = instance_state(obj)
        if self.key not in state.committed:
            value = state.dict.get(self.key, NO_VALUE)
            state.changed(self.key, list(_collections.members(value)) if value is not NO_VALUE else [])
        elif state.session_ is not None:
            state.session_._touched(state)

    def _check_type(self, item):
        if item is None:
            return
        if not hasattr(item, "__dict__") or getattr(type(item), "__mapper__", None) is None:
            raise AttributeError("'%s' object has no attribute '_sa_instance_state'" % type(item).__name__)

    def _item_joined(self, obj, item, initiator=None):
        self._check_type(item)
        if self.parent._validators:
            item = validated(self, obj, self.key, item)
        if event._listeners:
            item = fire_set(self, obj, item, None, "append")
        self._cascade_in(obj, item)
        for other in self._reverse:
            if initiator is not other:
                other._add_back(item, obj, self)
        return item

    def _item_left(self, obj, item, initiator=None):
        if event._listeners:
            fire_set(self, obj, item, None, "remove")
        for other in self._reverse:
            if initiator is not other:
                other._remove_back(item, obj, self)

    def _cascade_in(self, obj, item):
        if item is None or self.viewonly or "save-update" not in self.cascade:
            return
        session = instance_state(obj).session_
        if session is not None and _state_of(item).session_ is not session and _state_of(item).session_ is None:
            session._save_or_update(item)

    def _add_back(self, obj, item, initiator):
        """The other side of a pair learns of it, without loading what it does not have."""
        state = _state_of(obj)
        if self.uselist:
            collection = state.dict.get(self.key)
            if collection is None:
                if state.key is None or self.key in state.committed:
                    collection = getattr(obj, self.key)
                else:
                    state.changed(self.key, NO_VALUE) if False else None
                    pending = state.__dict__.setdefault("pending_adds", {})
                    pending.setdefault(self.key, []).append(item)
                    return
            if item not in _collections.members(collection):
                self._before_change(obj)
                collection._plain_append(item)
            return
        old = state.dict.get(self.key, NO_VALUE)
        if old is NO_VALUE and state.key is not None:
            old = getattr(obj, self.key)
        if old is item:
            return
        state.changed(self.key, old)
        state.dict[self.key] = item
        # Taken from another owner: that one's collection lets it go.
        if old is not NO_VALUE and old is not None:
            for other in self._reverse:
                other._remove_back(old, obj, self)

    def _remove_back(self, obj, item, initiator):
        state = _state_of(obj)
        if self.uselist:
            collection = state.dict.get(self.key)
            if collection is not None and item in _collections.members(collection):
                self._before_change(obj)
                collection._plain_remove(item)
            return
        if state.dict.get(self.key) is item:
            state.changed(self.key, item)
            state.dict[self.key] = None

    def _set(self, state, obj, value):
        if not self._ready:
            self.parent._configure()
        if self.viewonly and False:
            return
        if self.uselist:
            return self._set_collection(state, obj, value)
        self._check_type(value)
        if self.parent._validators:
            value = validated(self, obj, self.key, value)
        old = state.dict.get(self.key, NO_VALUE)
        if old is NO_VALUE and state.key is not None and (self._reverse or "delete-orphan" in self.cascade or self.direction == ONETOMANY):
            old = self.__class__._load(self, state, obj)
        if event._listeners:
            value = fire_set(self, obj, value, old)
        state.changed(self.key, old)
        state.dict[self.key] = value
        if value is not None:
            self._cascade_in(obj, value)
        for other in self._reverse:
            if old is not NO_VALUE and old is not None and old is not value:
                other._remove_back(old, obj, self)
            if value is not None:
                other._add_back(value, obj, self)

    def _set_collection(self, state, obj, value):
        if value is None or isinstance(value, str) or not hasattr(value, "__iter__"):
            raise TypeError("Incompatible collection type: %s is not list-like" % type(value).__name__)
        items = _collections.members(value)
        old = getattr(obj, self.key)
        if old is value:
            return
        before = _collections.members(old)
        if self.key not in state.committed:
            state.changed(self.key, list(before))
        new = self._collection(obj)
        state.dict[self.key] = new
        for item in items:
            if item in before:
                new._plain_append(item)
            else:
                new.append(item) if not isinstance(new, dict) else new.set(item)
        for item in before:
            if item not in items:
                self._item_left(obj, item)

    def _deleted(self, state, obj, old):
        if not self.uselist and old is not None:
            for other in self._reverse:
                other._remove_back(old, obj, self)

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
                first = self._primary if parent_entity is None else _adapt_one(self._primary, parent_entity)
            if self._secondary_join is not None:
                second = self._secondary_join if entity is None else _adapt_one(self._secondary_join, entity)
            alias = secondary.alias() if not isinstance(secondary, FromClause) or True else secondary
            swap = [(c, alias.c[c.key]) for c in secondary.c]
            return [[source, alias, _sqla.adapt(first, swap), outer, full], [None, to, _sqla.adapt(second, swap), outer, full]]
        on = self._on(parent_entity, entity)
        if criterion is not None:
            on = _sqla.connect("and", [on, criterion])
        return [[source, to, on, outer, full]]

    def _expression(self, entity):
        self.parent._configure()
        return self._on(entity, None) if self.secondary is None else _sqla.connect(
            "and", [a == b for a, b in self._local_pairs] + [a == b for a, b in self._remote_pairs])

    def _selected(self, entity):
        return [self._expression(entity)]

    def _compare(self, entity, other, negate):
        """`Child.parent == obj`, `Child.parent == None`."""
        self.parent._configure()
        adapt = _adapter(entity)
        if other is None:
            if self.direction == MANYTOONE:
                made = _sqla.connect("and", [adapt(f) == None for _, f in self._sync])
                return _sqla.connect("and", [adapt(f) != None for _, f in self._sync]) if negate else made
            made = self.comparator(QueryableAttribute(self.parent.class_, self.key, self, entity)).any()
            return made if negate else ~made
        if self.uselist:
            raise exc.InvalidRequestError("Can't compare a collection to an object or collection; use contains() to test for membership.")
        if self.direction == MANYTOONE:
            made = _sqla.connect("and", [adapt(f) == getattr(other, self.mapper._key_of(r)) for r, f in self._sync])
            if negate:
                return _sqla.connect("or", [adapt(f) != getattr(other, self.mapper._key_of(r)) for r, f in self._sync] + [adapt(f) == None for _, f in self._sync])
            return made
        made = _sqla.connect("and", [adapt(r) == getattr(other, self.mapper._key_of(f)) for r, f in self._sync])
        return ~made if negate else made

    def comparator(self, attribute):
        return RelationshipComparator(self, attribute)

    def __repr__(self):
        return "<Relationship at 0x%x; %s>" % (id(self), self.key)


RelationshipProperty = Relationship
_RelationshipDeclared = Relationship


def _state_of(obj):
    state = obj.__dict__.get("_sa_instance_state")
    return state if state is not None else instance_state_for(obj)


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
        local, remote = (referred, referring) if prop.direction == ONETOMANY else (referring, referred)
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


_marks = {}


def foreign(expr):
    column = expr.__clause_element__() if hasattr(expr, "__clause_element__") else expr
    _marks.setdefault("foreign", []).append(column)
    return column


def remote(expr):
    column = expr.__clause_element__() if hasattr(expr, "__clause_element__") else expr
    _marks.setdefault("remote", []).append(column)
    return column


def _marked(expression, which):
    return [c for c in _marks.get(which, ()) if any(c is used for used in expression._columns)]


class _Names:
    """Names in a string argument: mapped classes, tables, functions."""

    def __init__(self, prop):
        self.prop = prop

    def find(self, name):
        registry = self.prop.parent.registry
        classes = registry._class_registry if registry is not None else {}
        if name in classes:
            found = classes[name]
            if isinstance(found, list):
                raise exc.InvalidRequestError('Multiple classes found for path "%s" in the registry of this declarative base. Please use a fully module-qualified path.' % name)
            return found
        metadata = registry.metadata if registry is not None else None
        if metadata is not None and name in metadata.tables:
            return metadata.tables[name]
        import sqlalchemy
        special = {"foreign": foreign, "remote": remote, "and_": sqlalchemy.and_, "or_": sqlalchemy.or_, "not_": sqlalchemy.not_,
                   "func": sqlalchemy.func, "desc": sqlalchemy.desc, "asc": sqlalchemy.asc, "text": sqlalchemy.text, "case": sqlalchemy.case,
                   "select": sqlalchemy.select, "true": sqlalchemy.true, "false": sqlalchemy.false, "null": sqlalchemy.null}
        if name in special:
            return special[name]
        module = sys.modules.get(self.prop.parent.class_.__module__)
        found = getattr(module, name, None) if module is not None else None
        if found is not None:
            return found
        raise NameError(name)


def _evaluate(text, prop):
    names = _Names(prop)
    simple = text.strip()
    if simple.replace(".", "").replace("_", "").isalnum() and simple.count(".") == 0:
        try:
            return names.find(simple)
        except NameError:
            _unknown(text, simple, prop)
    space = _Space(names)
    parts = simple.split(".")
    if len(parts) > 1 and all(p.isidentifier() for p in parts):
        try:
            found = names.find(parts[0])
            for number, part in enumerate(parts[1:]):
                found = found.c[part] if isinstance(found, Table) and part != "c" else getattr(found, part)
            return found
        except NameError:
            try:
                return names.find(parts[-1])
            except NameError:
                _unknown(text, parts[0], prop)
    try:
        return eval(text, {}, space)
    except NameError as e:
        _unknown(text, str(e).split("'")[1] if "'" in str(e) else str(e), prop)


class _Space(dict):
    def __init__(self, names):
        self._names = names

    def __missing__(self, name):
        if name in ("int", "str", "len", "list", "dict", "set", "True", "False", "None"):
            raise KeyError(name)
        found = self._names.find(name)
        return _TableNames(found) if isinstance(found, Table) else found


class _TableNames:
    """`"users.c.id"` and `"users.id"` in a string."""

    def __init__(self, table):
        self._table = table

    def __getattr__(self, name):
        if name == "c":
            return self._table.c
        if name in self._table.c:
            return self._table.c[name]
        return getattr(self._table, name)

    def __clause_element__(self):
        return self._table


def _unknown(text, name, prop):
    mapper = prop.parent
    raise exc.InvalidRequestError(
        "When initializing mapper %s, expression %r failed to locate a name (%r). If this is a class name, consider adding this relationship() to the %r class after both dependent classes have been defined." % (
            mapper, text, name, mapper.class_))


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
        target = AliasedClass(prop.mapper.class_) if itself else None
        source = target.__sqla_from__ if itself else prop.mapper.mapped_table
        where = []
        entity = self.attribute._entity
        if prop.direction == MANYTOMANY:
            adapt, right = _adapter(entity), _adapter(target)
            query = Select(_sqla.column("1", None, True)).select_from(prop.secondary, source)
            where += [adapt(a) == b for a, b in prop._local_pairs] + [right(a) == b for a, b in prop._remote_pairs]
        else:
            query = Select(_sqla.column("1", None, True)).select_from(source)
            where.append(prop._on(entity, target))
        if criterion is not None:
            if itself:
                criterion = _sqla.adapt(criterion, target._pairs())
            where.append(criterion)
        for key, value in kwargs.items():
            where.append(getattr(target if itself else prop.mapper.class_, key) == value)
        own = entity.__sqla_from__ if entity is not None else prop.parent.mapped_table
        keep = [source] + ([prop.secondary] if prop.direction == MANYTOMANY else [])
        return exists(query.where(*where).correlate_except(*keep)).__clause_element__()

    def any(self, criterion=None, **kwargs):
        self.prop.parent._configure()
        if not self.prop.uselist:
            raise exc.InvalidRequestError("'any()' not implemented for scalar attributes. Use has().")
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
            raise exc.InvalidRequestError("'contains' not implemented for scalar attributes.  Use ==")
        if prop.direction == ONETOMANY:
            return _sqla.connect("and", [r == getattr(other, prop.mapper._key_of(f)) for r, f in prop._sync])
        from sqlalchemy.sql.selectable import Select, exists
        where = [a == b for a, b in prop._local_pairs] + [b == getattr(other, prop.mapper._key_of(a)) for a, b in prop._remote_pairs]
        query = Select(_sqla.column("1", None, True)).select_from(prop.secondary).where(*where)
        return exists(query).__clause_element__()

    def in_(self, other):
        raise NotImplementedError(
            "in_() not yet supported for relationships.  For a simple many-to-one, use in_() against the set of foreign key values.")

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
        prop = self.prop
        prop.parent._configure()
        to = prop.mapper.class_
        if onclause is not None and target is not self.attribute:
            to = target
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
            steps = comparator.__sqla_join__(left, self.attribute, None, outer, full, stmt)
        else:
            steps = comparator.__sqla_join__(left, entity, self.attribute, outer, full, stmt)
        for criterion in self.criteria:
            steps[-1][2] = _sqla.connect("and", [steps[-1][2], _plain(criterion)])
        return steps


def _plain(criterion):
    if criterion is None:
        return None
    return criterion.__clause_element__() if hasattr(criterion, "__clause_element__") else criterion


def relationship(argument=None, secondary=None, **kw):
    return Relationship(argument, secondary, **kw)


def dynamic_loader(argument=None, **kw):
    kw["lazy"] = "dynamic"
    return Relationship(argument, **kw)


def backref(name, **kwargs):
    return (name, kwargs)
