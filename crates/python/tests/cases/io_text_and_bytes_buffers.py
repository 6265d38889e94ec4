"""StringIO and BytesIO: positions, truncation, iteration, newline handling, closing, getvalue, readinto absent errors."""
import io

s = io.StringIO("one\ntwo\n")
assert s.read(2) == "on"
assert s.tell() == 2
assert s.readline() == "e\n"
assert s.read() == "two\n"
assert s.read() == ""
s.seek(0)
assert list(s) == ["one\n", "two\n"]
s.seek(0, 2)
assert s.write("three") == 5
assert s.getvalue() == "one\ntwo\nthree"
s.seek(0)
s.write("ONE")
assert s.getvalue().startswith("ONE\n")
s.seek(3)
s.truncate()
assert s.getvalue() == "ONE"
s.writelines(["a", "b"])
assert s.getvalue() == "ONEab"
assert s.readable()
assert s.writable()
assert s.seekable()
with io.StringIO() as buffer:
    print("x", file=buffer)
    assert buffer.getvalue() == "x\n"
assert buffer.closed
try:
    buffer.write("y")
except ValueError as error:
    assert str(error) == "I/O operation on closed file"
else:
    raise AssertionError
b = io.BytesIO(b"abc")
assert b.read(1) == b"a"
assert b.getvalue() == b"abc"
b.seek(0, io.SEEK_END)
b.write(b"\n123")
b.seek(0)
assert b.readline() == b"abc\n"
assert b.readlines() == [b"123"]
assert bytes(b.getbuffer()) == b"abc\n123"
for call, kind, words in (
    (lambda: s.write(b"x"), TypeError, "string argument expected, got 'bytes'"),
    (lambda: b.write("x"), TypeError, "a bytes-like object is required, not 'str'"),
    (lambda: io.StringIO(b"x"), TypeError, "initial_value must be str or None, not bytes"),
    (lambda: s.seek(-1), ValueError, "Negative seek position -1"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
wrapped = io.TextIOWrapper(io.BytesIO(b"caf\xc3\xa9\n"), encoding="utf-8")
assert wrapped.read() == "café\n"
