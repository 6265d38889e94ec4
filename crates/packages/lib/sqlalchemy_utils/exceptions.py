"""sqlalchemy_utils.exceptions: what can be wrong."""


class ImproperlyConfigured(Exception):
    """A type without what it needs."""
