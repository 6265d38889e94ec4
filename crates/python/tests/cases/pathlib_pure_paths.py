"""Path: joining, parts, suffixes, relations; no file is touched."""
from pathlib import Path, PurePosixPath
p = Path("/home") / "user" / "file.tar.gz"
assert str(p) == "/home/user/file.tar.gz" and p.name == "file.tar.gz" and p.stem == "file.tar" and p.suffix == ".gz" and p.suffixes == [".tar", ".gz"] and p.parent == Path("/home/user") and p.parts == ("/", "home", "user", "file.tar.gz") and p.is_absolute() and [str(x) for x in p.parents] == ["/home/user", "/home", "/"]
assert p.with_suffix(".zip").name == "file.tar.zip" and p.with_name("x").name == "x" and p.relative_to("/home") == Path("user/file.tar.gz") and Path("a//b/./c") == Path("a/b/c") and str(Path("")) == "." and Path("a", "b") == Path("a/b") and "x" / Path("y") == Path("x/y") and Path("a").joinpath("b", "c") == Path("a/b/c") and Path("/a") / "/b" == Path("/b")
assert repr(PurePosixPath("a")) == "PurePosixPath('a')" and Path("a") < Path("b") and hash(Path("a")) == hash(Path("a")) and Path("a.py").match("*.py") and p.as_posix() == str(p) and Path("x").with_stem("y") == Path("y") and {Path("a"): 1}[Path("a")] == 1 and p.is_relative_to("/home")
try:
    p.relative_to("/other")
except ValueError as error:
    assert "is not in the subpath of" in str(error)
import os.path
assert os.path.join("a", "b") == "a/b" and os.path.basename("/x/y.z") == "y.z" and os.path.dirname("/x/y") == "/x" and os.path.splitext("a.b.c") == ("a.b", ".c") and os.path.normpath("a/../b//c") == "b/c" and os.path.split("/a/b") == ("/a", "b") and os.path.isabs("/a") and os.fspath(p) == str(p)
