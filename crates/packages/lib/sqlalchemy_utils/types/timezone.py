"""sqlalchemy_utils.types.timezone: time zones by their names."""

from sqlalchemy import types
from sqlalchemy_utils.exceptions import ImproperlyConfigured
from sqlalchemy_utils.types.scalar_coercible import ScalarCoercible


class TimezoneType(ScalarCoercible, types.TypeDecorator):
    """A time zone; of the backends there is `zoneinfo` here."""

    impl, cache_ok, python_type = types.Unicode(50), True, None

    def __init__(self, backend="dateutil"):
        if backend != "zoneinfo":
            package = {"dateutil": "python-dateutil", "pytz": "pytz"}.get(backend, backend)
            raise ImproperlyConfigured(
                f"'{package}' is required to use the '{backend}' backend for 'TimezoneType'"
            )
        from zoneinfo import ZoneInfo

        self.backend, self.python_type = backend, ZoneInfo

    def _coerce(self, value):
        return (
            value
            if value is None or isinstance(value, self.python_type)
            else self.python_type(value)
        )

    def process_bind_param(self, value, dialect):
        """The name."""
        return str(self._coerce(value)) if value else None

    def process_result_value(self, value, dialect):
        """The zone."""
        return self.python_type(value) if value else None
