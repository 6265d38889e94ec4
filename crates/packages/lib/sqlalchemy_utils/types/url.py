"""sqlalchemy_utils.types.url: URLs as texts, as the package has them without furl."""

from sqlalchemy import types
from sqlalchemy_utils.types.scalar_coercible import ScalarCoercible


class URLType(ScalarCoercible, types.TypeDecorator):
    """A URL."""

    impl, cache_ok = types.UnicodeText, True

    def process_bind_param(self, value, dialect):
        """The text; None for what is none."""
        return value if isinstance(value, str) else None

    def process_result_value(self, value, dialect):
        """The text."""
        return value

    def _coerce(self, value):
        return value
