"""sqlalchemy.orm.mapper: a class, its table and its properties."""

import contextlib
import _sqla
from _sqla import ColumnElement, Column
from sqlalchemy import exc, event
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._state import InstanceState
from sqlalchemy.orm.attributes import InstrumentedAttribute
from sqlalchemy.orm.interfaces import MapperProperty
from sqlalchemy.orm.properties import ColumnProperty
from sqlalchemy.orm.descriptor_props import Composite, CompositeProperty, SynonymProperty
from sqlalchemy.orm._mapper_views import _MapperViews
from sqlalchemy.orm._overlaps import forget, warn_of_overlaps

_all_mappers = []
_to_configure = []
_configuring = [False]


def _next_version(version):
    return (version or 0) + 1


class Mapper(_MapperViews):
    """The mapping of one class."""

    is_mapper = True

    def __init__(self, class_, local_table, properties, registry=None, **kw):
        self.class_ = class_
        self.entity = class_
        self.local_table = local_table
        self.registry = registry
        self.inherits = kw.get("inherits")
        if isinstance(self.inherits, type):
            self.inherits = self.inherits.__mapper__
        self._validators = dict(self.inherits._validators) if self.inherits is not None else {}
        self._attributes = {}
        self._props = {}
        self._configured = False
        self.polymorphic_identity = kw.get("polymorphic_identity")
        above = self.inherits
        self.version_id_col = kw.get(
            "version_id_col", above.version_id_col if above is not None else None
        )
        self.version_id_generator = kw.get(
            "version_id_generator",
            above.version_id_generator if above is not None else _next_version,
        )
        self.confirm_deleted_rows = kw.get("confirm_deleted_rows", True)
        self.eager_defaults = kw.get("eager_defaults", "auto")
        self._order_args = kw
        self.concrete = kw.get("concrete", False)
        self.with_polymorphic = kw.get("with_polymorphic")
        self.polymorphic_load = kw.get("polymorphic_load")
        self.single = False
        self._subs = []
        self._union = None
        self._setup_inheritance()
        self._setup_columns(properties, kw)
        self._setup_polymorphic(kw)
        self._setup_key(kw)
        self._instrument()
        _all_mappers.append(self)
        _to_configure.append(self)
        if event._listeners:
            for fn in event._for_class(class_, "instrument_class"):
                fn(self, class_)

    # set-up

    def _setup_inheritance(self):
        if self.inherits is None:
            self.base_mapper = self
            self.tables = [self.local_table]
            self.mapped_table = self.local_table
            return
        parent = self.inherits
        parent._subs.append(self)
        self.base_mapper = parent.base_mapper
        if self.local_table is None or self.local_table is parent.local_table:
            self.single = True
            self.local_table = parent.local_table
            self.tables = list(parent.tables)
            self.mapped_table = parent.mapped_table
            return
        if self.concrete:
            self.base_mapper = self
            self.tables = [self.local_table]
            self.mapped_table = self.local_table
            return
        self.tables = list(parent.tables) + [self.local_table]
        condition = self._order_args.get("inherit_condition")
        try:
            self.mapped_table = _sqla.join(
                parent.mapped_table, self.local_table, condition, False, False
            )
        except exc.NoForeignKeysError as e:
            raise exc.NoForeignKeysError(
                "Can't determine the inherit condition between inherited table '%s' and inheriting table '%s'; tables have no foreign key relationships established.  Please ensure the inheriting table has a foreign key relationship to the inherited table, or provide an explicit 'on clause' using the 'inherit_condition' mapper argument."
                % (parent.local_table.name, self.local_table.name)
            ) from e
        self.inherit_pairs = _inherit_pairs(parent, self.local_table)

    def _setup_columns(self, properties, kw):
        given = dict(properties or {})
        include, exclude = kw.get("include_properties"), kw.get("exclude_properties")
        if self.inherits is not None and not self.concrete:
            for key, prop in self.inherits._props.items():
                self._props[key] = prop
        by_column = {}
        for key, value in given.items():
            if isinstance(value, ColumnProperty):
                for column in value.columns:
                    by_column[id(column)] = key
            elif isinstance(value, ColumnElement):
                by_column[id(value)] = key
            elif isinstance(value, (list, tuple)) and value and isinstance(value[0], ColumnElement):
                for column in value:
                    by_column[id(column)] = key
        own = (
            self.local_table.c
            if (self.inherits is None or not self.single)
            else [c for c in self.local_table.c if id(c) in by_column]
        )
        prefix = kw.get("column_prefix") or ""
        for column in own:
            key = by_column.get(id(column)) or prefix + column.key
            if (include is not None and key not in include) or (
                exclude is not None and key in exclude
            ):
                continue
            value = given.get(key)
            if isinstance(value, ColumnProperty):
                continue
            self._add_column(key, column)
        for key, value in given.items():
            self._add_property(key, value)
        # What was declared as a property of its own stands before the table's columns.
        first = [k for k, v in given.items() if not isinstance(v, Column) and k in self._props]
        self._props = {
            k: self._props[k] for k in first + [k for k in self._props if k not in first]
        }

    def _add_column(self, key, column):
        known = self._props.get(key)
        if known is not None and known._is_column and not known._is_expression:
            if known.parent is not self:
                # The same key in a parent's table: both columns hold one value.
                prop = ColumnProperty([column] + list(known.columns))
                prop._attach(self, key)
                self._props[key] = prop
                return
            if column not in known.columns:
                known.columns.append(column)
            return
        prop = ColumnProperty([column])
        prop._attach(self, key)
        self._props[key] = prop

    def _add_property(self, key, value):
        if isinstance(value, MapperProperty):
            value._attach(self, key)
            self._props[key] = value
        elif isinstance(value, Column):
            if key not in self._props:
                self._add_column(key, value)
        elif isinstance(value, (list, tuple)) and value and isinstance(value[0], Column):
            prop = ColumnProperty(value)
            prop._attach(self, key)
            self._props[key] = prop
        elif isinstance(value, ColumnElement):
            prop = ColumnProperty([value])
            prop._attach(self, key)
            self._props[key] = prop
        else:
            raise exc.ArgumentError("Mapper property expected for %r, got %r" % (key, value))

    def add_property(self, key, value):
        self._add_property(key, value)
        setattr(self.class_, key, InstrumentedAttribute(self.class_, key, self._props[key]))
        self._configured = False
        _to_configure.append(self)

    def add_properties(self, dict_of_properties):
        for key, value in dict_of_properties.items():
            self.add_property(key, value)

    def _setup_polymorphic(self, kw):
        on = kw.get("polymorphic_on")
        self.polymorphic_map = self.inherits.polymorphic_map if self.inherits is not None else {}
        self.polymorphic_on = (
            self.inherits.polymorphic_on
            if self.inherits is not None and not self.concrete
            else None
        )
        self.polymorphic_abstract = kw.get("polymorphic_abstract", False)
        if on is not None:
            if isinstance(on, str):
                if on not in self._props:
                    raise exc.ArgumentError(
                        "Can't determine polymorphic_on value '%s' - no attribute is mapped to this name."
                        % on
                    )
                on = self._props[on].columns[0]
            elif hasattr(on, "column") and not isinstance(on, ColumnElement):
                on = on.column
            elif hasattr(on, "__clause_element__"):
                on = on.__clause_element__()
            self.polymorphic_on = on
        if self.polymorphic_identity is not None:
            known = self.polymorphic_map.get(self.polymorphic_identity)
            if known is not None and known is not self:
                exc._warn(
                    "Reassigning polymorphic association for identity %r from %r to %r: Check for duplicate use of %r as value for polymorphic_identity."
                    % (self.polymorphic_identity, known, self, self.polymorphic_identity)
                )
            self.polymorphic_map[self.polymorphic_identity] = self
        elif (
            self.inherits is not None
            and not self.concrete
            and not self.polymorphic_abstract
            and self.inherits.base_mapper.polymorphic_on is not None
        ):
            exc._warn(
                "%s does not indicate a 'polymorphic_identity', yet is part of an inheritance hierarchy that has a 'polymorphic_on' column of '%s'. If this is an intermediary class that should not be instantiated, the class may either be left unmapped, or may include the 'polymorphic_abstract=True' parameter in its Mapper arguments. To leave the class unmapped when using Declarative, set the '__abstract__ = True' attribute on the class."
                % (self, self.inherits.base_mapper.polymorphic_on)
            )

    @property
    def _polymorphic_key(self):
        on = self.polymorphic_on
        if on is None:
            return None
        for key, prop in self._props.items():
            if prop._is_column and any(c is on for c in prop.columns):
                return key
        return None

    def _setup_key(self, kw):
        given = kw.get("primary_key")
        if given:
            self.primary_key = tuple(given)
        elif self.inherits is not None and not self.concrete:
            self.primary_key = self.inherits.primary_key
        else:
            self.primary_key = (
                tuple(self.local_table.primary_key) if self.local_table is not None else ()
            )
        if not self.primary_key:
            raise exc.ArgumentError(
                "Mapper %s could not assemble any primary key columns for mapped table '%s'"
                % (self, self.local_table.description)
            )
        self._key_names = [self._key_of(c) for c in self.primary_key]

    def _key_of(self, column):
        for key, prop in self._props.items():
            if prop._is_column and any(c is column for c in prop.columns):
                return key
        raise orm_exc.UnmappedColumnError(
            "No column %s is configured on mapper %s..." % (column, self)
        )

    def _instrument(self):
        cls = self.class_
        cls.__mapper__ = self
        cls.__sqla_select__ = classmethod(_class_select)
        cls._sa_class_manager = self
        cls.__sqla_from__ = self.mapped_table
        for name in dir(cls):
            fn = cls.__dict__.get(name)
            names = getattr(fn, "__sa_validators__", None)
            if names:
                for key in names:
                    self._validators.setdefault(key, [])
                    self._validators[key] = self._validators[key] + [fn]
        for base in cls.__mro__[1:]:
            if hasattr(base, "__mapper__"):
                continue
            for fn in list(base.__dict__.values()):
                for key in getattr(fn, "__sa_validators__", None) or ():
                    if fn not in self._validators.setdefault(key, []):
                        self._validators[key] = self._validators[key] + [fn]
        for key, prop in self._props.items():
            if (
                prop.parent is self
                or key not in dir(cls)
                or not isinstance(_lookup(cls, key), InstrumentedAttribute)
            ):
                existing = cls.__dict__.get(key)
                if (
                    isinstance(prop, SynonymProperty)
                    and prop.descriptor is None
                    and hasattr(existing, "__get__")
                    and not isinstance(existing, InstrumentedAttribute)
                    and isinstance(existing, property)
                ):
                    prop.descriptor = existing
                setattr(cls, key, InstrumentedAttribute(cls, key, prop))
        _wrap_init(cls, self)

    # questions

    def _configure(self):
        _check_configure()

    def __str__(self):
        return "Mapper[%s%s(%s)]" % (
            self.class_.__name__,
            "",
            self.local_table.description
            if self.local_table is not None
            else self.inherits.local_table.description,
        )

    __repr__ = lambda self: "<Mapper at 0x%x; %s>" % (id(self), self.class_.__name__)


