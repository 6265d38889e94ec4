"""hmac: digests with a key."""

import hashlib
from _hashlib import hmac as _digest


def compare_digest(a, b, /):
    """Whether both are the same bytes, or the same ASCII text."""
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        return a == b
    for side in (a, b):
        if isinstance(side, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if not isinstance(side, (bytes, bytearray, memoryview)):
            kinds = f"'{type(a).__name__}' and '{type(b).__name__}'"
            raise TypeError(f"unsupported operand types(s) or combination of types: {kinds}")
    return bytes(a) == bytes(b)


def _algorithm(digestmod):
    """A name, or a function that makes a hash, as the hash it makes."""
    if not digestmod:
        raise TypeError("Missing required parameter 'digestmod'.")
    return hashlib.new(digestmod) if isinstance(digestmod, str) else digestmod()


class HMAC:
    """Collects a message; its digest is made when it is asked for."""

    blocksize = 64

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        kind = _algorithm(digestmod)
        self._kind, self._key, self._message = kind.name, bytes(key), bytearray()
        self.digest_size, self.block_size = kind.digest_size, kind.block_size
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        return f"hmac-{self._kind}"

    def update(self, msg):
        """More of the message."""
        if isinstance(msg, str):
            raise TypeError("Strings must be encoded before hashing")
        self._message += msg

    def digest(self):
        """What says whether the message is whole, as bytes."""
        return _digest(self._kind, self._key, bytes(self._message))

    def hexdigest(self):
        """The same as hexadecimal digits."""
        return self.digest().hex()

    def copy(self):
        """One that goes on from here on its own."""
        return HMAC(self._key, self._message, self._kind)


def new(key, msg=None, digestmod=""):
    """The beginning of a digest."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The digest of a message that is there at once."""
    return HMAC(key, msg, digestmod=digest).digest()
