"""hashlib: digests of bytes."""

import _hashlib

_SIZES = {
    "md5": (16, 64),
    "sha1": (20, 64),
    "sha224": (28, 64),
    "sha256": (32, 64),
    "sha384": (48, 128),
    "sha512": (64, 128),
}
algorithms_guaranteed = set(_SIZES)
algorithms_available = set(_SIZES)


class HASH:
    def __init__(self, name, content=b""):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._content = b""
        self.update(content)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError("object supporting the buffer API required")
        self._content += bytes(data)

    def digest(self):
        return _hashlib.digest(self.name, self._content)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._content)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ 0x{id(self):x}>"


HASH.__module__ = "_hashlib"


def new(name, data=b"", **kwargs):
    if name.lower() not in _SIZES:
        raise ValueError("unsupported hash type " + name)
    return HASH(name.lower(), data)


def md5(string=b"", *, usedforsecurity=True):
    return HASH("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return HASH("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return HASH("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return HASH("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return HASH("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return HASH("sha512", string)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if hash_name not in _SIZES:
        raise ValueError("unsupported hash type " + hash_name)
    return _hashlib.pbkdf2(hash_name, password, salt, iterations, dklen or _SIZES[hash_name][0])


def scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64):
    return _hashlib.scrypt(password, salt, n, r, p, dklen)


def __getattr__(name):
    if name in (
        "blake2b",
        "blake2s",
        "sha3_224",
        "sha3_256",
        "sha3_384",
        "sha3_512",
        "shake_128",
        "shake_256",
    ):
        raise NotImplementedError(f"hashlib.{name} is not supported here")
    raise AttributeError(f"module 'hashlib' has no attribute '{name}'")