def _lookup(cls, key):
    for base in cls.__mro__:
        if key in base.__dict__:
            return base.__dict__[key]
    return None


def _class_select(cls):
    from sqlalchemy.orm.loading import entity_columns

    return entity_columns(cls.__mapper__, None)


def _inherit_pairs(parent, table):
    pairs = []
    for key in table._foreign_key_list:
        target = key.column
        if any(t is target.table for t in parent.tables):
            pairs.append((target, key.parent))
    return pairs


def _wrap_init(cls, mapper):
    """The object's state must be there before a user's __init__ sets attributes."""
    original = cls.__dict__.get("__init__")
    if original is None or getattr(original, "_sa_wrapped", False):
        return

    def __init__(self, *args, **kwargs):
        _prepare(self, mapper)
        return original(self, *args, **kwargs)

    # What its caller forgot is said of the plain name, as the instrumented __init__ of SQLAlchemy
    # bears it.
    if hasattr(original, "__code__"):
        original.__qualname__ = "__init__"
    __init__._sa_wrapped = True
    __init__.__doc__ = original.__doc__
    __init__.__wrapped__ = original
    cls.__init__ = __init__


def _prepare(obj, mapper):
    if "_sa_instance_state" not in obj.__dict__:
        mapper = getattr(type(obj), "__mapper__", None)
        if mapper is None:
            return
        if mapper.polymorphic_abstract:
            raise exc.InvalidRequestError(
                "Can't instantiate class for %s; mapper is marked polymorphic_abstract=True"
                % mapper
            )
        if not mapper._configured:
            _check_configure()
        state = obj.__dict__["_sa_instance_state"] = InstanceState(obj, mapper)
        if mapper.polymorphic_on is not None:
            key = mapper._polymorphic_key
            if key is not None:
                mapper._props[key]._set(state, obj, mapper.polymorphic_identity)
        if event._listeners:
            for fn in event._for_class(type(obj), "init"):
                fn(obj, (), {})


