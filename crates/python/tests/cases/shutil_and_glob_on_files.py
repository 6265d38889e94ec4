"""shutil.copy, copytree, move, rmtree; glob patterns; fnmatch; os.scandir and stat."""
import fnmatch
import glob
import os
import shutil
import tempfile

with tempfile.TemporaryDirectory() as folder:
    def path(*parts):
        return os.path.join(folder, *parts)

    os.makedirs(path("a", "b"))
    for name in ("x.py", "y.txt", os.path.join("b", "z.py")):
        with open(path("a", name), "w") as f:
            f.write(name)
    assert sorted(glob.glob(path("a", "*.py"))) == [path("a", "x.py")]
    assert sorted(glob.glob(path("a", "**", "*.py"), recursive=True)) == [path("a", "b", "z.py"), path("a", "x.py")]
    assert glob.glob(path("a", "[xy].*")) in ([path("a", "x.py"), path("a", "y.txt")], [path("a", "y.txt"), path("a", "x.py")])
    assert glob.glob(path("none*")) == []
    shutil.copy(path("a", "x.py"), path("copied.py"))
    with open(path("copied.py")) as f:
        assert f.read() == "x.py"
    shutil.copytree(path("a"), path("tree"))
    assert os.path.exists(path("tree", "b", "z.py"))
    shutil.move(path("tree"), path("moved"))
    assert not os.path.exists(path("tree"))
    assert os.path.exists(path("moved", "b", "z.py"))
    shutil.rmtree(path("moved"))
    assert not os.path.exists(path("moved"))
    entries = {entry.name: entry.is_dir() for entry in os.scandir(path("a"))}
    assert entries == {"x.py": False, "y.txt": False, "b": True}
    assert os.stat(path("copied.py")).st_size == 4
assert fnmatch.fnmatch("abc.py", "*.py")
assert fnmatch.filter(["a.py", "b.txt"], "?.py") == ["a.py"]
assert not fnmatch.fnmatchcase("A", "a")
