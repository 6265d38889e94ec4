"""sqlalchemy.orm.properties: a column as an attribute."""

from _sqla import Column
from sqlalchemy import event, exc
from sqlalchemy.orm._state import NO_VALUE
from sqlalchemy.orm.attributes import validated, fire_set
from sqlalchemy.orm._field_options import take_field_options
from sqlalchemy.orm.interfaces import MapperProperty


class ColumnProperty(MapperProperty):
    _is_column = True
    strategy_key = ()

    # What an attribute that nothing has set gives: the default of a dataclass's field.
    _default_scalar = None
    _unset_defaults = "values"

    def __init__(self, columns, deferred=False, **kw):
        self._dataclass = take_field_options(kw)
        self.columns = list(columns)
        self.deferred = deferred
        self.active_history = kw.get("active_history", False)
        self.comparator_factory = kw.get("comparator_factory")
        self.group = kw.get("group")
        self.info = kw.get("info") or {}
        self._is_expression = not isinstance(self.columns[0], Column)

    @property
    def expression(self):
        return self.columns[0]

    def _expression(self, entity):
        column = self.columns[0]
        if self.parent._union is not None:
            from sqlalchemy.orm._concrete import union_column

            return union_column(self.parent, column, entity)
        if entity is None:
            return column
        return entity._adapt(column)

    def _selected(self, entity):
        return [self._expression(entity)]

    def _load(self, state, obj):
        key = self.key
        if key in state.__dict__.get("refused", ()) and key not in state.expired:
            raise exc.InvalidRequestError("'%s' is not available due to raiseload=True" % (self,))
        if key in state.expired or (
            state.key is not None and state.session_ is not None and key not in state.dict
        ):
            if state.key is not None:
                if state.session_ is not None or key in state.expired:
                    state.refresh({key} if key not in state.expired else None)
                    if key in state.dict:
                        return state.dict[key]
        return self._default_scalar

    def _set(self, state, obj, value):
        key = self.key
        if self.parent._validators:
            value = validated(self, obj, key, value)
        old = state.dict.get(key, NO_VALUE)
        if old is NO_VALUE and key in state.expired:
            old = NO_VALUE
            state.expired.discard(key)
        if event._listeners:
            value = fire_set(self, obj, value, old)
        state.changed(key, old)
        state.dict[key] = value

    def copy(self):
        new = ColumnProperty(list(self.columns), self.deferred)
        new._default_scalar = self._default_scalar
        return new

    def __repr__(self):
        return "<ColumnProperty at 0x%x; %s>" % (id(self), self.key)
