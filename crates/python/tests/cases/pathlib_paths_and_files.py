"""pathlib: parts, suffixes, joins, relative paths, matching, comparison; reading and writing files."""
import tempfile
from pathlib import Path, PurePath, PurePosixPath

p = PurePosixPath("/usr/lib/python3.11/site.tar.gz")
assert p.name == "site.tar.gz"
assert p.stem == "site.tar"
assert p.suffix == ".gz"
assert p.suffixes == [".tar", ".gz"]
assert p.parent == PurePosixPath("/usr/lib/python3.11")
assert [str(x) for x in p.parents][:2] == ["/usr/lib/python3.11", "/usr/lib"]
assert p.parts == ("/", "usr", "lib", "python3.11", "site.tar.gz")
assert p.anchor == "/"
assert p.is_absolute()
assert str(p.with_name("x.py")) == "/usr/lib/python3.11/x.py"
assert str(p.with_suffix(".txt")) == "/usr/lib/python3.11/site.tar.txt"
assert str(p.with_stem("new")) == "/usr/lib/python3.11/new.gz"
assert p.relative_to("/usr") == PurePosixPath("lib/python3.11/site.tar.gz")
assert p.is_relative_to("/usr")
assert not p.is_relative_to("/etc")
assert p.match("*.gz")
assert not p.match("*.zip")
assert PurePath("a") / "b" / "../c" == PurePath("a/b/../c")
assert "x" / PurePath("y") == PurePath("x/y")
assert PurePath("a//b/./c/") == PurePath("a/b/c")
assert PurePath("a", "/b") == PurePath("/b")
assert str(PurePath("")) == "."
assert PurePath("a/b").as_posix() == "a/b"
assert repr(PurePosixPath("a")) == "PurePosixPath('a')"
assert PurePath("a") < PurePath("b")
assert {PurePath("a"): 1}[PurePath("a")] == 1
try:
    p.relative_to("/etc")
except ValueError as error:
    assert str(error) == "'/usr/lib/python3.11/site.tar.gz' is not in the subpath of '/etc' OR one path is relative and the other is absolute."
else:
    raise AssertionError
with tempfile.TemporaryDirectory() as folder:
    base = Path(folder) / "made" / "here"
    base.mkdir(parents=True)
    file = base / "a.txt"
    assert not file.exists()
    assert file.write_text("one\ntwo\n") == 8
    assert file.read_text().splitlines() == ["one", "two"]
    assert file.is_file()
    assert base.is_dir()
    (base / "b.bin").write_bytes(b"\x00\xff")
    assert (base / "b.bin").read_bytes() == b"\x00\xff"
    assert sorted(x.name for x in base.iterdir()) == ["a.txt", "b.bin"]
    assert [x.name for x in base.glob("*.txt")] == ["a.txt"]
    assert [x.name for x in Path(folder).rglob("*.bin")] == ["b.bin"]
    with file.open("a") as handle:
        handle.write("three")
    assert file.stat().st_size == 13
    moved = file.rename(base / "c.txt")
    assert moved.name == "c.txt"
    assert not file.exists()
    moved.unlink()
    moved.unlink(missing_ok=True)
    try:
        moved.read_text()
    except FileNotFoundError:
        pass
    else:
        raise AssertionError
    try:
        base.mkdir()
    except FileExistsError:
        pass
    else:
        raise AssertionError
    base.mkdir(exist_ok=True)
