"""sqlalchemy.orm.descriptor_props: synonyms and composites."""

import operator
import _sqla
from sqlalchemy import exc
from sqlalchemy.orm._field_options import _MISSING, take_field_options
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
    def __init__(self, class_, *attrs, return_none_on=_MISSING, comparator_factory=None, **kw):
        self._dataclass = take_field_options(kw)
        self.return_none_on = None if return_none_on is _MISSING else return_none_on
        self._none_is_told = return_none_on is not _MISSING
        self.comparator_factory = comparator_factory or self.Comparator
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
        return _sqla.tuple_(self._selected(entity))

    def _selected(self, entity):
        return [self.parent._props[k]._expression(entity) for k in self.keys]

    def made_of(self, values):
        """The composite of the values of its attributes; None where it says so."""
        nothing = self.return_none_on
        if nothing is not None and nothing(*values):
            return None
        return self.composite_class(*values)

    def _load(self, state, obj):
        values = [getattr(obj, k) for k in self.keys]
        if self.key not in obj.__dict__:
            self._keep(obj, self.made_of(values))
        return obj.__dict__[self.key]

    def values_of(self, value):
        """The values of the attributes that a composite value is made of."""
        if value is None:
            return [None] * len(self.keys)
        if hasattr(value, "__composite_values__"):
            return value.__composite_values__()
        fields = getattr(value, "__dataclass_fields__", None)
        if fields is None:
            raise exc.InvalidRequestError(
                "Composite class %s is not a dataclass and does not define a __composite_values__() method; can't get state"
                % self.composite_class.__name__
            )
        return tuple(getattr(value, name) for name in fields)

    def _set(self, state, obj, value):
        for key, part in zip(self.keys, self.values_of(value)):
            setattr(obj, key, part)
        self._keep(obj, value)

    def _keep(self, obj, value):
        obj.__dict__[self.key] = value
        belongs_to = getattr(value, "_sa_belongs_to", None)
        if belongs_to is not None:
            belongs_to(obj, self)

    def comparison(self, name, entity):
        """What the attribute does for one of Python's operators."""
        return getattr(self.comparator_factory(self, entity), name)

    class Comparator:
        """Compares a composite attribute part by part."""

        def __init__(self, prop, parententity, adapt_to_entity=None):
            self.prop, self._parententity = prop, parententity
            self._adapt_to_entity = adapt_to_entity

        def __clause_element__(self):
            return _Clauses(self.prop._selected(self._parententity))

        def _by_parts(self, compare, other):
            pairs = zip(self.__clause_element__().clauses, self.prop.values_of(other))
            return _sqla.connect("and", [compare(column, value) for column, value in pairs])

        def __eq__(self, other):
            return self._by_parts(operator.eq, other)

        def __ne__(self, other):
            return self._by_parts(operator.ne, other)

        def __lt__(self, other):
            return self._by_parts(operator.lt, other)

        def __le__(self, other):
            return self._by_parts(operator.le, other)

        def __gt__(self, other):
            return self._by_parts(operator.gt, other)

        def __ge__(self, other):
            return self._by_parts(operator.ge, other)

        def __hash__(self):
            return id(self)


class _Clauses:
    """The columns of a composite attribute."""

    def __init__(self, clauses):
        self.clauses = clauses

    def __iter__(self):
        return iter(self.clauses)


Composite = CompositeProperty
