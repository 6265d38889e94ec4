"""werkzeug.urls: from IRIs to URIs and back."""

from urllib.parse import quote, unquote, urlsplit, urlunsplit

_SAFE = "%!#$&'()*+,/:;=?@[]~"


def iri_to_uri(iri):
    """A URL with its letters beyond ASCII as percent codes, its host in punycode."""
    parts = urlsplit(iri)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    return urlunsplit(
        (
            parts.scheme,
            host,
            quote(parts.path, safe=_SAFE),
            quote(parts.query, safe=_SAFE),
            quote(parts.fragment, safe=_SAFE),
        )
    )


def uri_to_iri(uri):
    """A URL with its percent codes beyond ASCII as letters."""
    parts = urlsplit(uri)
    return urlunsplit(
        (
            parts.scheme,
            parts.netloc,
            unquote(parts.path),
            unquote(parts.query),
            unquote(parts.fragment),
        )
    )
