"""werkzeug.test: the environment of a request that nobody sent."""

import json as _json
from urllib.parse import urlencode, urlsplit


class EnvironBuilder:
    """Makes a WSGI environment of a path and what is sent to it."""

    def __init__(
        self,
        path="/",
        base_url=None,
        query_string=None,
        method="GET",
        data=None,
        json=None,
        headers=None,
        content_type=None,
        **options,
    ):
        parts, base = urlsplit(path), urlsplit(base_url or "http://localhost/")
        self.path, self.method = parts.path or "/", method.upper()
        self.scheme, self.host = (
            parts.scheme or base.scheme or "http",
            parts.netloc or base.netloc or "localhost",
        )
        query = query_string if query_string is not None else parts.query
        self.query = urlencode(query, doseq=True) if isinstance(query, dict) else query
        self.headers, self.content_type = dict(headers or {}), content_type
        self.body = self._body(data, json)

    def _body(self, data, json):
        if json is not None:
            self.content_type = self.content_type or "application/json"
            return _json.dumps(json).encode()
        if isinstance(data, dict):
            self.content_type = self.content_type or "application/x-www-form-urlencoded"
            return urlencode(data, doseq=True).encode()
        return data.encode() if isinstance(data, str) else data or b""

    def get_environ(self):
        """The environment as a dict."""
        environ = {
            "REQUEST_METHOD": self.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path,
            "QUERY_STRING": self.query,
            "SERVER_NAME": self.host,
            "SERVER_PORT": "80",
            "HTTP_HOST": self.host,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": self.scheme,
            "REMOTE_ADDR": "127.0.0.1",
            "playground.body": self.body,
        }
        if self.content_type:
            environ["CONTENT_TYPE"] = self.content_type
        if self.body:
            environ["CONTENT_LENGTH"] = str(len(self.body))
        for name, value in self.headers.items():
            key = name.upper().replace("-", "_")
            environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value
        return environ


def create_environ(*args, **kwargs):
    """The environment of a request."""
    return EnvironBuilder(*args, **kwargs).get_environ()


class Client:
    """Would send requests to an application."""

    def __init__(self, *args, **kwargs):
        raise RuntimeError("The playground has no web server, so it has no test client either.")
