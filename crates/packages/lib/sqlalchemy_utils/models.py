"""sqlalchemy_utils.models: columns and texts that many models have."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy import event


def _now():
    return datetime.now(tz=UTC).replace(tzinfo=None)


class Timestamp:
    """Columns that know when a row was made and changed."""

    created = sa.Column(sa.DateTime, nullable=False, default=_now)
    updated = sa.Column(sa.DateTime, nullable=False, default=_now)


@event.listens_for(Timestamp, "before_update", propagate=True)
def timestamp_before_update(mapper, connection, target):
    """Notes the moment of a change."""
    target.updated = _now()


def generic_repr(*fields):
    """Decorates a model with a text that names its columns, or some of them."""
    if len(fields) == 1 and isinstance(fields[0], type):
        return generic_repr()(fields[0])

    def decorate(cls):
        cls.__repr__ = lambda self: _shown(self, fields)
        return cls

    return decorate


def _shown(model, fields):
    state = sa.inspect(model)
    names = fields or state.mapper.columns.keys()
    missing = state.unloaded
    values = ("<not loaded>" if name in missing else repr(state.dict.get(name)) for name in names)
    inside = ", ".join(f"{name}={value}" for name, value in zip(names, values))
    return f"{type(model).__name__}({inside})"
