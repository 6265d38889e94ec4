"""What NameError, AttributeError, ImportError, StopIteration, SystemExit and UnicodeError carry."""
try:
    undefined_name
except NameError as error:
    assert error.name == "undefined_name"
try:
    "x".nothing
except AttributeError as error:
    assert error.name == "nothing"
    assert error.obj == "x"
try:
    import no_such_module_here
except ModuleNotFoundError as error:
    assert error.name == "no_such_module_here"
    assert error.path is None
    assert error.msg == "No module named 'no_such_module_here'"
try:
    from math import nothing
except ImportError as error:
    assert error.name == "math"
    assert str(error).startswith("cannot import name 'nothing' from 'math'")
assert StopIteration(5).value == 5
assert StopIteration().value is None
assert SystemExit(3).code == 3
assert SystemExit().code is None
assert SystemExit("a", "b").code == ("a", "b")
try:
    "é".encode("ascii")
except UnicodeEncodeError as error:
    assert (error.encoding, error.object, error.start, error.end, error.reason) == ("ascii", "é", 0, 1, "ordinal not in range(128)")
try:
    b"\xff".decode("utf-8")
except UnicodeDecodeError as error:
    assert (error.encoding, error.start, error.end, error.reason) == ("utf-8", 0, 1, "invalid start byte")
error = ImportError("m", name="n", path="p")
assert (error.name, error.path) == ("n", "p")
assert AttributeError("x", name="n", obj=1).obj == 1
