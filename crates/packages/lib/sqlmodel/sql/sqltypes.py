"""sqlmodel.sql.sqltypes: types of columns that SQLAlchemy has not."""

from datetime import UTC, timedelta

from sqlalchemy import types

_NAIVE = (
    "Datetime values must have timezone information. Use datetime.now(timezone.utc), or annotate "
    "the field with NaiveDatetime for naive storage."
)


class AutoString(types.TypeDecorator):
    """A text; MySQL gets a length where none is given."""

    impl = types.String
    cache_ok = True
    mysql_default_length = 255

    def load_dialect_impl(self, dialect):
        """The type of a database."""
        if dialect.name in ("mysql", "mariadb") and self.impl.length is None:
            return dialect.type_descriptor(types.String(self.mysql_default_length))
        return super().load_dialect_impl(dialect)


class UTCDateTime(types.TypeDecorator):
    """Moments with a time zone, kept and given in UTC."""

    impl = types.DateTime
    cache_ok = True

    def __init__(self):
        super().__init__(timezone=True)

    def __repr__(self):
        return "UTCDateTime()"

    def coerce_compared_value(self, op, value):
        """The type of what a moment is compared with."""
        return types.Interval() if isinstance(value, timedelta) else self

    def process_bind_param(self, value, dialect):
        """A moment as it is kept; ValueError where it has no time zone."""
        if value is not None and value.utcoffset() is None:
            raise ValueError(_NAIVE)
        return value if value is None else value.astimezone(UTC)

    def process_result_value(self, value, dialect):
        """A moment as it is given."""
        if value is None:
            return None
        has_zone = value.utcoffset() is not None
        return value.astimezone(UTC) if has_zone else value.replace(tzinfo=UTC)
