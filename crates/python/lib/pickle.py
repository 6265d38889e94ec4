"""pickle: may be imported; objects are not turned into bytes here."""

HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4


class PickleError(Exception):
    """The base of the errors of pickling."""


class PicklingError(PickleError):
    """An object that cannot be turned into bytes."""


class UnpicklingError(PickleError):
    """Bytes that are no object."""


def _refuse(*args, **kwargs):
    raise NotImplementedError("pickle: objects are not turned into bytes here; use json")


dump = dumps = load = loads = _refuse


class Pickler:
    """Would write objects."""

    __init__ = _refuse


class Unpickler:
    """Would read objects."""

    __init__ = _refuse
