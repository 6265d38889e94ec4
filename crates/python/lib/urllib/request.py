"""urllib.request: requests can be made up; a tab opens no URL of a program's."""

from urllib.error import URLError
from urllib.parse import quote as pathname2url, unquote as url2pathname, urldefrag, urlsplit


def _usual(name):
    return name.capitalize()


class Request:
    """What would be asked for."""

    def __init__(
        self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None
    ):
        self.headers, self.unredirected_hdrs, self.full_url = {}, {}, url
        self.unverifiable, self.data = unverifiable, data
        self.origin_req_host = origin_req_host or self._parts.hostname
        if method:
            self.method = method
        for name, value in headers.items():
            self.add_header(name, value)

    @property
    def _parts(self):
        return urlsplit(self.full_url)

    full_url = property(
        lambda self: self._url, lambda self, url: setattr(self, "_url", self._checked(url))
    )
    host = property(lambda self: self._parts.netloc)
    type = property(lambda self: self._parts.scheme)
    fragment = property(lambda self: self._parts.fragment or None)

    @property
    def selector(self):
        path = urldefrag(self.full_url)[0].partition("//")[2]
        return path[len(self.host) :]

    def _checked(self, url):
        if not urlsplit(url).scheme:
            raise ValueError(f"unknown url type: {url!r}")
        return url

    def get_full_url(self):
        """Where it would be asked for."""
        return self.full_url

    def get_method(self):
        """How it would be asked for."""
        return getattr(self, "method", "GET" if self.data is None else "POST")

    def add_header(self, key, val):
        """Says more."""
        self.headers[_usual(key)] = val

    def add_unredirected_header(self, key, val):
        """Says more, once."""
        self.unredirected_hdrs[_usual(key)] = val

    def _all(self):
        return {**self.unredirected_hdrs, **self.headers}

    def has_header(self, header_name):
        """Whether something is said."""
        return header_name in self._all()

    def get_header(self, header_name, default=None):
        """What is said."""
        return self._all().get(header_name, default)

    def header_items(self):
        """All that is said."""
        return [*self._all().items()]

    def remove_header(self, header_name):
        """Says something no more."""
        for said in (self.headers, self.unredirected_hdrs):
            said.pop(header_name, None)


def urlopen(url, *args, **kwargs):
    """Refused: there is no network."""
    raise URLError("[Errno 101] Network is unreachable: the playground has no network")


urlretrieve = urlopen
