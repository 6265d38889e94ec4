"""flask_login.utils: the current user, logging in and out, and views for who is logged in."""

import hmac
from functools import wraps
from hashlib import sha512
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from flask import current_app, g, has_request_context, request, session, url_for
from flask_login import signals
from flask_login.config import COOKIE_NAME, EXEMPT_METHODS
from werkzeug.local import LocalProxy


def _get_user():
    """Who is logged in; None where there is no request."""
    if not has_request_context():
        return None
    if "_login_user" not in g:
        current_app.login_manager._load_user()
    return g._login_user


current_user = LocalProxy(_get_user)


def _cookie_digest(payload, key=None):
    secret = current_app.secret_key if key is None else key
    secret = secret.encode("latin1") if isinstance(secret, str) else secret
    return hmac.new(secret, payload.encode("utf-8"), sha512).hexdigest()


def encode_cookie(payload, key=None):
    """A text with its signature behind it."""
    return "|".join((payload, _cookie_digest(payload, key)))


def decode_cookie(cookie, key=None):
    """The text before a signature; None where that is another's."""
    payload, found, digest = cookie.rpartition("|")
    if found and hmac.compare_digest(_cookie_digest(payload, key), digest):
        return payload
    return None


def make_next_param(login_url, current_url):
    """The URL to come back to, without what it has in common with the login's."""
    login, here = urlsplit(login_url), urlsplit(current_url)
    same_scheme = login.scheme in ("", here.scheme)
    if same_scheme and login.netloc in ("", here.netloc):
        return urlunsplit(("", "", here.path, here.query, ""))
    return current_url


def expand_login_view(login_view):
    """The URL of a view, which may be one already."""
    is_url = login_view.startswith(("https://", "http://", "/"))
    return login_view if is_url else url_for(login_view)


def login_url(login_view, next_url=None, next_field="next"):
    """The URL of the login, which knows where to go afterwards."""
    base = expand_login_view(login_view)
    if next_url is None:
        return base
    parts = urlsplit(base)
    query = parse_qs(parts.query, keep_blank_values=True)
    query[next_field] = make_next_param(base, next_url)
    host = current_app.config.get("FORCE_HOST_FOR_REDIRECTS") or parts.netloc
    return urlunsplit(parts._replace(netloc=host, query=urlencode(query, doseq=True)))


def login_fresh():
    """Whether the login is of this session."""
    return session.get("_fresh", False)


def login_remembered():
    """Whether a cookie remembers the login."""
    name = current_app.config.get("REMEMBER_COOKIE_NAME", COOKIE_NAME)
    if name not in request.cookies or session.get("_remember") == "clear":
        return False
    return decode_cookie(request.cookies[name]) is not None


def login_user(user, remember=False, duration=None, force=False, fresh=True):
    """Logs a user in; False where the user is not active, unless it is forced."""
    if not (force or user.is_active):
        return False
    manager = current_app.login_manager
    identify = getattr(user, manager.id_attribute)
    session.update(_user_id=identify(), _fresh=fresh, _id=manager._session_identifier_generator())
    if remember:
        session["_remember"] = "set"
        if duration is not None:
            session["_remember_seconds"] = _seconds(duration)
    manager._update_request_context_with_user(user)
    signals.user_logged_in.send(current_app._get_current_object(), user=_get_user())
    return True


def _seconds(duration):
    try:
        return duration.total_seconds()
    except AttributeError as error:
        reason = f"duration must be a datetime.timedelta, instead got: {duration}"
        raise Exception(reason) from error


def logout_user():
    """Logs the user out."""
    user = _get_user()
    for name in ("_user_id", "_fresh", "_id"):
        session.pop(name, None)
    if current_app.config.get("REMEMBER_COOKIE_NAME", COOKIE_NAME) in request.cookies:
        session["_remember"] = "clear"
        session.pop("_remember_seconds", None)
    signals.user_logged_out.send(current_app._get_current_object(), user=user)
    current_app.login_manager._update_request_context_with_user()
    return True


def confirm_login():
    """Makes the login one of this session again."""
    identifier = current_app.login_manager._session_identifier_generator()
    session.update(_fresh=True, _id=identifier)
    signals.user_login_confirmed.send(current_app._get_current_object())


def _guard(func, refusal):
    """A view that is answered by `refusal` unless that gives None."""

    @wraps(func)
    def guarded(*args, **kwargs):
        is_free = request.method in EXEMPT_METHODS or current_app.config.get("LOGIN_DISABLED")
        refused = None if is_free else refusal(current_app.login_manager)
        return current_app.ensure_sync(func)(*args, **kwargs) if refused is None else refused

    return guarded


def login_required(func):
    """Decorates a view for who is logged in."""
    return _guard(func, lambda to: None if current_user.is_authenticated else to.unauthorized())


def fresh_login_required(func):
    """Decorates a view for who has just logged in."""

    def refusal(manager):
        if not current_user.is_authenticated:
            return manager.unauthorized()
        return None if login_fresh() else manager.needs_refresh()

    return _guard(func, refusal)


def set_login_view(login_view, blueprint=None):
    """Sets the view of the login, for one blueprint or for all."""
    manager = current_app.login_manager
    if blueprint is not None:
        manager.blueprint_login_views[blueprint.name] = login_view
        return
    manager.login_view = login_view
