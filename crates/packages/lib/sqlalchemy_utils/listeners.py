"""sqlalchemy_utils.listeners: values that become what their column's type gives, as they are
set."""

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Mapper


def _coercing(mapper, cls):
    for column in mapper.columns:
        kind = column.type
        if hasattr(kind, "coercion_listener"):
            attribute = getattr(cls, mapper.get_property_by_column(column).key)
            event.listen(attribute, "set", kind.coercion_listener, retval=True)


def force_auto_coercion(mapper=None):
    """Turns on coercion for the types of this package."""
    event.listen(Mapper if mapper is None else mapper, "mapper_configured", _coercing)


def _with_defaults(self, args, kwargs):
    for key, column in sa.inspect(type(self)).columns.items():
        default = column.default
        if key not in kwargs and default is not None and not default.is_sequence:
            value = default.arg(self) if default.is_callable else default.arg
            setattr(self, key, value)


def force_instant_defaults(cls=None):
    """Gives objects the defaults of their columns when they are made."""
    event.listen(Mapper if cls is None else cls, "init", _with_defaults)
