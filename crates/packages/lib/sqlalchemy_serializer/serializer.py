"""sqlalchemy_serializer.serializer: SerializerMixin and what turns values into plain ones."""

import inspect
import math
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from types import MethodType
from uuid import UUID

from sqlalchemy import inspect as inspect_mapped
from sqlalchemy_serializer._schema import Node

SERIALIZER_DEFAULT_DATE_FORMAT = "%Y-%m-%d"
SERIALIZER_DEFAULT_DATETIME_FORMAT = "%Y-%m-%d %H:%M:%S"
SERIALIZER_DEFAULT_TIME_FORMAT = "%H:%M"
SERIALIZER_DEFAULT_DECIMAL_FORMAT = "{}"

# Options of to_dict() and of models, and their defaults.
_OPTIONS = {
    "date_format": SERIALIZER_DEFAULT_DATE_FORMAT,
    "datetime_format": SERIALIZER_DEFAULT_DATETIME_FORMAT,
    "time_format": SERIALIZER_DEFAULT_TIME_FORMAT,
    "decimal_format": SERIALIZER_DEFAULT_DECIMAL_FORMAT,
    "tzinfo": None,
    "serialize_types": (),
    "exclude_values": (),
    "max_serialization_depth": math.inf,
    "serialize_columns": {},
}
_LEFT_OUT = object()


class IsNotSerializable(Exception):
    """A value of a kind nobody knows; it is left out."""


class SerializerMixin:
    """Gives a model `to_dict()`. Its attributes say what is in the result, and how."""

    serialize_only = ()
    serialize_rules = ()
    serialize_types = ()
    serializable_keys = ()
    exclude_values = ()
    date_format = SERIALIZER_DEFAULT_DATE_FORMAT
    datetime_format = SERIALIZER_DEFAULT_DATETIME_FORMAT
    time_format = SERIALIZER_DEFAULT_TIME_FORMAT
    decimal_format = SERIALIZER_DEFAULT_DECIMAL_FORMAT
    auto_serialize_properties = False
    max_serialization_depth = math.inf
    serialize_columns = {}

    def get_tzinfo(self):
        """The time zone that times are converted to; None leaves them as they are."""
        return

    def _get_serializer_options(self, **kwargs):
        """The options that are given, the model's own in the place of those that are not."""
        own = {name: getattr(self, name) for name in _OPTIONS if name != "tzinfo"}
        own["tzinfo"] = self.get_tzinfo()
        depth = kwargs.get("max_serialization_depth")
        given = {name: value for name, value in kwargs.items() if name in own and value}
        return {**own, **given, **({} if depth is None else {"max_serialization_depth": depth})}

    def to_dict(
        self,
        only=(),
        rules=(),
        date_format=None,
        datetime_format=None,
        time_format=None,
        tzinfo=None,
        decimal_format=None,
        serialize_types=None,
        exclude_values=None,
        max_serialization_depth=None,
        serialize_columns=None,
    ):
        """The model as a dictionary: the keys of `only`, or all; `rules` adds and takes away."""
        given = {**locals()}
        options = self._get_serializer_options(**{name: given[name] for name in _OPTIONS})
        return Serializer(**options)(self, only=only, extend=rules)


