"""flask_login.login_manager: how an application finds its users."""

import hashlib

from flask import abort, current_app, flash, g, has_app_context, redirect, request, session
from flask_login import config as settings, signals
from flask_login.mixins import AnonymousUserMixin
from flask_login.utils import _get_user, login_url, make_next_param

# Callbacks that decorators set: the decorator and the attribute.
_CALLBACKS = {
    "user_loader": "_user_callback",
    "request_loader": "_request_callback",
    "header_loader": "_header_callback",
    "unauthorized_handler": "unauthorized_callback",
    "needs_refresh_handler": "needs_refresh_callback",
}
_NO_LOADER = (
    "Missing user_loader or request_loader. Refer to "
    "http://flask-login.readthedocs.io/#how-it-works for more info."
)


def _create_identifier():
    """What tells one browser from another."""
    agent, address = request.headers.get("User-Agent"), request.headers.get("X-Forwarded-For")
    base = f"{address or request.remote_addr}|{agent}"
    return hashlib.sha512(base.encode("utf-8")).hexdigest()


class LoginManager:
    """Settings of logins; `user_loader` says how a user is found by its id."""

    def __init__(self, app=None, add_context_processor=True):
        self.anonymous_user, self.id_attribute = AnonymousUserMixin, settings.ID_ATTRIBUTE
        self.login_view = self.refresh_view = self.localize_callback = None
        self.blueprint_login_views, self.session_protection = {}, "basic"
        self.login_message = settings.LOGIN_MESSAGE
        self.login_message_category = settings.LOGIN_MESSAGE_CATEGORY
        self.needs_refresh_message = settings.REFRESH_MESSAGE
        self.needs_refresh_message_category = settings.REFRESH_MESSAGE_CATEGORY
        for attribute in _CALLBACKS.values():
            setattr(self, attribute, None)
        self._session_identifier_generator = _create_identifier
        if app is not None:
            self.init_app(app, add_context_processor)

    def init_app(self, app, add_context_processor=True):
        """Makes it the application's `login_manager`."""
        app.login_manager = self
        app.after_request(self._update_remember_cookie)
        if add_context_processor:
            app.context_processor(lambda: {"current_user": _get_user()})

    setup_app = init_app

    @property
    def user_callback(self):
        """What finds a user by its id."""
        return self._user_callback

    @property
    def request_callback(self):
        """What finds a user by a request."""
        return self._request_callback

    def unauthorized(self):
        """The answer to who is not logged in: the application's, a redirection, or 401."""
        signals.user_unauthorized.send(current_app._get_current_object())
        if self.unauthorized_callback:
            return self.unauthorized_callback()
        views = self.blueprint_login_views
        view = views.get(request.blueprint, self.login_view) if views else self.login_view
        if not view:
            abort(401)
        self._flash(self.login_message, self.login_message_category)
        return redirect(login_url(view, next_url=request.url))

    def needs_refresh(self):
        """The answer to who logged in long ago."""
        signals.user_needs_refresh.send(current_app._get_current_object())
        if self.needs_refresh_callback:
            return self.needs_refresh_callback()
        if not self.refresh_view:
            abort(401)
        self._flash(self.needs_refresh_message, self.needs_refresh_message_category)
        return redirect(login_url(self.refresh_view, next_url=make_next_param("", request.url)))

    def _flash(self, message, category):
        if message:
            translate = self.localize_callback or (lambda text: text)
            flash(translate(message), category=category)

    def _update_request_context_with_user(self, user=None):
        g._login_user = self.anonymous_user() if user is None else user

    def _load_user(self):
        """Finds who is logged in, by the session or the request."""
        if self._user_callback is None and self._request_callback is None:
            raise Exception(_NO_LOADER)
        signals.user_accessed.send(current_app._get_current_object())
        user_id, user = session.get("_user_id"), None
        if user_id is not None and self._user_callback is not None:
            user = self._user_callback(user_id)
        if user is None and self._request_callback is not None:
            user = self._request_callback(request)
        self._update_request_context_with_user(user)

    def _update_remember_cookie(self, response):
        return response

    @property
    def _login_disabled(self):
        return has_app_context() and current_app.config.get("LOGIN_DISABLED", False)


def _decorator(attribute):
    """A method that keeps a function, and gives back what is kept."""

    def keep(self, callback):
        setattr(self, attribute, callback)
        return getattr(self, attribute)

    return keep


for _name, _attribute in _CALLBACKS.items():
    setattr(LoginManager, _name, _decorator(_attribute))
