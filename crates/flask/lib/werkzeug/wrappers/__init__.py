"""werkzeug.wrappers: a request made of an environment, and a response that nobody sends."""

import json as _json
from urllib.parse import parse_qsl

from werkzeug.datastructures import EnvironHeaders, Headers, ImmutableMultiDict
from werkzeug.http import HTTP_STATUS_CODES, dump_cookie, parse_cookie


class Request:
    """What was asked for, as a WSGI environment says it."""

    parameter_storage_class = ImmutableMultiDict

    def __init__(self, environ, populate_request=True, shallow=False):
        self.environ = environ
        self.method = environ.get("REQUEST_METHOD", "GET").upper()
        self.scheme = environ.get("wsgi.url_scheme", "http")
        self.path = "/" + environ.get("PATH_INFO", "").lstrip("/")
        self.query_string = environ.get("QUERY_STRING", "").encode()
        self.headers = EnvironHeaders(environ)
        self.remote_addr = environ.get("REMOTE_ADDR")
        self._data = environ.get("playground.body", b"")

    @property
    def args(self):
        return self.parameter_storage_class(
            parse_qsl(self.query_string.decode(), keep_blank_values=True)
        )

    @property
    def form(self):
        sent = self._data.decode() if self.mimetype == "application/x-www-form-urlencoded" else ""
        return self.parameter_storage_class(parse_qsl(sent, keep_blank_values=True))

    @property
    def values(self):
        return self.parameter_storage_class(
            [*self.args.items(multi=True), *self.form.items(multi=True)]
        )

    @property
    def files(self):
        return self.parameter_storage_class()

    @property
    def cookies(self):
        return parse_cookie(self.environ)

    @property
    def host(self):
        return self.environ.get("HTTP_HOST", "localhost")

    @property
    def url_root(self):
        return f"{self.scheme}://{self.host}/"

    root_url = host_url = url_root

    @property
    def base_url(self):
        return self.url_root[:-1] + self.path

    @property
    def url(self):
        return self.base_url + ("?" + self.query_string.decode() if self.query_string else "")

    @property
    def full_path(self):
        return f"{self.path}?{self.query_string.decode()}"

    @property
    def is_secure(self):
        return self.scheme in {"https", "wss"}

    @property
    def content_type(self):
        return self.environ.get("CONTENT_TYPE")

    @property
    def mimetype(self):
        return (self.content_type or "").partition(";")[0].strip().lower()

    @property
    def content_length(self):
        found = self.environ.get("CONTENT_LENGTH")
        return int(found) if found else None

    @property
    def user_agent(self):
        return self.headers.get("User-Agent", "")

    @property
    def referrer(self):
        return self.headers.get("Referer")

    @property
    def is_json(self):
        return self.mimetype == "application/json" or (
            self.mimetype.startswith("application/") and self.mimetype.endswith("+json")
        )

    @property
    def data(self):
        return self.get_data()

    def get_data(self, cache=True, as_text=False, parse_form_data=False):
        return self._data.decode() if as_text else self._data

    @property
    def json(self):
        return self.get_json()

    def get_json(self, force=False, silent=False, cache=True):
        """What was sent as JSON."""
        from werkzeug.exceptions import UnsupportedMediaType

        if not (force or self.is_json):
            if silent:
                return None
            raise UnsupportedMediaType(
                "Did not attempt to load JSON data because the request Content-Type was not 'application/json'."
            )
        try:
            return _json.loads(self._data)
        except ValueError as e:
            return None if silent else self.on_json_loading_failed(e)

    def on_json_loading_failed(self, e):
        from werkzeug.exceptions import BadRequest

        raise BadRequest(f"Failed to decode JSON object: {e}")

    def __repr__(self):
        return f"<{type(self).__name__} {self.url!r} [{self.method}]>"


class Response:
    """An answer: body, status and headers."""

    charset = "utf-8"
    default_status = 200
    default_mimetype = "text/plain"

    def __init__(
        self,
        response=None,
        status=None,
        headers=None,
        mimetype=None,
        content_type=None,
        direct_passthrough=False,
    ):
        self.headers = headers if isinstance(headers, Headers) else Headers(headers)
        if content_type is None and (mimetype is not None or "content-type" not in self.headers):
            mimetype = mimetype or self.default_mimetype
            textual = mimetype.startswith("text/") or mimetype in (
                "application/xml",
                "application/javascript",
            )
            content_type = f"{mimetype}; charset=utf-8" if textual else mimetype
        if content_type is not None:
            self.headers["Content-Type"] = content_type
        self.status = self.default_status if status is None else status
        self.set_data(b"" if response is None else response)

    @property
    def status(self):
        return self._status

    @status.setter
    def status(self, value):
        if isinstance(value, str) and not value.isdigit():
            self.status_code, self._status = int(value.split()[0]), value
            return
        self.status_code = int(value)
        self._status = (
            f"{self.status_code} {HTTP_STATUS_CODES.get(self.status_code, 'UNKNOWN').upper()}"
        )

    def get_data(self, as_text=False):
        return self._data.decode() if as_text else self._data

    def set_data(self, value):
        if not isinstance(value, (str, bytes)):
            value = b"".join(part.encode() if isinstance(part, str) else part for part in value)
        self._data = value.encode() if isinstance(value, str) else value
        self.headers["Content-Length"] = str(len(self._data))

    data = property(get_data, set_data)

    @property
    def content_type(self):
        return self.headers.get("Content-Type")

    @content_type.setter
    def content_type(self, value):
        self.headers["Content-Type"] = value

    @property
    def mimetype(self):
        return (self.content_type or "").partition(";")[0].strip()

    @property
    def location(self):
        return self.headers.get("Location")

    @property
    def is_json(self):
        return self.mimetype == "application/json"

    def set_cookie(self, key, value="", **options):
        self.headers.add("Set-Cookie", dump_cookie(key, value, **options))

    def delete_cookie(self, key, path="/", domain=None, **options):
        self.set_cookie(key, expires=0, max_age=0, path=path, domain=domain, **options)

    def __repr__(self):
        return f"<{type(self).__name__} {len(self._data)} bytes [{self.status}]>"
