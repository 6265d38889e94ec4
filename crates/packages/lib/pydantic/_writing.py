"""pydantic: models as dictionaries and JSON."""

from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import Path
from uuid import UUID


def computed(cls):
    """The names of the properties that are written with the fields."""
    names = (name for base in reversed(cls.__mro__) for name in vars(base))
    return [
        name
        for name in dict.fromkeys(names)
        if isinstance(getattr(cls, name, None), property)
        and getattr(getattr(cls, name).fget, "__computed_field__", False)
    ]


def dumped(model, options):
    """A model's values as a dictionary."""
    cls = type(model)
    include, exclude = options.get("include"), options.get("exclude")
    found = {}
    for name, value in [
        *model.__values__.items(),
        *((n, getattr(model, n)) for n in computed(cls)),
    ]:
        field = cls.model_fields.get(name)
        unset = options if field is not None else {**options, "exclude_unset": False}
        if _is_left_out(model, name, value, field, unset, include, exclude):
            continue
        key = name
        if options.get("by_alias") and field is not None:
            key = field.serialization_alias or field.alias or name
        inner = {k: v for k, v in options.items() if k not in ("include", "exclude")}
        for which in ("include", "exclude"):
            nested = options.get(which)
            if isinstance(nested, dict) and isinstance(nested.get(name), (dict, set)):
                inner[which] = nested[name]
        found[key] = _serialized(model, name, value, inner)
    return found


def _is_left_out(model, name, value, field, options, include, exclude):
    if include is not None and name not in include:
        return True
    if exclude is not None and name in exclude:
        nested = exclude[name] if isinstance(exclude, dict) else True
        if nested is True or nested is ...:
            return True
    if field is not None and field.exclude:
        return True
    if options.get("exclude_unset") and name not in model.__pydantic_fields_set__:
        return True
    if options.get("exclude_none") and value is None:
        return True
    if options.get("exclude_defaults") and field is not None and not field.is_required():
        return value == field.get_default()
    return False


def _serialized(model, name, value, options):
    for one in type(model).__decorated__.values():
        if one.kind == "serializer" and name in one.fields:
            count = one.function.__code__.co_argcount
            return one.function(*(model, value, None)[:count])
    return written(value, options)


def written(value, options):
    """A value with models as dictionaries; in the mode `json`, only what JSON knows."""
    if hasattr(value, "__pydantic_fields_set__"):
        return dumped(value, options)
    if isinstance(value, dict):
        return {key: written(item, options) for key, item in value.items()}
    as_json = options.get("mode") == "json"
    if isinstance(value, (list, tuple, set, frozenset)):
        kind = list if as_json else type(value)
        return kind(written(item, options) for item in value)
    return _plain(value) if as_json else value


def _plain(value):
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date, time)):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, (UUID, Decimal, Path)):
        return str(value)
    if hasattr(value, "__pydantic_json__"):
        return value.__pydantic_json__()
    return value.decode() if isinstance(value, bytes) else value
