"""sqlalchemy_utils.types.ip_address: addresses of the internet."""

from ipaddress import ip_address

from sqlalchemy import types
from sqlalchemy_utils.types.scalar_coercible import ScalarCoercible


class IPAddressType(ScalarCoercible, types.TypeDecorator):
    """An address, kept as text."""

    impl, cache_ok = types.Unicode(50), True

    def __init__(self, max_length=50, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.impl = types.Unicode(max_length)

    def process_bind_param(self, value, dialect):
        """The address as text."""
        return f"{value}" if value else None

    def _coerce(self, value):
        return ip_address(value) if value else None

    def process_result_value(self, value, dialect):
        """The address."""
        return self._coerce(value)
