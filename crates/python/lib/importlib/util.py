"""importlib.util: whether a module can be found."""

import sys as _sys
from importlib import _absolute


class _Spec:
    def __init__(self, name):
        self.name = name
        self.origin = getattr(_sys.modules.get(name), "__file__", None)


def find_spec(name, package=None):
    full = _absolute(name, package)
    try:
        __import__(full)
    except ModuleNotFoundError:
        return None
    return _Spec(full)
