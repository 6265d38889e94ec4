"""flask.ctx: the context that the proxies look into."""

from functools import update_wrapper

_stack = []
_MISSING = object()


class _AppCtxGlobals:
    """`g`: a place for whatever belongs to one context."""

    def __getattr__(self, name):
        raise AttributeError(name)

    def __contains__(self, item):
        return item in vars(self)

    def __iter__(self):
        return iter(vars(self))

    def get(self, name, default=None):
        """A value, or the default where there is none of the name."""
        return vars(self).get(name, default)

    def pop(self, name, default=_MISSING):
        """Takes a value away; KeyError where there is none, and no default."""
        given = () if default is _MISSING else (default,)
        return vars(self).pop(name, *given)

    def setdefault(self, name, default=None):
        """A value; it is set first where there is none of the name."""
        return vars(self).setdefault(name, default)

    def __repr__(self):
        if not _stack:
            return object.__repr__(self)
        return f"<flask.g of '{_stack[-1].app.name}'>"


class AppContext:
    """An application that is current from push() to pop()."""

    request = session = None

    def __init__(self, app):
        self._start(app)
        self.url_adapter = app.create_url_adapter(None)

    def _start(self, app):
        self.g, self.app = app.app_ctx_globals_class(), app

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
        self._start(app)
        self.flashes, self.session = None, session
        self.request = app.request_class(environ) if request is None else request
        self.url_adapter = app.create_url_adapter(self.request)
        self._match()

    def _match(self):
        from werkzeug.exceptions import HTTPException

        asked = self.request
        try:
            asked.url_rule, asked.view_args = self.url_adapter.match(return_rule=True)
        except HTTPException as nothing:
            asked.routing_exception = nothing

    def push(self):
        """Makes the request the current one, and opens its session."""
        super().push()
        app, sessions = self.app, self.app.session_interface
        if self.session is None:
            self.session = sessions.open_session(app, self.request)
        if self.session is None:
            self.session = sessions.make_null_session(app)

    def pop(self, exc=None):
        """Ends it; first what was registered for a request's end is called."""
        self.app.do_teardown_request(exc)
        super().pop(exc)


def _need_request(name):
    if not has_request_context():
        needs = "when a request context is active, such as in a view function."
        raise RuntimeError(f"'{name}' can only be used {needs}")


def after_this_request(f):
    """Would call a function after the request."""
    _need_request("after_this_request")
    return f


def copy_current_request_context(f):
    """Would run a function in the request's context elsewhere."""
    _need_request("copy_current_request_context")
    return update_wrapper(lambda *args, **kwargs: f(*args, **kwargs), f)


def has_request_context():
    """Whether a request is current."""
    return bool(_stack) and _stack[-1].request is not None


def has_app_context():
    """Whether an application is current."""
    return bool(_stack)
