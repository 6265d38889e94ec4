"""werkzeug.middleware.dispatcher and its like: they wrap an application that nobody serves here."""


class DispatcherMiddleware:
    """Applications below paths."""

    def __init__(self, app, mounts=None):
        self.app, self.mounts = app, mounts or {}

    def __call__(self, environ, start_response):
        script, path = environ.get("PATH_INFO", ""), ""
        while "/" in script and script not in self.mounts:
            script, _, last = script.rpartition("/")
            path = f"/{last}{path}"
        return self.mounts.get(script, self.app)(environ, start_response)


class SharedDataMiddleware:
    """Files beside an application."""

    def __init__(
        self,
        app,
        exports,
        disallow=None,
        cache=True,
        cache_timeout=43200,
        fallback_mimetype="application/octet-stream",
    ):
        self.app, self.exports, self.cache_timeout = app, exports, cache_timeout

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


class ProfilerMiddleware:
    """Measures an application."""

    def __init__(self, app, *args, **kwargs):
        self._app = app

    def __call__(self, environ, start_response):
        return self._app(environ, start_response)


class DebuggedApplication:
    """Shows the errors of an application in the browser."""

    def __init__(self, app, evalex=False, **options):
        self.app, self.evalex = app, evalex

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)
