"""os.path: join, split, normpath, relpath, commonpath, expanduser forms, splitext corners."""
import os
import os.path as path

assert path.join("a", "b", "/c", "d") == "/c/d"
assert path.join("a", "") == "a/"
assert path.split("/a/b") == ("/a", "b")
assert path.split("/a/") == ("/a", "")
assert path.basename("/a/b.c") == "b.c"
assert path.dirname("b") == ""
assert path.splitext("a/b.tar.gz") == ("a/b.tar", ".gz")
assert path.splitext(".bashrc") == (".bashrc", "")
assert path.splitext("a.b/c") == ("a.b/c", "")
assert path.normpath("a/./b/../c//d") == "a/c/d"
assert path.normpath("") == "."
assert path.normpath("/../a") == "/a"
assert path.isabs("/a")
assert not path.isabs("a")
assert path.relpath("/a/b/c", "/a/d") == "../b/c"
assert path.commonpath(["/a/b/c", "/a/b/d"]) == "/a/b"
assert path.commonprefix(["abc", "abd"]) == "ab"
assert path.abspath("/x/../y") == "/y"
assert os.sep == "/"
assert os.linesep == "\n"
assert os.pathsep == ":"
assert os.fspath("a") == "a"
os.environ["CASE_VARIABLE"] = "v"
assert os.environ["CASE_VARIABLE"] == "v"
assert os.getenv("CASE_VARIABLE") == "v"
assert os.getenv("CASE_MISSING", "d") == "d"
assert path.expandvars("$CASE_VARIABLE/${CASE_VARIABLE}/$CASE_MISSING") == "v/v/$CASE_MISSING"
del os.environ["CASE_VARIABLE"]
assert "CASE_VARIABLE" not in os.environ
try:
    os.environ["CASE_VARIABLE"]
except KeyError as error:
    assert str(error) == "'CASE_VARIABLE'"
else:
    raise AssertionError
try:
    os.environ["x"] = 1
except TypeError as error:
    assert str(error) == "str expected, not int"
else:
    raise AssertionError
