"""What a mapper answers about itself."""

from sqlalchemy import exc
from sqlalchemy.orm.descriptor_props import SynonymProperty


class _MapperViews:
    """Questions to a mapper."""

    @property
    def mapper(self):
        return self

    @property
    def attrs(self):
        self._configure()
        return _PropsView(self._props)

    all_orm_descriptors = attrs

    @property
    def column_attrs(self):
        self._configure()
        return _PropsView({k: p for k, p in self._props.items() if p._is_column})

    @property
    def relationships(self):
        self._configure()
        return _PropsView({k: p for k, p in self._props.items() if p._is_relationship})

    @property
    def synonyms(self):
        return _PropsView({k: p for k, p in self._props.items() if isinstance(p, SynonymProperty)})

    @property
    def columns(self):
        return _PropsView({k: p.columns[0] for k, p in self._props.items() if p._is_column})

    c = columns

    @property
    def persist_selectable(self):
        return self.mapped_table

    @property
    def selectable(self):
        return self.mapped_table

    @property
    def class_manager(self):
        return self

    @property
    def self_and_descendants(self):
        out = [self]
        for sub in self._subs:
            out.extend(sub.self_and_descendants)
        return out

    @property
    def _polymorphic_identities(self):
        """What the objects of this class may say of their class: its identity and, where they share
        its tables, those of the classes below."""
        return {
            m.polymorphic_identity for m in self.self_and_descendants if m.tables == self.tables
        }

    def _with_subclasses(self, wanted=None):
        """Mappers of subclasses whose columns are selected with those of this class, level by
        level."""
        wanted = self.with_polymorphic if wanted is None else wanted
        if (
            isinstance(wanted, tuple)
            and len(wanted) == 2
            and (wanted[1] is None or not isinstance(wanted[1], type))
        ):
            wanted = wanted[0]
        named = (
            None
            if wanted is None
            else "*"
            if wanted == "*"
            else {getattr(c, "__mapper__", c) for c in wanted}
        )
        found, level = [], [self]
        while level:
            level = [sub for mapper in level for sub in mapper._subs if not sub.concrete]
            found += [
                m
                for m in level
                if named == "*"
                or (named is not None and m in named)
                or (m.polymorphic_load == "inline" and wanted is self.with_polymorphic)
            ]
        return found

    def _key_columns(self):
        """The primary key as a SELECT of this class has it."""
        if self._union is None:
            return self.primary_key
        return tuple(self._props[key]._expression(None) for key in self._key_names)

    @property
    def iterate_properties(self):
        self._configure()
        return iter(list(self._props.values()))

    def iterate_to_root(self):
        mapper = self
        while mapper is not None:
            yield mapper
            mapper = mapper.inherits

    def isa(self, other):
        return any(m is other for m in self.iterate_to_root())

    def common_parent(self, other):
        return self.base_mapper is other.base_mapper

    def get_property(self, key):
        self._configure()
        if key not in self._props:
            raise exc.InvalidRequestError(
                "Mapper '%s' has no property '%s'.  If this property was indicated from other mappers or configure events, ensure registry.configure() has been called."
                % (self, key)
            )
        return self._props[key]

    def has_property(self, key):
        return key in self._props

    def get_property_by_column(self, column):
        return self._props[self._key_of(column)]

    def primary_key_from_instance(self, instance):
        return [getattr(instance, k) for k in self._key_names]

    def identity_key_from_instance(self, instance):
        return (self.base_mapper.class_, tuple(self.primary_key_from_instance(instance)), None)

    def primary_mapper(self):
        return self

    def _column_props(self):
        return [p for p in self._props.values() if p._is_column]

    def _loaded_props(self):
        """Properties a SELECT of this class brings, in order."""
        return [(k, p) for k, p in self._props.items() if p._is_column and not p.deferred]

    def _single_criterion(self, entity=None):
        """Rows of this class in a table it shares with others."""
        if not self.single or self.polymorphic_on is None:
            return None
        on = self.polymorphic_on if entity is None else entity._adapt(self.polymorphic_on)
        identities = [
            m.polymorphic_identity
            for m in self.self_and_descendants
            if m.polymorphic_identity is not None
        ]
        return on.in_(identities)


class _PropsView:
    def __init__(self, items):
        self._items = items

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return self.__dict__["_items"][name]
        except KeyError:
            raise AttributeError(name)

    def __getitem__(self, name):
        return self._items[name]

    def __iter__(self):
        return iter(self._items.values())

    def __len__(self):
        return len(self._items)

    def __contains__(self, name):
        return name in self._items

    def keys(self):
        return list(self._items)

    def values(self):
        return list(self._items.values())

    def items(self):
        return list(self._items.items())

    def get(self, key, default=None):
        return self._items.get(key, default)
