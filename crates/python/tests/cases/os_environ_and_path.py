"""os.environ is a mapping of texts; os.path knows files."""
import os
os.environ["MP_CASE"] = "value"
assert os.environ["MP_CASE"] == "value" and os.getenv("MP_CASE") == "value" and os.environ.get("MP_NOPE") is None and os.getenv("MP_NOPE", "d") == "d" and "MP_CASE" in os.environ
del os.environ["MP_CASE"]
try:
    os.environ["MP_CASE"]
except KeyError as error:
    assert error.args == ("MP_CASE",)
try:
    os.environ["X"] = 5
except TypeError as error:
    assert str(error) == "str expected, not int"
assert os.sep == "/" and os.linesep == "\n" and os.path.exists("/nope/nope") is False and os.path.isdir("/") and os.getcwd().startswith("/") and os.name == "posix" and os.path.abspath("x").endswith("/x") and os.path.commonprefix(["abc", "abd"]) == "ab" and os.path.relpath("/a/b", "/a") == "b"
