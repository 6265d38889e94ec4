"""sqlalchemy_utils.types.uuid: UUIDs as 16 bytes or 32 signs."""

import uuid

from sqlalchemy import types, util
from sqlalchemy_utils.types.scalar_coercible import ScalarCoercible


class UUIDType(ScalarCoercible, types.TypeDecorator):
    """A UUID; PostgreSQL has a type of its own for it."""

    impl, cache_ok, python_type = types.BINARY(16), True, uuid.UUID

    def __init__(self, binary=True, native=True):
        self.binary, self.native = binary, native

    def __repr__(self):
        return util.generic_repr(self)

    def _is_native(self, dialect):
        return self.native and dialect.name in ("postgresql", "cockroachdb")

    def load_dialect_impl(self, dialect):
        """The type of a database."""
        if self._is_native(dialect):
            from sqlalchemy.dialects import postgresql

            return dialect.type_descriptor(postgresql.UUID())
        return dialect.type_descriptor(types.BINARY(16) if self.binary else types.CHAR(32))

    @staticmethod
    def _coerce(value):
        if not value or isinstance(value, uuid.UUID):
            return value
        return uuid.UUID(bytes=value) if isinstance(value, bytes) else uuid.UUID(value)

    def process_bind_param(self, value, dialect):
        """The UUID as it is kept."""
        if value is None:
            return None
        found = self._coerce(value)
        if self._is_native(dialect):
            return str(found)
        return found.bytes if self.binary else found.hex

    def process_result_value(self, value, dialect):
        """The UUID."""
        return value if value is None else self._coerce(value)