class Serializer:
    """Turns a value, and the values within it, into what JSON knows."""

    atomic_types = (int, str, float, bool, type(None))

    def __init__(self, **kwargs):
        self.options = {**_OPTIONS, **{name: kwargs[name] for name in _OPTIONS if name in kwargs}}
        self.excluded = {*(self.options["exclude_values"] or ())}
        self.schema, self.depth = Node(), 0

    def __call__(self, value, only=(), extend=()):
        """The value, by the keys of `only` and the rules of `extend`."""
        self.schema.extend(extend, only)
        return self.serialize(value)

    @staticmethod
    def is_valid_callable(func):
        """Whether a value is to be called first: it needs no arguments."""
        if not callable(func):
            return False
        spec = inspect.getfullargspec(func)
        needed = len(spec.args or ())
        if isinstance(func, MethodType):
            if spec.args[:1] != ["self"]:
                return False
            needed -= 1
        return not (spec.varargs or spec.varkw) and needed == len(spec.defaults or ())

    def serialize(self, value, key=_LEFT_OUT):
        """A value, below `key` of its owner; a mark where it is left out."""
        if self.is_valid_callable(value):
            value = value()
        if self._is_excluded(value):
            return _LEFT_OUT
        try:
            return self._plain(value) if key is _LEFT_OUT else self._below(key, value)
        except IsNotSerializable:
            return _LEFT_OUT

    def _is_excluded(self, value):
        try:
            return value in self.excluded
        except TypeError:
            return False

    def _below(self, key, value):
        write = (self.options["serialize_columns"] or {}).get(key)
        if write is not None:
            return write(value)
        holds_others = isinstance(value, (Iterable, SerializerMixin)) and not isinstance(value, str)
        if not holds_others:
            return self._plain(value)
        if self.depth >= self.options["max_serialization_depth"]:
            return _LEFT_OUT
        return self._fork(key)._plain(value)

    def _fork(self, key):
        """The serializer of what lies below a key."""
        inner = Serializer(**self.options)
        inner.schema, inner.depth = self.schema.below(key), self.depth + 1
        return inner

    def _plain(self, value):
        for kinds, write in (*(self.options["serialize_types"] or ()), *self._kinds()):
            if isinstance(value, kinds):
                return write(value)
        raise IsNotSerializable(f"Unserializable type:{type(value).__name__} value:{value}")

    def _kinds(self):
        """Kinds and what writes them; the first that fits counts."""
        return (
            (self.atomic_types, lambda value: value),
            (bytes, bytes.decode),
            (UUID, str),
            (time, lambda value: _written(value, self.options["time_format"])),
            (datetime, self._moment),
            (date, lambda value: _written(value, self.options["date_format"])),
            (Decimal, lambda value: self.options["decimal_format"].format(value)),
            (dict, self.serialize_dict),
            (Iterable, self.serialize_iter),
            (Enum, lambda value: value.value),
            (SerializerMixin, self.serialize_model),
        )

    def _moment(self, value):
        zone = self.options["tzinfo"]
        local = value.astimezone(zone).replace(tzinfo=None) if zone else value
        return _written(local, self.options["datetime_format"])

    def _kept(self, pairs):
        """The values by their keys, without those that are left out."""
        written = ((key, self.serialize(value, key)) for key, value in pairs)
        return {key: value for key, value in written if value is not _LEFT_OUT}

    def serialize_iter(self, value):
        """A list of what is in a collection."""
        written = map(self.serialize, value)
        return [item for item in written if item is not _LEFT_OUT]

    def serialize_dict(self, value):
        """A dictionary, by the rules."""
        return self._kept(pair for pair in value.items() if self.schema.takes(pair[0]))

    def serialize_model(self, value):
        """A model, by the rules and its own."""
        self.schema.extend(value.serialize_rules, value.serialize_only)
        keys = self.schema.wanted_keys()
        if self.schema.is_open:
            keys |= _keys_of(value)
        taken = [key for key in keys if self.schema.takes(key)]
        return self._kept((key, getattr(value, key)) for key in taken)


def _written(value, layout):
    return value.strftime(layout) if layout else value.isoformat()


def _keys_of(model):
    """The keys of a model: those it names, or what is mapped, and properties if they are wanted."""
    if model.serializable_keys:
        return {*model.serializable_keys}
    keys = {attribute.key for attribute in inspect_mapped(model).mapper.attrs}
    if model.auto_serialize_properties:
        members = ((name, getattr(type(model), name, None)) for name in dir(type(model)))
        keys |= {name for name, member in members if isinstance(member, property)}
    return keys


def serialize_collection(iterable, *args, **kwargs):
    """A list of what `to_dict()` gives for each."""
    models = [*iterable]
    names = ("only", "rules")
    given = {**dict(zip(names, args)), **kwargs}
    rules = {name: given.pop(name, ()) for name in names}
    return [model.to_dict(**rules, **given) for model in models]
