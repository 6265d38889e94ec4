"""flask.ctx: the context that the proxies look into."""

from functools import update_wrapper

_stack = []
_MISSING = object()


class _AppCtxGlobals:
    """`g`: a place for whatever belongs to one context."""

    def __getattr__(self, name):
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(name) from None

    def get(self, name, default=None):
        return self.__dict__.get(name, default)

    def pop(self, name, default=_MISSING):
        return self.__dict__.pop(name) if default is _MISSING else self.__dict__.pop(name, default)

    def setdefault(self, name, default=None):
        return self.__dict__.setdefault(name, default)

    def __contains__(self, item):
        return item in self.__dict__

    def __iter__(self):
        return iter(self.__dict__)

    def __repr__(self):
        return f"<flask.g of '{_stack[-1].app.name}'>" if _stack else object.__repr__(self)


class AppContext:
    """An application that is current from push() to pop()."""

    request = None
    session = None

    def __init__(self, app):
        self.app = app
        self.g = app.app_ctx_globals_class()
        self.url_adapter = app.create_url_adapter(None)

    def push(self):
        """Makes the application the current one."""
        from flask.signals import appcontext_pushed

        _stack.append(self)
        appcontext_pushed.send(self.app)

    def pop(self, exc=None):
        """Ends it; what the application registered for that is called."""
        from flask.signals import appcontext_popped

        self.app.do_teardown_appcontext(exc)
        _stack.remove(self)
        appcontext_popped.send(self.app)

    def __enter__(self):
        self.push()
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.pop(exc_value)


class RequestContext(AppContext):
    """A request that is current, and its application with it."""

    def __init__(self, app, environ, request=None, session=None):
        self.app = app
        self.g = app.app_ctx_globals_class()
        self.request = request if request is not None else app.request_class(environ)
        self.url_adapter = app.create_url_adapter(self.request)
        self.session = session
        self.flashes = None
        self._match()

    def _match(self):
        from werkzeug.exceptions import HTTPException

        try:
            self.request.url_rule, self.request.view_args = self.url_adapter.match(return_rule=True)
        except HTTPException as e:
            self.request.routing_exception = e

    def push(self):
        super().push()
        if self.session is None:
            self.session = self.app.session_interface.open_session(self.app, self.request)
            if self.session is None:
                self.session = self.app.session_interface.make_null_session(self.app)

    def pop(self, exc=None):
        self.app.do_teardown_request(exc)
        super().pop(exc)


def after_this_request(f):
    """Would call a function after the request."""
    if not has_request_context():
        raise RuntimeError(
            "'after_this_request' can only be used when a request context is active, such as in a view function."
        )
    return f


def copy_current_request_context(f):
    """Would run a function in the request's context elsewhere."""
    if not has_request_context():
        raise RuntimeError(
            "'copy_current_request_context' can only be used when a request context is active, such as in a view function."
        )
    return update_wrapper(lambda *args, **kwargs: f(*args, **kwargs), f)


def has_request_context():
    """Whether a request is current."""
    return bool(_stack) and _stack[-1].request is not None


def has_app_context():
    """Whether an application is current."""
    return bool(_stack)
