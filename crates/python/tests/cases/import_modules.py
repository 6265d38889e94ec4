"""import, from, as; attributes of modules; errors; sys.modules."""
import math
import os.path
import os.path as p
from math import pi, sqrt as root
from os import path
import sys
assert math.pi == pi and root(9) == 3.0 and os.path is p is path and sys.modules["math"] is math
assert math.__name__ == "math" and "pi" in dir(math) and isinstance(math, type(sys))
try:
    from math import nothing
except ImportError as error:
    assert error.name == "math" and "cannot import name 'nothing' from 'math'" in str(error)
try:
    import nothing_at_all
except ModuleNotFoundError as error:
    assert error.name == "nothing_at_all" and str(error) == "No module named 'nothing_at_all'"
try:
    import math.nothing
except ModuleNotFoundError as error:
    assert str(error) == "No module named 'math.nothing'; 'math' is not a package"


def local_import():
    import json
    return json.dumps([1])


assert local_import() == "[1]"
try:
    json
except NameError:
    pass
import importlib
assert importlib.import_module("math") is math and importlib.import_module("os.path") is path
namespace = {}
exec("from math import *", namespace)
assert namespace["cos"](0) == 1.0 and "__name__" not in [k for k in namespace if k == "pi_"]
module = type(sys)("made", "doc")
module.value = 5
sys.modules["made"] = module
import made
from made import value
assert made is module and value == 5 and made.__doc__ == "doc" and repr(made) == "<module 'made'>"
assert __import__("os.path").__name__ == "os" and __import__("os.path", fromlist=["join"]) is path
