"""sys: version, argv, path, modules, exc_info, maxsize, getrecursionlimit, exit, stdout."""
import io
import sys

assert sys.version_info >= (3, 11)
assert sys.version_info.major == 3
assert sys.version_info[:2] == (3, 11)
assert sys.version.startswith("3.11")
assert isinstance(sys.argv, list)
assert sys.maxsize == 2**63 - 1
assert sys.byteorder == "little"
assert "sys" in sys.modules
assert isinstance(sys.path, list)
assert sys.getrecursionlimit() >= 1000
assert sys.exc_info() == (None, None, None)
try:
    1 / 0
except ZeroDivisionError as error:
    kind, value, trace = sys.exc_info()
    assert kind is ZeroDivisionError
    assert value is error
    assert trace.tb_lineno == 17
assert sys.exc_info() == (None, None, None)
before = sys.stdout
sys.stdout = io.StringIO()
print("caught")
text = sys.stdout.getvalue()
sys.stdout = before
assert text == "caught\n"
for argument, code in ((None, None), (3, 3), ("text", "text")):
    try:
        sys.exit(argument)
    except SystemExit as error:
        assert error.code == code
    else:
        raise AssertionError
assert sys.intern("a") == "a"
assert sys.getsizeof([]) > 0
assert sys.implementation.name == "cpython"


def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as error:
    assert str(error).startswith("maximum recursion depth exceeded")
else:
    raise AssertionError
