"""bytes and bytearray: construction, slicing, searching, in-place changes, errors."""
assert bytes([65, 66]) == b"AB"
assert bytes(3) == b"\0\0\0"
assert bytes("é", "utf-8") == b"\xc3\xa9"
assert bytes.fromhex("41 42") == b"AB"
assert b"abc"[1] == 98
assert b"abc"[1:] == b"bc"
assert b"abc"[::-1] == b"cba"
assert b"a" + b"b" == b"ab"
assert b"ab" * 2 == b"abab"
assert b"a,b".split(b",") == [b"a", b"b"]
assert b"\x00\xff\n'".hex("-") == "00-ff-0a-27"
assert repr(b"\x00\xff\n'\"") == "b'\\x00\\xff\\n\\'\"'"
assert b"abc".find(b"c") == 2
assert b"abc".find(98) == 1
assert 97 in b"abc"
assert b"bc" in b"abc"
assert b"Hello".swapcase() == b"hELLO"
assert b" a ".strip() == b"a"
assert b"a-b".replace(b"-", b"+") == b"a+b"
assert b"abc".translate(bytes.maketrans(b"a", b"x"), b"c") == b"xb"
assert b"a\nb".splitlines() == [b"a", b"b"]
assert b"7".zfill(3) == b"007"
assert b"abc".startswith((b"x", b"a"))
assert list(b"ab") == [97, 98]
assert b"a" < b"b"
assert b"a" != "a"
assert hash(b"a") == hash("a")
data = bytearray(b"hello")
data[0] = 74
data[1:3] = b"EL!"
assert data == bytearray(b"JEL!lo")
data.append(33)
data.extend(b"??")
data.insert(0, 62)
assert data.pop() == 63
data.remove(62)
assert bytes(data) == b"JEL!lo!?"
del data[::2]
assert data == b"E!o?"
data += b"x"
data *= 2
assert data == b"E!o?xE!o?x"
data.reverse()
assert data.decode() == "x?o!Ex?o!E"
data.clear()
assert not data
assert repr(bytearray(b"a")) == "bytearray(b'a')"
for call, kind, words in (
    (lambda: bytes([256]), ValueError, "bytes must be in range(0, 256)"),
    (lambda: bytes("a"), TypeError, "string argument without an encoding"),
    (lambda: bytes(-1), ValueError, "negative count"),
    (lambda: b"a" + "a", TypeError, "can't concat str to bytes"),
    (lambda: bytearray(b"a").append(256), ValueError, "byte must be in range(0, 256)"),
    (lambda: b"abc"[9], IndexError, "index out of range"),
    (lambda: bytes.fromhex("4"), ValueError, "non-hexadecimal number found in fromhex() arg at position 1"),
    (lambda: b"".join(["a"]), TypeError, "sequence item 0: expected a bytes-like object, str found"),
    (lambda: b"a".__setitem__, AttributeError, "'bytes' object has no attribute '__setitem__'"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
