"""fastapi_users_db_sqlalchemy.generics: keys that are UUIDs, and times with a zone."""

import uuid
from datetime import datetime, timezone, UTC

from sqlalchemy import CHAR, TIMESTAMP, TypeDecorator
from sqlalchemy.dialects.postgresql import UUID


class GUID(TypeDecorator):
    """A UUID: PostgreSQL has a type for it, elsewhere it is text of 36 characters."""

    class UUIDChar(CHAR):
        python_type = uuid.UUID

    impl = UUIDChar
    cache_ok = True

    def load_dialect_impl(self, dialect):
        kind = UUID() if dialect.name == "postgresql" else CHAR(36)
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value, dialect):
        if value is None or dialect.name == "postgresql":
            return value if value is None else str(value)
        return str(_uuid(value))

    def process_result_value(self, value, dialect):
        return value if value is None else _uuid(value)


def _uuid(value):
    return value if isinstance(value, uuid.UUID) else uuid.UUID(value)


class TIMESTAMPAware(TypeDecorator):
    """A time in UTC that says so, whatever the database keeps of it."""

    impl = TIMESTAMP
    cache_ok = True

    def process_result_value(self, value, dialect):
        if value is None or dialect.name == "postgresql":
            return value
        return value.replace(tzinfo=UTC)


def now_utc():
    """This moment, in UTC."""
    return datetime.now(UTC)
