"""sqlalchemy_utils.types.scalar_coercible: types that turn values into theirs as they are set."""


class ScalarCoercible:
    """What listeners call when a value is set."""

    def _coerce(self, value):
        raise NotImplementedError

    def coercion_listener(self, target, value, oldvalue, initiator):
        """The value to set."""
        return self._coerce(value)
