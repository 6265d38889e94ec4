"""flask.sessions: where a session's values are kept between requests."""

import hashlib
from collections.abc import MutableMapping
from datetime import datetime, timezone, UTC


_NO_KEY = (
    "The session is unavailable because no secret key was set.  Set the secret_key on the "
    "application to something unique and secret."
)


class SessionMixin(MutableMapping):
    """What all sessions have."""

    new = False
    modified = accessed = True

    @property
    def permanent(self):
        """Whether the session outlives the browser."""
        return self.get("_permanent", False) is not False

    @permanent.setter
    def permanent(self, wanted):
        self["_permanent"] = bool(wanted)


class SecureCookieSession(dict, SessionMixin):
    """A session that travels in a signed cookie."""

    def __init__(self, initial=None):
        super().__init__(initial or ())
        self.modified = self.accessed = False


class NullSession(SecureCookieSession):
    """A session that can be read and not written, for there is no key to sign with."""

    def _fail(self, *args, **kwargs):
        raise RuntimeError(_NO_KEY)

    __setitem__ = __delitem__ = clear = pop = popitem = update = setdefault = _fail


def _configured(part):
    """A method that reads a setting of the cookie."""

    def read(self, app):
        return app.config[f"SESSION_COOKIE_{part}"]

    return read


class SessionInterface:
    """How sessions are opened and saved."""

    null_session_class = NullSession
    pickle_based = False

    def make_null_session(self, app):
        """A session for an application without a key."""
        kind = self.null_session_class
        return kind()

    def is_null_session(self, obj):
        """Whether a session is one that cannot be written."""
        kind = self.null_session_class
        return isinstance(obj, kind)

    def get_cookie_path(self, app):
        """Below which path the cookie is sent."""
        own, root = (app.config[key] for key in ("SESSION_COOKIE_PATH", "APPLICATION_ROOT"))
        return own or root

    get_cookie_name = _configured("NAME")
    get_cookie_domain = _configured("DOMAIN")
    get_cookie_secure = _configured("SECURE")
    get_cookie_httponly = _configured("HTTPONLY")
    get_cookie_samesite = _configured("SAMESITE")
    get_cookie_partitioned = _configured("PARTITIONED")

    def get_expiration_time(self, app, session):
        lifetime = app.permanent_session_lifetime if session.permanent else None
        return lifetime and lifetime + datetime.now(UTC)

    def should_set_cookie(self, app, session):
        each_time = app.config["SESSION_REFRESH_EACH_REQUEST"]
        return session.modified or (each_time and session.permanent)

    def save_session(self, app, session, response):
        """Keeps a session at the end of a request."""
        raise NotImplementedError()

    def open_session(self, app, request):
        """The session of a request."""
        raise NotImplementedError()


class SecureCookieSessionInterface(SessionInterface):
    """Sessions in signed cookies; a request that nobody sent has none yet."""

    salt = "cookie-session"
    digest_method = staticmethod(hashlib.sha1)
    key_derivation = "hmac"
    session_class = SecureCookieSession

    def get_signing_serializer(self, app):
        from itsdangerous import URLSafeTimedSerializer

        how = {"key_derivation": self.key_derivation, "digest_method": self.digest_method}
        key = app.secret_key
        return URLSafeTimedSerializer(key, self.salt, signer_kwargs=how) if key else None

    def open_session(self, app, request):
        return self.session_class() if app.secret_key else None

    def save_session(self, app, session, response):
        raise RuntimeError("The playground has no web server: a session is not saved.")
