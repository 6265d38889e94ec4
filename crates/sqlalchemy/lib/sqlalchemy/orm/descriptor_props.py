"""sqlalchemy.orm.descriptor_props: synonyms and composites."""

import _sqla
from sqlalchemy.orm._field_options import take_field_options
from sqlalchemy.orm.interfaces import MapperProperty


class SynonymProperty(MapperProperty):
    def __init__(
        self,
        name,
        map_column=None,
        descriptor=None,
        comparator_factory=None,
        doc=None,
        info=None,
        **kw,
    ):
        self._dataclass = take_field_options(kw)
        self.name = name
        self.descriptor = descriptor
        self.info = info or {}

    def _expression(self, entity):
        return self.parent._props[self.name]._expression(entity)

    def _selected(self, entity):
        return self.parent._props[self.name]._selected(entity)

    def _load(self, state, obj):
        if self.descriptor is not None:
            return self.descriptor.__get__(obj, type(obj))
        return getattr(obj, self.name)

    def _set(self, state, obj, value):
        if self.descriptor is not None:
            return self.descriptor.__set__(obj, value)
        setattr(obj, self.name, value)

    @property
    def columns(self):
        return self.parent._props[self.name].columns


class CompositeProperty(MapperProperty):
    def __init__(self, class_, *attrs, **kw):
        self._dataclass = take_field_options(kw)
        self.composite_class = class_
        self.attrs = attrs
        self.info = kw.get("info") or {}

    def _attach(self, mapper, key):
        super()._attach(mapper, key)
        self.keys = []
        for number, attr in enumerate(self.attrs):
            if isinstance(attr, str):
                self.keys.append(attr)
                continue
            column = getattr(attr, "column", attr)
            found = next(
                (k for k, p in mapper._props.items() if p._is_column and p.columns[0] is column),
                None,
            )
            self.keys.append(found or getattr(attr, "key", None))

    def _expression(self, entity):
        return _sqla.tuple_([self.parent._props[k]._expression(entity) for k in self.keys])

    def _selected(self, entity):
        return [self.parent._props[k]._expression(entity) for k in self.keys]

    def _load(self, state, obj):
        values = [getattr(obj, k) for k in self.keys]
        if all(v is None for v in values):
            return None
        return self.composite_class(*values)

    def values_of(self, value):
        """The values of the attributes that a composite value is made of."""
        if value is None:
            return [None] * len(self.keys)
        if hasattr(value, "__composite_values__"):
            return value.__composite_values__()
        return tuple(value.__dict__.values())

    def _set(self, state, obj, value):
        for key, part in zip(self.keys, self.values_of(value)):
            setattr(obj, key, part)

    def _compare(self, entity, other, negate):
        parts = self.values_of(other)
        made = _sqla.connect(
            "and",
            [self.parent._props[k]._expression(entity) == v for k, v in zip(self.keys, parts)],
        )
        return ~made if negate else made
