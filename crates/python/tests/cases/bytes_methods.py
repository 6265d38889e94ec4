"""bytes: the same methods as str, numbers as items, only bytes accepted."""
b = b"hello world"
assert b[0] == 104 and b[-1:] == b"d" and b[1:3] == b"el" and b[::-1] == b"dlrow olleh" and list(b"ab") == [97, 98]
assert b.find(b"o") == 4 and b.find(111) == 4 and b.rfind(b"o") == 7 and b.index(b"w") == 6 and b.count(b"l") == 3 and b.find(b"x") == -1
assert b.split() == [b"hello", b"world"] and b"a,b".split(b",") == [b"a", b"b"] and b"a b c".split(None, 1) == [b"a", b"b c"] and b"a-b-c".rsplit(b"-", 1) == [b"a-b", b"c"]
assert b.upper() == b"HELLO WORLD" and b.title() == b"Hello World" and b.capitalize() == b"Hello world" and b"aB".swapcase() == b"Ab"
assert b.replace(b"o", b"0") == b"hell0 w0rld" and b.replace(b"o", b"", 1) == b"hell world" and b" a ".strip() == b"a" and b"xax".strip(b"x") == b"a"
assert b"ab".center(5, b"-") == b"--ab-" and b"1".zfill(3) == b"001" and b"a".ljust(2) == b"a " and b"a\tb".expandtabs(2) == b"a b"
assert b.partition(b" ") == (b"hello", b" ", b"world") and b.startswith(b"he") and b.endswith((b"x", b"ld")) and b"a\nb".splitlines() == [b"a", b"b"]
assert b", ".join([b"a", bytearray(b"b")]) == b"a, b" and b"a" + b"b" == b"ab" and b"ab" * 2 == b"abab" and 2 * b"a" == b"aa"
assert b"ab".hex() == "6162" and b"abc".hex(" ") == "61 62 63" and b"abcd".hex("-", 2) == "6162-6364" and bytes.fromhex("61 62") == b"ab"
assert b"abc".isalpha() and b"12".isdigit() and b"a1".isalnum() and b" ".isspace() and b"ab".islower() and b"Ab".istitle() and b"\x80".isascii() is False
assert bytes(3) == b"\0\0\0" and bytes([1, 2]) == b"\x01\x02" and bytes("é", "utf-8") == b"\xc3\xa9" and bytes(b"x") == b"x" and bytes() == b"" and bytes(range(3)) == b"\0\1\2"
assert b"a" < b"b" and b"a" != "a" and b"a" == bytearray(b"a") and hash(b"a") == hash(b"a") and b"el" in b and 104 in b and b"" in b""
assert repr(b"a'b\n\xff") == 'b"a\'b\\n\\xff"' and str(b"a") == "b'a'" and b"%d %s %b" % (5, b"x", b"y") == b"5 x y"
assert b"abc".translate(bytes.maketrans(b"ab", b"xy"), b"c") == b"xy" and b"test.py".removesuffix(b".py") == b"test"
for call, kind, text in [
    (lambda: b"a" + "b", TypeError, "can't concat str to bytes"),
    (lambda: b[100], IndexError, "index out of range"),
    (lambda: b["a"], TypeError, "byte indices must be integers or slices, not str"),
    (lambda: bytes([256]), ValueError, "bytes must be in range(0, 256)"),
    (lambda: bytes("a"), TypeError, "string argument without an encoding"),
    (lambda: bytes(-1), ValueError, "negative count"),
    (lambda: b"a".find("a"), TypeError, "argument should be integer or bytes-like object, not 'str'"),
    (lambda: "a" in b"a", TypeError, "a bytes-like object is required, not 'str'"),
    (lambda: bytes.fromhex("6x"), ValueError, "non-hexadecimal number found in fromhex() arg at position 1"),
    (lambda: b",".join(["a"]), TypeError, "sequence item 0: expected a bytes-like object, str found"),
    (lambda: bytes(1.5), TypeError, "cannot convert 'float' object to bytes"),
    (lambda: b"a" < "a", TypeError, "'<' not supported between instances of 'bytes' and 'str'"),
]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
