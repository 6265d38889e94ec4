"""werkzeug.security: passwords as they are kept."""

import hashlib
import hmac
import os
import posixpath
import secrets

SALT_CHARS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
DEFAULT_PBKDF2_ITERATIONS = 1_000_000


def gen_salt(length):
    if length <= 0:
        raise ValueError("Salt length must be at least 1.")
    return "".join(secrets.choice(SALT_CHARS) for _ in range(length))


def _scrypt(args, salt, password):
    try:
        n, r, p = map(int, args) if args else (2**15, 8, 1)
    except ValueError:
        raise ValueError("'scrypt' takes 3 arguments.") from None
    return hashlib.scrypt(
        password, salt=salt, n=n, r=r, p=p, maxmem=132 * n * r * p
    ).hex(), f"scrypt:{n}:{r}:{p}"


def _pbkdf2(args, salt, password):
    if len(args) > 2:
        raise ValueError("'pbkdf2' takes 2 arguments.")
    name = args[0] if args else "sha256"
    iterations = int(args[1]) if len(args) == 2 else DEFAULT_PBKDF2_ITERATIONS
    return hashlib.pbkdf2_hmac(
        name, password, salt, iterations
    ).hex(), f"pbkdf2:{name}:{iterations}"


def _hash_internal(method, salt, password):
    method, *args = method.split(":")
    if method == "scrypt":
        return _scrypt(args, salt.encode(), password.encode())
    if method == "pbkdf2":
        return _pbkdf2(args, salt.encode(), password.encode())
    raise ValueError(f"Invalid hash method '{method}'.")


def generate_password_hash(password, method="scrypt", salt_length=16):
    salt = gen_salt(salt_length)
    made, actual_method = _hash_internal(method, salt, password)
    return f"{actual_method}${salt}${made}"


def check_password_hash(pwhash, password):
    try:
        method, salt, hashval = pwhash.split("$", 2)
    except ValueError:
        return False
    return hmac.compare_digest(_hash_internal(method, salt, password)[0], hashval)


def safe_join(directory, *untrusted):
    parts = [directory or "."]
    for filename in untrusted:
        if filename != "":
            filename = posixpath.normpath(filename)
        if os.path.isabs(filename) or filename.startswith(("/", "../")) or filename == "..":
            return None
        parts.append(filename)
    return posixpath.join(*parts)
