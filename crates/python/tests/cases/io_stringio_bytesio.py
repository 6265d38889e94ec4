"""StringIO and BytesIO: reading, writing, positions, lines, closing."""
import io
s = io.StringIO("one\ntwo\nthree")
assert s.readline() == "one\n" and s.read(2) == "tw" and s.tell() == 6 and s.read() == "o\nthree" and s.read() == "" and s.seek(0) == 0 and list(s) == ["one\n", "two\n", "three"] and s.getvalue().startswith("one")
s.seek(0)
assert s.readlines() == ["one\n", "two\n", "three"]
w = io.StringIO()
assert w.write("abc") == 3
w.writelines(["d", "e"])
print("x", 1, sep="-", file=w)
assert w.getvalue() == "abcdex-1\n"
w.truncate(3)
assert w.getvalue() == "abc" and not w.closed
with w:
    pass
assert w.closed
try:
    w.read()
except ValueError as error:
    assert str(error) == "I/O operation on closed file"
b = io.BytesIO(b"ab\ncd")
assert b.read(1) == b"a" and b.readline() == b"b\n" and b.read() == b"cd" and b.getvalue() == b"ab\ncd" and b.seek(-2, 2) == 3 and b.read() == b"cd"
b.seek(0)
b.write(b"XY")
assert b.getvalue() == b"XY\ncd"
try:
    b.write("text")
except TypeError as error:
    assert str(error) == "a bytes-like object is required, not 'str'"
t = io.TextIOWrapper(io.BytesIO("é\n".encode()), encoding="utf-8")
assert t.read() == "é\n"
