"""sqlalchemy.orm.attributes: mapped attributes, on the class an expression, on the object a tracked
value."""

import _sqla
from sqlalchemy import exc, event
from sqlalchemy.sql.expression import ColumnOperators
from sqlalchemy.orm._state import (
    DONT_SET,
    NO_VALUE,
    NEVER_SET,
    History,
    InstanceState,
    get_history,
    instance_state,
    set_attribute,
    set_committed_value,
    get_attribute,
    flag_modified,
    flag_dirty,
    PASSIVE_NO_RESULT,
    PASSIVE_OFF,
    manager_of_class,
)
from sqlalchemy.orm import exc as orm_exc


def _delegate(name):
    def method(self, *args):
        if hasattr(self.prop, "comparison"):
            return self.prop.comparison(name, self._entity)(*args)
        return getattr(self.__clause_element__(), name)(*args)

    method.__name__ = name
    return method


def _annotated_attribute(element, name):
    """SQLAlchemy asks an annotated copy of the column; its class is in the message."""
    try:
        return getattr(element, name)
    except AttributeError as err:
        cause = err.__cause__
        if cause is None or not isinstance(element, _sqla.Column):
            raise
        raise AttributeError(
            "Neither 'AnnotatedColumn' object nor 'Comparator' object has an attribute %r" % name
        ) from cause


class QueryableAttribute(ColumnOperators):
    """What `User.name` is."""

    is_attribute = True
    _sqla_executable = False

    def __init__(self, class_, key, prop, entity=None):
        self.class_ = class_
        self.key = key
        self.prop = prop
        self._entity = entity

    @property
    def parent(self):
        return self._entity if self._entity is not None else self.prop.parent

    @property
    def parent_entity(self):
        return self._entity if self._entity is not None else self.class_

    @property
    def comparator(self):
        return self.prop.comparator(self)

    @property
    def expression(self):
        return self.__clause_element__()

    def __clause_element__(self):
        return self.prop._expression(self._entity)

    @property
    def type(self):
        return self.__clause_element__().type

    @property
    def name(self):
        return self.__clause_element__().name

    @property
    def info(self):
        return self.prop.info

    @property
    def columns(self):
        return self.prop.columns

    @property
    def _froms(self):
        return self.__clause_element__()._froms

    def __sqla_select__(self):
        return self.prop._selected(self._entity)

    def contains(self, other, **kw):
        if self.prop._is_relationship:
            return self.prop.comparator(self).contains(other, **kw)
        return super().contains(other, **kw)

    def __sqla_event_target__(self):
        return self.prop._event_place()

    def label(self, name):
        return _Labelled(self, name)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        prop = self.__dict__["prop"]
        comparator = prop.comparator(self)
        if comparator is not None and hasattr(comparator, name):
            return getattr(comparator, name)
        try:
            if prop._is_relationship:
                raise AttributeError(name)
            return _annotated_attribute(self.__clause_element__(), name)
        except AttributeError as err:
            raise AttributeError(
                "Neither %r object nor %r object associated with %s.%s has an attribute %r"
                % ("InstrumentedAttribute", "Comparator", self.class_.__name__, self.key, name)
            ) from err

    def __hash__(self):
        return id(self)

    def __str__(self):
        return "%s.%s" % (self.class_.__name__, self.key)

    def __repr__(self):
        return "<sqlalchemy.orm.attributes.InstrumentedAttribute object at 0x%x>" % id(self)

    def __bool__(self):
        return True

    def op(self, opstring, precedence=0, is_comparison=False, return_type=None, python_impl=None):
        return self.__clause_element__().op(opstring, precedence, is_comparison, return_type)

    def adapt_to_entity(self, entity):
        return QueryableAttribute(self.class_, self.key, self.prop, entity)


for _name in (
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__add__",
    "__radd__",
    "__sub__",
    "__rsub__",
    "__mul__",
    "__rmul__",
    "__truediv__",
    "__rtruediv__",
    "__floordiv__",
    "__mod__",
    "__rmod__",
    "__neg__",
    "__and__",
    "__or__",
    "__rand__",
    "__ror__",
    "__invert__",
    "__getitem__",
    "__lshift__",
    "__rshift__",
):
    setattr(QueryableAttribute, _name, _delegate(_name))


_OPERATOR_NAMES = {
    "like": "like_op",
    "ilike": "ilike_op",
    "in_": "in_op",
    "not_in": "not_in_op",
    "is_": "is_",
    "is_not": "is_not",
    "between": "between_op",
    "startswith": "startswith_op",
    "endswith": "endswith_op",
    "desc": "desc_op",
    "asc": "asc_op",
}


