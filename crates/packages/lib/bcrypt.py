"""bcrypt: hashes of passwords that are slow to guess (bcrypt 5.0)."""

import base64
import hmac
import os

import _bcrypt

__version__ = "5.0.0"
_OWN = b"./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_USUAL = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_TO_OWN, _TO_USUAL = bytes.maketrans(_USUAL, _OWN), bytes.maketrans(_OWN, _USUAL)
_TOO_LONG = (
    "password cannot be longer than 72 bytes, truncate manually if necessary (e.g. "
    "my_password[:72])"
)


def gensalt(rounds=12, prefix=b"2b"):
    """Salt by chance, with the kind of hash and its cost."""
    if prefix not in (b"2a", b"2b"):
        raise ValueError("Supported prefixes are b'2a' or b'2b'")
    if not 4 <= rounds <= 31:
        raise ValueError("Invalid rounds")
    digits = base64.b64encode(os.urandom(16)).rstrip(b"=").translate(_TO_OWN)
    return b"$%b$%02d$%b" % (prefix, rounds, digits)


def _parts(salt):
    """Kind, cost and bytes of a salt, or of a hash; ValueError for another text."""
    try:
        _, kind, cost, rest = salt.split(b"$")
        found = base64.b64decode(rest[:22].translate(_TO_USUAL) + b"==")
        cost = int(cost)
    except ValueError:
        raise ValueError("Invalid salt") from None
    if kind not in (b"2a", b"2b", b"2x", b"2y") or len(rest) < 22 or not 4 <= cost <= 31:
        raise ValueError("Invalid salt")
    return kind, cost, found


def _need_bytes(**given):
    for name, value in given.items():
        if not isinstance(value, (bytes, bytearray)):
            kind = f"'{type(value).__name__}' object cannot be converted to 'PyBytes'"
            raise TypeError(f"argument '{name}': {kind}")


def hashpw(password, salt):
    """The hash of a password, as bytes that name kind, cost and salt."""
    _need_bytes(password=password, salt=salt)
    if len(password) > 72:
        raise ValueError(_TOO_LONG)
    kind, cost, found = _parts(salt)
    made = base64.b64encode(_bcrypt.hash(bytes(password), cost, found)).rstrip(b"=")
    salted = base64.b64encode(found).rstrip(b"=").translate(_TO_OWN)
    return b"$%b$%02d$%b%b" % (kind, cost, salted, made.translate(_TO_OWN))


def checkpw(password, hashed_password):
    """Whether a password is the one that was hashed."""
    _need_bytes(password=password, hashed_password=hashed_password)
    return hmac.compare_digest(hashpw(password, hashed_password), bytes(hashed_password))


def kdf(*args, **kwargs):
    """Not here."""
    raise NotImplementedError("the playground's bcrypt has no kdf()")
