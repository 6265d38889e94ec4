"""passlib.context: several kinds of hashes, of which one makes new ones."""

import passlib.hash
from passlib.exc import UnknownHashError


class CryptContext:
    """Makes hashes of its default kind, and checks those of all its kinds."""

    def __init__(self, schemes=None, default=None, deprecated=(), **settings):
        names = [schemes] if isinstance(schemes, str) else [*(schemes or ())]
        self._kinds = {name: self._kind(name, settings) for name in names}
        self._default = default or next(iter(self._kinds), None)
        self._deprecated = deprecated

    @staticmethod
    def _kind(name, settings):
        own = {
            key.removeprefix(f"{name}__"): value
            for key, value in settings.items()
            if key.startswith(f"{name}__")
        }
        kind = getattr(passlib.hash, name)
        return kind.using(**own) if own else kind

    def schemes(self):
        """The names of the kinds."""
        return tuple(self._kinds)

    def default_scheme(self):
        """The name of the kind that makes hashes."""
        return self._default

    def hash(self, secret, scheme=None, **settings):
        """The hash of a password."""
        return self._kinds[scheme or self._default].hash(secret, **settings)

    encrypt = hash

    def identify(self, hash):
        """The name of a hash's kind; None where it is of none."""
        return next((name for name, kind in self._kinds.items() if kind.identify(hash)), None)

    def verify(self, secret, hash, **context):
        """Whether a password is the one that was hashed; UnknownHashError for another text."""
        if hash is None:
            return False
        name = self.identify(hash)
        if name is None:
            raise UnknownHashError
        return self._kinds[name].verify(secret, hash)

    def needs_update(self, hash, **kwargs):
        """Whether a hash is of a kind or with settings that are out of use."""
        name = self.identify(hash)
        old = self._deprecated
        is_old = name != self._default if old in ("auto", ["auto"], ("auto",)) else name in old
        return is_old or self._kinds[name].needs_update(hash)

    def verify_and_update(self, secret, hash, **kwargs):
        """Whether a password is right, and a new hash where the old one is out of use."""
        if not self.verify(secret, hash):
            return False, None
        return True, self.hash(secret) if self.needs_update(hash) else None

    def dummy_verify(self):
        """Takes as long as a check, and fails."""
        return False
