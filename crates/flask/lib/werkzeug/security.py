"""werkzeug.security: passwords as they are kept."""

import hashlib
import hmac
import posixpath
import secrets
import string

SALT_CHARS = string.ascii_letters + string.digits
DEFAULT_PBKDF2_ITERATIONS = 10**6


def gen_salt(length):
    """Letters and digits by chance."""
    if length < 1:
        raise ValueError("Salt length must be at least 1.")
    return "".join(map(secrets.choice, [SALT_CHARS] * length))


def _scrypt(password, salt, *given):
    """The hash by scrypt, and the method with its numbers: `scrypt:N:r:p`."""
    try:
        n, r, p = [int(number) for number in given] or (2**15, 8, 1)
    except ValueError:
        raise ValueError("'scrypt' takes 3 arguments.") from None
    memory = n * r * p * 132
    made = hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, maxmem=memory)
    return made, f"scrypt:{n}:{r}:{p}"


def _pbkdf2(password, salt, name="sha256", iterations=DEFAULT_PBKDF2_ITERATIONS, *more):
    """The hash by PBKDF2, and the method with its digest and rounds."""
    if more:
        raise ValueError("'pbkdf2' takes 2 arguments.")
    made = hashlib.pbkdf2_hmac(name, password, salt, int(iterations))
    return made, f"pbkdf2:{name}:{int(iterations)}"


_METHODS = {"scrypt": _scrypt, "pbkdf2": _pbkdf2}


def _hash_internal(method, salt, password):
    """A password's hash in hexadecimal, and the method written out."""
    name, *options = method.split(":")
    if name not in _METHODS:
        raise ValueError(f"Invalid hash method '{name}'.")
    made, written = _METHODS[name](password.encode(), salt.encode(), *options)
    return made.hex(), written


def generate_password_hash(password, method="scrypt", salt_length=16):
    """A text to keep in the place of a password: method, salt and hash."""
    salt = gen_salt(salt_length)
    hashed, written = _hash_internal(method, salt, password)
    return "$".join((written, salt, hashed))


def check_password_hash(pwhash, password):
    """Whether a password is the one whose text was kept."""
    parts = pwhash.split("$", 2)
    if len(parts) < 3:
        return False
    hashed, _ = _hash_internal(parts[0], parts[1], password)
    return hmac.compare_digest(hashed, parts[2])


def safe_join(directory, *untrusted):
    """A path below a folder; None where it would lead out of it."""
    path = directory or "."
    for part in untrusted:
        inner = posixpath.normpath(part) if part else part
        if inner == ".." or inner.startswith(("/", "../")):
            return None
        path = posixpath.join(path, inner)
    return path
