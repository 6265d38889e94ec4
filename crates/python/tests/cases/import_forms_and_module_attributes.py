"""import as, dotted, from, in functions; `__name__`, sys.modules, reload-free identity, module `__getattr__`."""
import collections.abc
import importlib
import json as j
import os.path
import sys
from collections import OrderedDict as OD, deque
from math import *
from os import path as p

assert j.__name__ == "json"
assert collections.abc.Mapping is not None
assert os.path is p
assert OD.__name__ == "OrderedDict"
assert deque([1])[0] == 1
assert floor(1.5) == 1
assert __name__ == "__main__"
assert sys.modules["json"] is j
assert sys.modules["__main__"].j is j
assert importlib.import_module("json") is j
assert importlib.import_module(".abc", "collections") is collections.abc


def local():
    import string

    return string.digits


assert local() == "0123456789"
assert "string" not in globals()
assert __import__("os").path is p
assert __import__("os.path").__name__ == "os"
assert __import__("os.path", fromlist=["join"]) is p
for text, kind, words in (
    ("import nothing_here", ModuleNotFoundError, "No module named 'nothing_here'"),
    ("import json.nothing", ModuleNotFoundError, "No module named 'json.nothing'"),
    ("from json import nothing", ImportError, "cannot import name 'nothing' from 'json'"),
    ("import json.dumps", ModuleNotFoundError, "No module named 'json.dumps'"),
    ("from . import x", ImportError, "attempted relative import with no known parent package"),
):
    try:
        exec(text, {"__name__": "__main__"})
    except kind as error:
        assert str(error).startswith(words), str(error)
    else:
        raise AssertionError(text)
