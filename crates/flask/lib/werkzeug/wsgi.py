"""werkzeug.wsgi: questions to a WSGI environment."""

from werkzeug.utils import environ_property


def get_host(environ, trusted_hosts=None):
    """The host that a request was sent to."""
    return environ.get("HTTP_HOST") or environ.get("SERVER_NAME", "")


def get_current_url(
    environ, root_only=False, strip_querystring=False, host_only=False, trusted_hosts=None
):
    """The URL of a request."""
    root = f"{environ.get('wsgi.url_scheme', 'http')}://{get_host(environ)}/"
    if root_only or host_only:
        return root
    query = "" if strip_querystring else environ.get("QUERY_STRING", "")
    return root + environ.get("PATH_INFO", "").lstrip("/") + (f"?{query}" if query else "")


def get_path_info(environ):
    return environ.get("PATH_INFO", "")


def get_content_length(environ):
    found = environ.get("CONTENT_LENGTH", "")
    return int(found) if found.isdigit() else None


def responder(f):
    """A function that gives a response as a WSGI application."""
    return lambda environ, start_response: f(environ, start_response)(environ, start_response)


class ClosingIterator:
    """An iterator that calls functions at its end."""

    def __init__(self, iterable, callbacks=None):
        self._iterator = iter(iterable)
        self._callbacks = [callbacks] if callable(callbacks) else list(callbacks or ())

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._iterator)

    def close(self):
        for callback in self._callbacks:
            callback()
