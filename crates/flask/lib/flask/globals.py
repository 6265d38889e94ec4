"""The proxies for the application and the request that are current."""

from werkzeug.local import LocalProxy

from flask.ctx import _stack

_no_app_msg = """\
Working outside of application context.

This typically means that you attempted to use functionality that needed
the current application. To solve this, set up an application context
with app.app_context(). See the documentation for more information.\
"""
_no_req_msg = """\
Working outside of request context.

This typically means that you attempted to use functionality that needed
an active HTTP request. Consult the documentation on testing for
information about how to avoid this problem.\
"""


def _app_context():
    if not _stack:
        raise RuntimeError(_no_app_msg)
    return _stack[-1]


def _request_context():
    if not _stack or _stack[-1].request is None:
        raise RuntimeError(_no_req_msg)
    return _stack[-1]


app_ctx = LocalProxy(_app_context)
current_app = LocalProxy(lambda: _app_context().app)
g = LocalProxy(lambda: _app_context().g)
request_ctx = LocalProxy(_request_context)
request = LocalProxy(lambda: _request_context().request)
session = LocalProxy(lambda: _request_context().session)
