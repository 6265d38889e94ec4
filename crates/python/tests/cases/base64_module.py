"""base64, urlsafe, base32, hex."""
import base64
assert base64.b64encode(b"hello") == b"aGVsbG8=" and base64.b64decode("aGVsbG8=") == b"hello" and base64.urlsafe_b64encode(b"\xff\xfe") == b"__4=" and base64.b64decode(b"__4=", altchars=b"-_") == b"\xff\xfe" and base64.b16encode(b"\xab") == b"AB" and base64.b32encode(b"a") == b"ME======" and base64.b64encode(b"") == b"" and base64.standard_b64decode(b"YQ==") == b"a"
import binascii
assert binascii.hexlify(b"ab") == b"6162" and binascii.unhexlify("6162") == b"ab"
try:
    base64.b64decode("a")
except binascii.Error as error:
    assert "base64" in str(error).lower()
