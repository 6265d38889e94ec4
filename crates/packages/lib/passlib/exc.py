"""passlib.exc: what can be wrong."""


class UnknownHashError(ValueError):
    """A text that is no hash of the known kinds."""

    def __init__(self, message=None, value=None):
        super().__init__(message or "hash could not be identified")


class PasswordSizeError(ValueError):
    """A password that is too long."""


class MissingBackendError(RuntimeError):
    """A kind of hash that is not here."""
