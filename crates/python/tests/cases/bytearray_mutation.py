"""bytearray: changed in place by items, slices, methods and operators."""
a = bytearray(b"hello")
a[0] = 72
a[-1:] = b"p!"
assert a == b"Hellp!" and repr(a) == "bytearray(b'Hellp!')"
del a[0]
del a[1:3]
assert a == b"ep!"
a.append(65); a.extend(b"BC"); a.extend([68]); a.insert(0, 90)
assert a == b"Zep!ABCD"
assert a.pop() == 68 and a.pop(0) == 90 and a == b"ep!ABC"
a.remove(33)
a.reverse()
assert a == b"CBApe"
same = a
a += b"12"
a *= 2
assert same is a and len(a) == 14
a[::2] = bytes(7)
assert a[0] == 0 and a[1] == 66 and a[2] == 0
a[1:1] = b"xyz"
assert a[:5] == b"\0xyzB" and isinstance(a[:2], bytearray)
a.clear()
assert not a and a.copy() == bytearray() and a.copy() is not a
assert bytearray("é", "utf-8") == b"\xc3\xa9" and bytearray(2) == b"\0\0" and bytearray([1]) == b"\x01"
assert bytearray(b"a").upper() == bytearray(b"A") and type(bytearray(b"a").upper()) is bytearray and bytearray(b"a b").split() == [b"a", b"b"]
assert type(bytearray(b"a") + b"b") is bytearray and type(b"a" + bytearray(b"b")) is bytes and bytearray(b"ab").find(b"b") == 1
for call, kind, text in [
    (lambda: hash(bytearray()), TypeError, "unhashable type: 'bytearray'"),
    (lambda: bytearray().append(300), ValueError, "byte must be in range(0, 256)"),
    (lambda: bytearray().pop(), IndexError, "pop from empty bytearray"),
    (lambda: bytearray(b"a").remove(98), ValueError, "value not found in bytearray"),
    (lambda: bytearray().append("a"), TypeError, "'str' object cannot be interpreted as an integer"),
]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
