"""Digests of known texts, updates, copies."""
import hashlib
assert hashlib.md5(b"abc").hexdigest() == "900150983cd24fb0d6963f7d28e17f72" and hashlib.sha1(b"abc").hexdigest() == "a9993e364706816aba3e25717850c26c9cd0d89d" and hashlib.sha256(b"").hexdigest() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" and hashlib.sha512(b"abc").hexdigest()[:16] == "ddaf35a193617aba" and hashlib.sha224(b"abc").hexdigest()[:8] == "23097d22"
h = hashlib.sha256()
h.update(b"a")
c = h.copy()
h.update(b"bc")
assert h.hexdigest() == hashlib.sha256(b"abc").hexdigest() and c.hexdigest() == hashlib.sha256(b"a").hexdigest() and h.digest_size == 32 and h.name == "sha256" and len(h.digest()) == 32 and hashlib.new("md5", b"x").hexdigest() == hashlib.md5(b"x").hexdigest()
try:
    hashlib.md5("text")
except TypeError as error:
    assert str(error) == "Strings must be encoded before hashing"
try:
    hashlib.new("nope")
except ValueError as error:
    assert str(error) == "unsupported hash type nope"
