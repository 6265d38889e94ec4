"""Encodings and their errors, with all attributes of the exceptions."""
assert "é".encode() == b"\xc3\xa9" and "é".encode("latin-1") == b"\xe9" and "é".encode("utf-16-le") == b"\xe9\x00" and "a".encode("ascii") == b"a"
assert b"\xc3\xa9".decode() == "é" and b"\xe9".decode("latin1") == "é" and b"a".decode("ASCII") == "a" and b"\xff\xfea\x00".decode("utf-16") == "a"
assert "é".encode("ascii", "ignore") == b"" and "é".encode("ascii", "replace") == b"?" and "é".encode("ascii", "xmlcharrefreplace") == b"&#233;"
assert "é".encode("ascii", "backslashreplace") == b"\\xe9" and b"a\xffb".decode("ascii", "replace") == "a\ufffdb" and b"a\xffb".decode("utf-8", "ignore") == "ab"
assert b"\xff".decode("utf-8", "backslashreplace") == "\\xff" and b"\xe2\x82".decode("utf-8", "replace") == "\ufffd"
assert "€".encode("utf-8") == b"\xe2\x82\xac" and len("😀".encode()) == 4 and "😀".encode("utf-16-be") == b"\xd8=\xde\x00"
assert "a".encode("utf-8-sig") == b"\xef\xbb\xbfa" and b"\xef\xbb\xbfa".decode("utf-8-sig") == "a" and "a".encode("utf-32-le") == b"a\x00\x00\x00"
assert str(b"abc", "ascii") == "abc" and str(b"a") == "b'a'" and bytes("é", "utf-8") == b"\xc3\xa9"
try:
    "aé".encode("ascii")
except UnicodeEncodeError as error:
    assert str(error) == "'ascii' codec can't encode character '\\xe9' in position 1: ordinal not in range(128)"
    assert (error.encoding, error.object, error.start, error.end, error.reason) == ("ascii", "aé", 1, 2, "ordinal not in range(128)")
try:
    b"a\xff".decode()
except UnicodeDecodeError as error:
    assert str(error) == "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte"
    assert (error.encoding, error.object, error.start, error.end) == ("utf-8", b"a\xff", 1, 2)
try:
    "āā".encode("latin-1")
except UnicodeEncodeError as error:
    assert str(error) == "'latin-1' codec can't encode characters in position 0-1: ordinal not in range(256)"
try:
    "a".encode("nonsense")
except LookupError as error:
    assert str(error) == "unknown encoding: nonsense"
try:
    b"\xe2\x82".decode()
except UnicodeDecodeError as error:
    assert str(error) == "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data"
