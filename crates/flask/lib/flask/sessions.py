"""flask.sessions: where a session's values are kept between requests."""

import hashlib
from collections.abc import MutableMapping
from datetime import datetime, timezone, UTC


class SessionMixin(MutableMapping):
    """What all sessions have."""

    new = False
    modified = accessed = True

    @property
    def permanent(self):
        return self.get("_permanent", False)

    @permanent.setter
    def permanent(self, value):
        self["_permanent"] = bool(value)


class SecureCookieSession(dict, SessionMixin):
    """A session that travels in a signed cookie."""

    def __init__(self, initial=None):
        super().__init__(initial or ())
        self.modified = self.accessed = False


class NullSession(SecureCookieSession):
    """A session that can be read and not written, for there is no key to sign with."""

    def _fail(self, *args, **kwargs):
        raise RuntimeError(
            "The session is unavailable because no secret key was set.  Set the secret_key on the application to something unique and secret."
        )

    __setitem__ = __delitem__ = clear = pop = popitem = update = setdefault = _fail


class SessionInterface:
    """How sessions are opened and saved."""

    null_session_class = NullSession
    pickle_based = False

    def make_null_session(self, app):
        return self.null_session_class()

    def is_null_session(self, obj):
        return isinstance(obj, self.null_session_class)

    def get_cookie_name(self, app):
        return app.config["SESSION_COOKIE_NAME"]

    def get_cookie_domain(self, app):
        return app.config["SESSION_COOKIE_DOMAIN"]

    def get_cookie_path(self, app):
        return app.config["SESSION_COOKIE_PATH"] or app.config["APPLICATION_ROOT"]

    def get_cookie_httponly(self, app):
        return app.config["SESSION_COOKIE_HTTPONLY"]

    def get_cookie_secure(self, app):
        return app.config["SESSION_COOKIE_SECURE"]

    def get_cookie_samesite(self, app):
        return app.config["SESSION_COOKIE_SAMESITE"]

    def get_cookie_partitioned(self, app):
        return app.config["SESSION_COOKIE_PARTITIONED"]

    def get_expiration_time(self, app, session):
        return datetime.now(UTC) + app.permanent_session_lifetime if session.permanent else None

    def should_set_cookie(self, app, session):
        return session.modified or (
            session.permanent and app.config["SESSION_REFRESH_EACH_REQUEST"]
        )

    def open_session(self, app, request):
        raise NotImplementedError()

    def save_session(self, app, session, response):
        raise NotImplementedError()


class SecureCookieSessionInterface(SessionInterface):
    """Sessions in signed cookies; a request that nobody sent has none yet."""

    salt = "cookie-session"
    digest_method = staticmethod(hashlib.sha1)
    key_derivation = "hmac"
    session_class = SecureCookieSession

    def get_signing_serializer(self, app):
        from itsdangerous import URLSafeTimedSerializer

        return URLSafeTimedSerializer(app.secret_key, salt=self.salt) if app.secret_key else None

    def open_session(self, app, request):
        return self.session_class() if app.secret_key else None

    def save_session(self, app, session, response):
        raise RuntimeError("The playground has no web server: a session is not saved.")
