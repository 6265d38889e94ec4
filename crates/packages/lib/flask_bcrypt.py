"""flask_bcrypt: bcrypt with the settings of an application (Flask-Bcrypt 1.0.1)."""

import hashlib
import hmac

import bcrypt

__version_info__ = ("1", "0", "1")
__version__ = ".".join(__version_info__)


def _bytes(text):
    return text.encode("utf-8") if isinstance(text, str) else text


class Bcrypt:
    """Hashes and checks passwords; BCRYPT_LOG_ROUNDS and its like are read from the application."""

    _log_rounds, _prefix, _handle_long_passwords = 12, "2b", False

    def __init__(self, app=None):
        if app is not None:
            self.init_app(app)

    def init_app(self, app):
        """Reads the application's settings."""
        setting = app.config.get
        self._log_rounds = setting("BCRYPT_LOG_ROUNDS", 12)
        self._prefix = setting("BCRYPT_HASH_PREFIX", "2b")
        self._handle_long_passwords = setting("BCRYPT_HANDLE_LONG_PASSWORDS", False)

    def _prepared(self, password):
        """A password's bytes; its digest where long ones are to count whole."""
        given = _bytes(password)
        return hashlib.sha256(given).hexdigest().encode() if self._handle_long_passwords else given

    def generate_password_hash(self, password, rounds=None, prefix=None):
        """The hash of a password, as bytes."""
        if not password:
            raise ValueError("Password must be non-empty.")
        rounds = self._log_rounds if rounds is None else rounds
        kind = _bytes(self._prefix if prefix is None else prefix)
        return bcrypt.hashpw(self._prepared(password), bcrypt.gensalt(rounds, kind))

    def check_password_hash(self, pw_hash, password):
        """Whether a password is the one that was hashed."""
        kept = _bytes(pw_hash)
        return hmac.compare_digest(bcrypt.hashpw(self._prepared(password), kept), kept)


def generate_password_hash(password, rounds=None):
    """The hash of a password with the usual settings."""
    return Bcrypt().generate_password_hash(password, rounds)


def check_password_hash(pw_hash, password):
    """Whether a password is the one that was hashed."""
    return Bcrypt().check_password_hash(pw_hash, password)
