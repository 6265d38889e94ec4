"""urllib.request: requests can be made up; a tab opens no URL of a program's."""

from urllib.error import URLError
from urllib.parse import quote as pathname2url, unquote as url2pathname


class Request:
    """What would be asked for."""

    def __init__(
        self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None
    ):
        self.full_url, self.data, self._method = url, data, method
        self.headers = {key.capitalize(): value for key, value in headers.items()}

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, default)

    def get_method(self):
        return self._method or ("GET" if self.data is None else "POST")

    def get_full_url(self):
        return self.full_url


def urlopen(url, *args, **kwargs):
    """Refused: there is no network."""
    raise URLError("[Errno 101] Network is unreachable: the playground has no network")


urlretrieve = urlopen
