"""The proxies of the context that is pushed."""
from flask import LocalProxy, _app_stack, _no_app, current_app, g, request, session

app_ctx = LocalProxy(lambda: _app_stack[-1] if _app_stack else None, _no_app)
