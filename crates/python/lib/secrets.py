"""secrets: chance that nobody guesses."""

from base64 import urlsafe_b64encode
from hmac import compare_digest
from random import SystemRandom

__all__ = (
    "choice randbelow randbits SystemRandom token_bytes token_hex token_urlsafe compare_digest"
).split()

# Bytes of a token whose size is not said.
DEFAULT_ENTROPY = 32
_chance = SystemRandom()
choice, randbits = _chance.choice, _chance.getrandbits


def randbelow(exclusive_upper_bound):
    """A number from 0 to below the bound."""
    if exclusive_upper_bound > 0:
        return _chance._randbelow(exclusive_upper_bound)
    raise ValueError("Upper bound must be positive.")


def token_bytes(nbytes=None):
    """Bytes by chance."""
    return _chance.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    """The same, two hexadecimal digits a byte."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    """The same as text that may stand in a URL."""
    text = str(urlsafe_b64encode(token_bytes(nbytes)), "ascii")
    return text.rstrip("=")
