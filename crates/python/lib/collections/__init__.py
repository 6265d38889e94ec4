"""collections: containers beside list, dict, set and tuple. Each is a file of its own."""

from _collections_chain import ChainMap
from _collections_counter import Counter, _count_elements
from _collections_deque import deque
from _collections_dicts import OrderedDict, defaultdict
from _namedtuple import namedtuple

__all__ = [
    "ChainMap",
    "Counter",
    "OrderedDict",
    "UserDict",
    "UserList",
    "UserString",
    "defaultdict",
    "deque",
    "namedtuple",
]


def __getattr__(name):
    if name in ("UserDict", "UserList", "UserString"):
        import _collections_user

        found = globals()[name] = getattr(_collections_user, name)
        return found
    raise AttributeError(f"module 'collections' has no attribute {name!r}")
