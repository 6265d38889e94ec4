"""open(): modes, iteration, seek and tell, newlines, encodings, with, errors; os functions on files."""
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "f.txt")
    with open(path, "w") as f:
        assert f.write("first\nsecond\n") == 13
        f.writelines(["third\n", "é\n"])
        assert f.name == path
        assert f.mode == "w"
        assert not f.closed
    assert f.closed
    with open(path, encoding="utf-8") as f:
        assert f.readline() == "first\n"
        assert next(f) == "second\n"
        assert f.read() == "third\né\n"
        assert f.read() == ""
        f.seek(0)
        assert f.readlines() == ["first\n", "second\n", "third\n", "é\n"]
    with open(path) as f:
        assert [line.rstrip() for line in f] == ["first", "second", "third", "é"]
    with open(path, "rb") as f:
        data = f.read()
        assert data.endswith(b"\xc3\xa9\n")
        f.seek(-2, 2)
        assert f.tell() == len(data) - 2
    with open(path, "a") as f:
        f.write("more")
    assert os.path.getsize(path) == len(data) + 4
    with open(path, "r+") as f:
        f.write("FIRST")
    with open(path) as f:
        assert f.read(6) == "FIRST\n"
    with open(path, "w") as f:
        print("to file", 1, sep="-", end="!", file=f)
    with open(path) as f:
        assert f.read() == "to file-1!"
    for mode, kind in (("x", FileExistsError), ("q", ValueError), ("rw", ValueError)):
        try:
            open(path, mode)
        except kind:
            pass
        else:
            raise AssertionError(mode)
    try:
        f.read()
    except ValueError as error:
        assert str(error) == "I/O operation on closed file."
    else:
        raise AssertionError
    os.mkdir(os.path.join(folder, "d"))
    assert sorted(os.listdir(folder)) == ["d", "f.txt"]
    os.rename(path, path + ".bak")
    assert os.path.exists(path + ".bak")
    assert not os.path.isfile(path)
    os.remove(path + ".bak")
    os.rmdir(os.path.join(folder, "d"))
    os.makedirs(os.path.join(folder, "x", "y"))
    assert [(sorted(d), sorted(f)) for _, d, f in os.walk(folder)] == [(["x"], []), (["y"], []), ([], [])]
    try:
        os.remove(path)
    except FileNotFoundError as error:
        assert error.errno == 2
    else:
        raise AssertionError
