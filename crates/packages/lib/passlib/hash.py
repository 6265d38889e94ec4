"""passlib.hash: one class for each kind of hash; each can be used as it is, or changed by
`using()`."""

import base64
import hashlib
import hmac
import os

import bcrypt as _bcrypt


class _Kind:
    """A kind of hash: makes, checks and recognises texts."""

    name, ident, setting_kwds, default_rounds = "", "", (), None

    def __init__(self, **settings):
        self.settings = settings

    def using(self, **settings):
        """The same kind with other settings."""
        return type(self)(**{**self.settings, **settings})

    def _rounds(self):
        return (
            self.settings.get("rounds")
            or self.settings.get("default_rounds")
            or self.default_rounds
        )

    def identify(self, hash):
        """Whether a text is of this kind."""
        return _text(hash).startswith(self.ident)

    def hash(self, secret, **settings):
        """The hash of a password."""
        chosen = self.using(**settings) if settings else self
        return chosen._hash(_secret(secret))

    encrypt = hash

    def verify(self, secret, hash, **context):
        """Whether a password is the one that was hashed."""
        return self._verify(_secret(secret), _text(hash))

    def needs_update(self, hash, **kwargs):
        """Whether a hash was made with other settings."""
        return False


def _text(value):
    return value.decode() if isinstance(value, bytes) else value


def _secret(value):
    if not isinstance(value, (str, bytes)):
        raise TypeError(f"secret must be unicode or bytes, not {type(value)}")
    return value.encode() if isinstance(value, str) else value


class _Bcrypt(_Kind):
    name, ident, default_rounds = "bcrypt", "$2", 12

    def _hash(self, secret):
        kind = self.settings.get("ident", "2b").strip("$").encode()
        salt = _bcrypt.gensalt(self._rounds(), b"2b" if kind == b"2y" else kind)
        return _bcrypt.hashpw(secret[:72], salt).decode()

    def _verify(self, secret, kept):
        return _bcrypt.checkpw(secret[:72], kept.encode())

    def needs_update(self, hash, **kwargs):
        return int(_text(hash).split("$")[2]) != self._rounds()


class _BcryptSha256(_Bcrypt):
    name, ident = "bcrypt_sha256", "$bcrypt-sha256$"

    def _digest(self, salt, secret):
        return base64.b64encode(hmac.new(salt.encode(), secret, hashlib.sha256).digest())

    def _hash(self, secret):
        salt = _bcrypt.gensalt(self._rounds())
        own = salt.decode().split("$")[3]
        made = _bcrypt.hashpw(self._digest(own, secret), salt).decode()
        return f"$bcrypt-sha256$v=2,t=2b,r={self._rounds()}${own}${made.split('$')[3][22:]}"

    def _verify(self, secret, kept):
        _, _, options, salt, digest = kept.split("$")
        rounds = int(options.split("r=")[1])
        made = _bcrypt.hashpw(self._digest(salt, secret), f"$2b${rounds:02}${salt}".encode())
        return hmac.compare_digest(made.decode().split("$")[3][22:], digest)

    def needs_update(self, hash, **kwargs):
        return False


class _Pbkdf2(_Kind):
    def __init__(self, digest="sha256", **settings):
        super().__init__(**settings)
        self.digest = digest
        self.name = f"pbkdf2_{digest}"
        self.ident = "$pbkdf2$" if digest == "sha1" else f"$pbkdf2-{digest}$"
        self.default_rounds = {"sha1": 131_000, "sha256": 29_000, "sha512": 25_000}[digest]

    def using(self, **settings):
        return _Pbkdf2(self.digest, **{**self.settings, **settings})

    def _made(self, secret, salt, rounds):
        return _adapted(hashlib.pbkdf2_hmac(self.digest, secret, salt, rounds))

    def _hash(self, secret):
        salt = self.settings.get("salt") or os.urandom(self.settings.get("salt_size", 16))
        rounds = self._rounds()
        return f"{self.ident}{rounds}${_adapted(salt)}${self._made(secret, salt, rounds)}"

    def _verify(self, secret, kept):
        rounds, salt, digest = kept.removeprefix(self.ident).split("$")
        made = self._made(secret, _bytes_of(salt), int(rounds))
        return hmac.compare_digest(made, digest)


def _adapted(data):
    """Bytes in base64 with dots, without padding."""
    return base64.b64encode(data).decode().rstrip("=").replace("+", ".")


def _bytes_of(text):
    return base64.b64decode(text.replace(".", "+") + "=" * (-len(text) % 4))


class _Hex(_Kind):
    def __init__(self, digest="sha256", **settings):
        super().__init__(**settings)
        self.digest, self.name = digest, f"hex_{digest}"

    def using(self, **settings):
        return self

    def identify(self, hash):
        return len(_text(hash)) == 2 * hashlib.new(self.digest).digest_size

    def _hash(self, secret):
        return hashlib.new(self.digest, secret).hexdigest()

    def _verify(self, secret, kept):
        return hmac.compare_digest(self._hash(secret), kept.lower())


class _Plain(_Kind):
    name = "plaintext"

    def identify(self, hash):
        return True

    def _hash(self, secret):
        return secret.decode()

    def _verify(self, secret, kept):
        return hmac.compare_digest(secret, kept.encode())


bcrypt, bcrypt_sha256, plaintext = _Bcrypt(), _BcryptSha256(), _Plain()
pbkdf2_sha1, pbkdf2_sha256, pbkdf2_sha512 = (_Pbkdf2(name) for name in ("sha1", "sha256", "sha512"))
hex_md5, hex_sha1, hex_sha256, hex_sha512 = (
    _Hex(name) for name in ("md5", "sha1", "sha256", "sha512")
)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    if name in (
        "argon2",
        "scrypt",
        "sha256_crypt",
        "sha512_crypt",
        "md5_crypt",
        "des_crypt",
        "django_pbkdf2_sha256",
    ):
        raise NotImplementedError(f"the playground's passlib has no {name}")
    raise AttributeError(f"unknown password hash: {name!r}")
