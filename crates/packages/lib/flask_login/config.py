"""flask_login.config: names and texts where the application gives none."""

from datetime import timedelta

AUTH_HEADER_NAME = "Authorization"
COOKIE_DURATION, COOKIE_NAME = timedelta(days=365), "remember_token"
COOKIE_HTTPONLY, COOKIE_SECURE, COOKIE_SAMESITE = True, False, None
ID_ATTRIBUTE = "get_id"
LOGIN_MESSAGE = "Please log in to access this page."
REFRESH_MESSAGE = "Please reauthenticate to access this page."
LOGIN_MESSAGE_CATEGORY = REFRESH_MESSAGE_CATEGORY = "message"
EXEMPT_METHODS = frozenset({"OPTIONS"})
