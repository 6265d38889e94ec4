"""flask_login.signals: what is told of logins."""

from blinker import Namespace

_signals = Namespace()
for _moment in (
    "accessed",
    "loaded-from-cookie",
    "loaded-from-request",
    "logged-in",
    "logged-out",
    "login-confirmed",
    "needs-refresh",
    "unauthorized",
):
    globals()["user_" + _moment.replace("-", "_")] = _signals.signal(_moment)
session_protected = _signals.signal("session-protected")
