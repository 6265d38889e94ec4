"""sqlalchemy_utils.types.email: addresses in small letters."""

import sqlalchemy as sa


class EmailType(sa.types.TypeDecorator):
    """An address, kept in small letters and compared without regard to them."""

    impl, cache_ok = sa.Unicode, True

    class comparator_factory(sa.Unicode.Comparator):
        """Compares with the other side in small letters."""

        def __eq__(self, other):
            return super().__eq__(sa.func.lower(other))

        def __ne__(self, other):
            return super().__ne__(sa.func.lower(other))

    def __init__(self, length=255, *args, **kwargs):
        super().__init__(*args, length=length, **kwargs)

    def process_bind_param(self, value, dialect):
        """The address as it is kept."""
        return value if value is None else value.lower()

    @property
    def python_type(self):
        """Text."""
        return str