def _not_of_relationships(name):
    """What no relationship can be compared with."""
    plain = getattr(ColumnOperators, name)

    def method(self, *args, **kw):
        if not self.prop._is_relationship and not hasattr(self.prop, "comparison"):
            return plain(self, *args, **kw)
        if hasattr(self.prop, "comparison"):
            own = getattr(self.prop.comparator_factory(self.prop, self._entity), name, None)
            if own is not None:
                return own(*args, **kw)
            raise NotImplementedError("<function %s at 0x%x>" % (_OPERATOR_NAMES[name], id(method)))
        if name == "in_":
            raise NotImplementedError(
                "in_() not yet supported for relationships.  For a simple many-to-one, use in_() against the set of foreign key values."
            )
        raise NotImplementedError("<function %s at 0x%x>" % (_OPERATOR_NAMES[name], id(method)))

    method.__name__ = name
    return method


for _name in _OPERATOR_NAMES:
    setattr(QueryableAttribute, _name, _not_of_relationships(_name))


def _eq(self, other):
    compare = getattr(self.prop, "_compare", None)
    if compare is not None:
        return compare(self._entity, other, False)
    if hasattr(self.prop, "comparison"):
        return self.prop.comparison("__eq__", self._entity)(other)
    return self.__clause_element__() == other


def _ne(self, other):
    compare = getattr(self.prop, "_compare", None)
    if compare is not None:
        return compare(self._entity, other, True)
    if hasattr(self.prop, "comparison"):
        return self.prop.comparison("__ne__", self._entity)(other)
    return self.__clause_element__() != other


def _configured_property(self):
    self.prop.parent._configure()
    return self.prop


def _joins(self):
    """Only relationships can be joined along."""
    if not getattr(self.prop, "_is_relationship", False):
        raise AttributeError("__sqla_join__")
    return self.prop.comparator(self).__sqla_join__


QueryableAttribute.__sqla_join__ = property(_joins)
QueryableAttribute.entity_class = property(lambda self: self.prop.comparator(self).entity_class)
QueryableAttribute.property = property(_configured_property)
QueryableAttribute.__eq__ = _eq
QueryableAttribute.__ne__ = _ne


class _Labelled:
    """`User.name.label("x")`: keeps the attribute's entity."""

    def __init__(self, attribute, name):
        self._attribute = attribute
        self.key = self.name = name

    def __clause_element__(self):
        if "_made" not in self.__dict__:
            self._made = _sqla.label(self._attribute.__clause_element__(), self.name)
        return self._made

    def __sqla_select__(self):
        return [self.__clause_element__()]

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.__clause_element__(), name)

    def __eq__(self, other):
        return self.__clause_element__() == other

    def __ne__(self, other):
        return self.__clause_element__() != other

    def __lt__(self, other):
        return self.__clause_element__() < other

    def __gt__(self, other):
        return self.__clause_element__() > other

    def __le__(self, other):
        return self.__clause_element__() <= other

    def __ge__(self, other):
        return self.__clause_element__() >= other

    def __hash__(self):
        return id(self)


class InstrumentedAttribute(QueryableAttribute):
    def __get__(self, instance, owner):
        if instance is None:
            if (
                owner is not self.class_
                and getattr(owner, "__mapper__", None) is not None
                and owner.__mapper__ is not self.prop.parent
            ):
                return _for_subclass(self, owner)
            return self
        values = instance.__dict__
        if self.key in values:
            return values[self.key]
        state = values.get("_sa_instance_state")
        if state is None:
            state = instance_state_for(instance)
        return self.prop._load(state, instance)

    def __set__(self, instance, value):
        if value is DONT_SET:
            return
        state = instance.__dict__.get("_sa_instance_state")
        if state is None:
            state = instance_state_for(instance)
        self.prop._set(state, instance, value)

    def __delete__(self, instance):
        state = instance_state(instance)
        if self.key not in instance.__dict__ and self.key not in state.expired:
            raise AttributeError("%s object does not have a value" % self)
        old = self.__get__(instance, type(instance))
        state.changed(self.key, old)
        instance.__dict__.pop(self.key, None)
        self.prop._deleted(state, instance, old)


def _for_subclass(attribute, owner):
    mapper = owner.__mapper__
    prop = mapper._props.get(attribute.key)
    if prop is None:
        return attribute
    found = mapper._attributes.get(attribute.key)
    if found is None:
        found = mapper._attributes[attribute.key] = InstrumentedAttribute(
            owner, attribute.key, prop
        )
    return found


def instance_state_for(instance):
    """An object whose __init__ did not run yet, or ran without the ORM's."""
    mapper = type(instance).__mapper__
    state = InstanceState(instance, mapper)
    instance.__dict__["_sa_instance_state"] = state
    return state


def validated(prop, obj, key, value):
    for fn in prop.parent._validators.get(key, ()):
        value = fn(obj, key, value)
    return value


def fire_set(prop, obj, value, old, name="set"):
    listeners = event._for(name, prop._event_place()) if event._listeners else ()
    for fn in listeners:
        if name in ("append", "remove"):
            changed = fn(obj, value, None)
        else:
            changed = fn(obj, value, old, None)
        if fn.retval:
            value = changed
    return value


def init_collection(obj, key):
    return getattr(obj, key)


def del_attribute(instance, key):
    delattr(instance, key)


class AttributeEvent:
    pass


Event = AttributeEvent
