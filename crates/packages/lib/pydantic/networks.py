"""pydantic.networks: URLs and addresses."""

import re
from urllib.parse import urlsplit

from pydantic.errors import Refused

_ADDRESS = re.compile(r"^[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$")


class EmailStr(str):
    """An address for mails; the value is a plain text."""

    @classmethod
    def __pydantic_validate__(cls, value):
        if not isinstance(value, str):
            raise Refused("string_type", "Input should be a valid string", value)
        text = value.strip()
        if not _ADDRESS.match(text):
            raise Refused("value_error", _wrong_address(text), value, has_page=False)
        local, _, domain = text.rpartition("@")
        return f"{local}@{domain.lower()}"


def _wrong_address(text):
    if text.count("@") != 1:
        reason = "The email address is not valid. It must have exactly one @-sign."
    else:
        reason = "The part after the @-sign is not valid. It should have a period."
    return f"value is not a valid email address: {reason}"


NameEmail = EmailStr


class AnyUrl:
    """A URL, in parts; its text is written as it is usual."""

    schemes = None

    def __init__(self, url):
        self._parts = _parts(type(self), url)
        self._text = _text(self._parts, type(self))

    @classmethod
    def __pydantic_validate__(cls, value):
        if isinstance(value, AnyUrl):
            value = str(value)
        if not isinstance(value, str):
            raise Refused("url_type", "URL input should be a string or URL", value)
        return cls(value)

    @classmethod
    def build(
        cls,
        *,
        scheme,
        username=None,
        password=None,
        host=None,
        port=None,
        path=None,
        query=None,
        fragment=None,
    ):
        """A URL of its parts."""
        user = (
            ""
            if username is None
            else username + ("" if password is None else f":{password}") + "@"
        )
        place = f"{host or ''}" + ("" if port is None else f":{port}")
        tail = (
            ("" if not path else "/" + path.lstrip("/"))
            + (f"?{query}" if query else "")
            + (f"#{fragment}" if fragment else "")
        )
        return cls(f"{scheme}://{user}{place}{tail}")

    scheme = property(lambda self: self._parts.scheme)
    username = property(lambda self: self._parts.username)
    password = property(lambda self: self._parts.password)
    host = property(lambda self: self._parts.hostname)
    port = property(lambda self: self._parts.port or _PORTS.get(self._parts.scheme))
    path = property(lambda self: urlsplit(self._text).path or None)
    query = property(lambda self: self._parts.query or None)
    fragment = property(lambda self: self._parts.fragment or None)

    def unicode_string(self):
        """The URL as text."""
        return self._text

    __pydantic_json__ = unicode_string

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"{type(self).__name__}({self._text!r})"

    def __eq__(self, other):
        return type(self) is type(other) and self._text == other._text

    def __hash__(self):
        return hash(self._text)


_PORTS = {"http": 80, "https": 443}


def _parts(cls, url):
    parts = urlsplit(url.strip())
    if not parts.scheme:
        raise Refused(
            "url_parsing", "Input should be a valid URL, relative URL without a base", url
        )
    if cls.schemes is not None and parts.scheme not in cls.schemes:
        *first, last = [f"'{scheme}'" for scheme in cls.schemes]
        known = f"{', '.join(first)} or {last}" if first else last
        raise Refused("url_scheme", f"URL scheme should be {known}", url)
    if not parts.hostname and cls is not AnyUrl and not getattr(cls, "without_host", False):
        raise Refused("url_parsing", "Input should be a valid URL, empty host", url)
    return parts


def _text(parts, cls):
    """The URL with a slash behind the host of the web's schemes."""
    url = parts.geturl()
    if parts.scheme in ("http", "https", "ws", "wss") and not parts.path:
        at = len(f"{parts.scheme}://{parts.netloc}")
        url = f"{url[:at]}/{url[at:]}"
    return url


def _urls(name, *schemes, without_host=False):
    body = {"schemes": schemes or None, "without_host": without_host, "__module__": __name__}
    body["__doc__"] = f"A URL of the kind {name}."
    return type(name, (AnyUrl,), body)


AnyHttpUrl, HttpUrl = _urls("AnyHttpUrl", "http", "https"), _urls("HttpUrl", "http", "https")
PostgresDsn = _urls(
    "PostgresDsn",
    "postgres",
    "postgresql",
    "postgresql+asyncpg",
    "postgresql+pg8000",
    "postgresql+psycopg",
    "postgresql+psycopg2",
    "postgresql+psycopg2cffi",
    "postgresql+py-postgresql",
    "postgresql+pygresql",
)
MySQLDsn = _urls("MySQLDsn", "mysql", "mysql+mysqlconnector", "mysql+aiomysql", "mysql+pymysql")
RedisDsn = _urls("RedisDsn", "redis", "rediss", without_host=True)
AmqpDsn = _urls("AmqpDsn", "amqp", "amqps", without_host=True)
MongoDsn = _urls("MongoDsn", "mongodb", "mongodb+srv")