def default_constructor(self, **kwargs):
    cls = type(self)
    _prepare(self, None)
    for key in kwargs:
        if not hasattr(cls, key):
            raise TypeError("%r is an invalid keyword argument for %s" % (key, cls.__name__))
        setattr(self, key, kwargs[key])


default_constructor.__name__ = default_constructor.__qualname__ = "__init__"


def configure_mappers():
    """Relationships of all classes find their joins; what is not asked for happens by itself."""
    _configure_all()


def _check_configure():
    if _to_configure and not _configuring[0]:
        _configure_all(exc.by_itself())


def _configure_all(warnings=contextlib.nullcontext()):
    if _configuring[0] or not _to_configure:
        return
    _configuring[0] = True
    try:
        warnings.__enter__()
        if event._listeners:
            for fn in event._for("before_configured", Mapper, _mapper_target):
                fn()
        _declare("__declare_first__")
        while _to_configure:
            mapper = _to_configure[0]
            failed = getattr(mapper, "_failed", None)
            if failed is not None:
                raise exc.InvalidRequestError(
                    "One or more mappers failed to initialize - can't proceed with initialization of other mappers. Triggering mapper: '%s'. Original exception was: %s"
                    % (mapper, failed)
                )
            try:
                for prop in list(mapper._props.values()):
                    if prop._is_relationship and prop.parent is mapper:
                        prop._configure()
                        warn_of_overlaps(prop)
            except Exception as e:
                if not isinstance(e, NotImplementedError):
                    mapper._failed = e
                raise
            mapper._configured = True
            _to_configure.pop(0)
            for fn in event._for("mapper_configured", mapper, Mapper, _mapper_target):
                fn(mapper, mapper.class_)
            for key, prop in list(mapper._props.items()):
                for sub in [sub for sub in mapper._subs if not sub.concrete]:
                    sub._props.setdefault(key, prop)
        _declare("__declare_last__")
        if event._listeners:
            for fn in event._for("after_configured", Mapper, _mapper_target):
                fn()
    finally:
        warnings.__exit__(None, None, None)
        _configuring[0] = False


# Declarative classes that are told before or after mappers are configured.
_declaring = []


def _declare(hook):
    for cls in list(_declaring):
        if hasattr(cls, hook):
            getattr(cls, hook)()


class _MapperTarget:
    """Stands for `sqlalchemy.orm.mapper` as an event target."""


_mapper_target = _MapperTarget()


def class_mapper(class_, configure=True):
    mapper = getattr(class_, "__mapper__", None)
    if mapper is None:
        raise orm_exc.UnmappedClassError(class_)
    if configure:
        _check_configure()
    return mapper


def object_mapper(instance):
    from sqlalchemy.orm._state import instance_state

    return instance_state(instance).mapper


def clear_mappers():
    _all_mappers.clear()
    _to_configure.clear()
    forget()


def reconstructor(fn):
    fn.__sa_reconstructor__ = True
    return fn


def validates(*names, include_removes=False, include_backrefs=True):
    def wrap(fn):
        fn.__sa_validators__ = names
        return fn

    return wrap
