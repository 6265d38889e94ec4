"""memoryview: reading, writing through, slices, release."""
view = memoryview(b"abcdef")
assert view[0] == 97
assert view[1:3].tobytes() == b"bc"
assert bytes(view[::2]) == b"ace"
assert len(view) == 6
assert view.nbytes == 6
assert view.itemsize == 1
assert view.format == "B"
assert view.readonly is True
assert view.tolist() == [97, 98, 99, 100, 101, 102]
assert view == b"abcdef"
assert view[:3] != b"abd"
assert view.hex() == "616263646566"
assert list(view)[-1] == 102
assert 97 in view
data = bytearray(b"hello")
window = memoryview(data)
window[0] = 72
assert data == bytearray(b"Hello")
window[1:3] = b"EL"
assert bytes(data) == b"HELlo"
assert window.readonly is False
assert window.obj is data
assert b"".join([memoryview(b"a"), b"b"]) == b"ab"
assert hash(memoryview(b"xy")) == hash(b"xy")
for call, kind, words in (
    (lambda: view.__setitem__(0, 1), TypeError, "cannot modify read-only memory"),
    (lambda: view[9], IndexError, "index out of bounds on dimension 1"),
    (lambda: memoryview("text"), TypeError, "memoryview: a bytes-like object is required, not 'str'"),
    (lambda: window.__setitem__(slice(0, 2), b"abc"), ValueError, "memoryview assignment: lvalue and rvalue have different structures"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
with memoryview(b"abc") as inner:
    assert inner[0] == 97
try:
    inner[0]
except ValueError as error:
    assert str(error) == "operation forbidden on released memoryview object"
else:
    raise AssertionError
