"""sqlalchemy_utils.types.json: JSON in a text."""

import json

import sqlalchemy as sa


class JSONType(sa.types.TypeDecorator):
    """Values as JSON; PostgreSQL has a type of its own for it."""

    impl, cache_ok, hashable = sa.UnicodeText, True, False

    def load_dialect_impl(self, dialect):
        """The type of a database."""
        is_own = dialect.name == "postgresql"
        return dialect.type_descriptor(sa.JSON() if is_own else sa.UnicodeText())

    def process_bind_param(self, value, dialect):
        """The value as it is kept."""
        plain = value is None or dialect.name == "postgresql"
        return value if plain else json.dumps(value)

    def process_result_value(self, value, dialect):
        """The value."""
        plain = value is None or dialect.name == "postgresql"
        return value if plain else json.loads(value)
