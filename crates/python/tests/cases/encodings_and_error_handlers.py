"""encode and decode with error handlers; BOMs; unknown encodings; text that is not text."""
assert "é€".encode("ascii", "replace") == b"??"
assert "é€".encode("ascii", "ignore") == b""
assert "é€".encode("ascii", "xmlcharrefreplace") == b"&#233;&#8364;"
assert "é€".encode("ascii", "backslashreplace") == b"\\xe9\\u20ac"
assert b"a\xffb".decode("utf-8", "replace") == "a\ufffdb"
assert b"a\xffb".decode("utf-8", "ignore") == "ab"
assert b"a\xffb".decode("utf-8", "backslashreplace") == "a\\xffb"
assert b"\xe9".decode("latin-1") == "é"
assert "hi".encode("utf-16")[:2] == b"\xff\xfe"
assert b"\xef\xbb\xbfhi".decode("utf-8-sig") == "hi"
assert "hi".encode("utf-8-sig") == b"\xef\xbb\xbfhi"
assert b"hi".decode() == "hi"
assert str(b"hi", "ascii") == "hi"
assert str(b"hi") == "b'hi'"
assert "a".encode("UTF8") == b"a"
assert "a".encode("Utf_8") == b"a"
assert bytes("é", "utf-8", "strict") == b"\xc3\xa9"
for call, kind, words in (
    (lambda: "é".encode("ascii"), UnicodeEncodeError, "'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)"),
    (lambda: "aéé".encode("ascii"), UnicodeEncodeError, "'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)"),
    (lambda: "€".encode("latin-1"), UnicodeEncodeError, "'latin-1' codec can't encode character '\\u20ac' in position 0: ordinal not in range(256)"),
    (lambda: b"\xff".decode(), UnicodeDecodeError, "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
    (lambda: b"\xc3".decode(), UnicodeDecodeError, "'utf-8' codec can't decode byte 0xc3 in position 0: unexpected end of data"),
    (lambda: b"\xc3(".decode(), UnicodeDecodeError, "'utf-8' codec can't decode byte 0xc3 in position 0: invalid continuation byte"),
    (lambda: b"\x80".decode("ascii"), UnicodeDecodeError, "'ascii' codec can't decode byte 0x80 in position 0: ordinal not in range(128)"),
    (lambda: "a".encode("nope"), LookupError, "unknown encoding: nope"),
    (lambda: "é".encode("ascii", "nope"), LookupError, "unknown error handler name 'nope'"),
    (lambda: str(5, "ascii"), TypeError, "decoding to str: need a bytes-like object, int found"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
