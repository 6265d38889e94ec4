"""Digests, encodings, tokens and UUIDs as scripts make them."""
import base64
import binascii
import hashlib
import hmac
import secrets
import uuid

assert hashlib.md5(b"abc").hexdigest() == "900150983cd24fb0d6963f7d28e17f72"
assert hashlib.sha1(b"abc").hexdigest() == "a9993e364706816aba3e25717850c26c9cd0d89d"
h = hashlib.sha256()
h.update(b"a")
copy = h.copy()
h.update(b"bc")
assert h.hexdigest() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
assert copy.hexdigest() != h.hexdigest()
assert h.digest_size == 32
assert h.name == "sha256"
assert hashlib.new("sha512", b"").hexdigest().startswith("cf83e1357eefb8bd")
assert hmac.new(b"key", b"msg", "sha256").hexdigest() == "2d93cbc1be167bcb1637a4a23cbff01a7878f0c50ee833954ea5221bb1b8c628"
assert hmac.compare_digest("a", "a")
assert base64.b64encode(b"\xff\xfe?") == b"//4/"
assert base64.urlsafe_b64encode(b"\xff\xfe?") == b"__4_"
assert base64.b64decode("aGk=") == b"hi"
assert base64.b32encode(b"hi") == b"NBUQ===="
assert base64.b16encode(b"hi") == b"6869"
assert binascii.hexlify(b"hi") == b"6869"
assert binascii.unhexlify("6869") == b"hi"
assert binascii.crc32(b"hello") == 907060870
assert len(secrets.token_hex(8)) == 16
assert len(secrets.token_bytes(5)) == 5
assert secrets.choice("a") == "a"
assert 0 <= secrets.randbelow(3) < 3
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
assert str(u) == "12345678-1234-5678-1234-567812345678"
assert u.hex == "12345678123456781234567812345678"
assert u.int == 0x12345678123456781234567812345678
assert uuid.UUID(int=u.int) == u
assert uuid.UUID(bytes=u.bytes) == u
assert repr(u) == "UUID('12345678-1234-5678-1234-567812345678')"
assert uuid.uuid4().version == 4
assert uuid.uuid4() != uuid.uuid4()
assert str(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org")) == "886313e1-3b8a-5372-9b90-0c9aee199e5d"
assert str(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org")) == "6fa459ea-ee8a-3ca4-894e-db77e160355e"
assert {u: 1}[uuid.UUID(u.hex)] == 1
try:
    uuid.UUID("x")
except ValueError as error:
    assert str(error) == "badly formed hexadecimal UUID string"
else:
    raise AssertionError
