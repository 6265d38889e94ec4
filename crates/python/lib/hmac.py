"""hmac: digests with a key."""

import _hashlib
import hashlib


def compare_digest(a, b, /):
    return type(a) is type(b) and a == b


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError("key: expected bytes or bytearray, but got %r" % type(key).__name__)
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        self._hash = digestmod if isinstance(digestmod, str) else digestmod().name
        self.digest_size = hashlib.new(self._hash).digest_size
        self.name = "hmac-" + self._hash
        self._key = bytes(key)
        self._message = b""
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._message += bytes(msg)

    def digest(self):
        return _hashlib.hmac(self._hash, self._key, self._message)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HMAC(self._key, self._message, self._hash)


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()
