"""flask_login: who is logged in (Flask-Login 0.6.3). Nothing is served here, so no cookie is
read or set; users, sessions of a request context, decorators and signals are real."""

from flask_login.config import (
    AUTH_HEADER_NAME,
    COOKIE_DURATION,
    COOKIE_HTTPONLY,
    COOKIE_NAME,
    COOKIE_SECURE,
    ID_ATTRIBUTE,
    LOGIN_MESSAGE,
    LOGIN_MESSAGE_CATEGORY,
    REFRESH_MESSAGE,
    REFRESH_MESSAGE_CATEGORY,
)
from flask_login.login_manager import LoginManager
from flask_login.mixins import AnonymousUserMixin, UserMixin
from flask_login.signals import (
    session_protected,
    user_accessed,
    user_loaded_from_cookie,
    user_loaded_from_request,
    user_logged_in,
    user_logged_out,
    user_login_confirmed,
    user_needs_refresh,
    user_unauthorized,
)
from flask_login.utils import (
    confirm_login,
    current_user,
    decode_cookie,
    encode_cookie,
    fresh_login_required,
    login_fresh,
    login_remembered,
    login_required,
    login_url,
    login_user,
    logout_user,
    make_next_param,
    set_login_view,
)

__version__ = "0.6.3"


class FlaskLoginClient:
    """Would send requests as a user."""

    def __init__(self, *args, **kwargs):
        raise RuntimeError("The playground has no web server, so it has no test client either.")
