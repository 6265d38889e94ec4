"""urllib.parse: the parts of a URL."""

from collections import namedtuple

_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


def quote(string, safe="/", encoding="utf-8", errors="strict"):
    data = string if isinstance(string, bytes) else str(string).encode(encoding)
    return "".join(
        [
            chr(byte)
            if byte < 128 and (chr(byte) in _SAFE or chr(byte) in safe)
            else "%%%02X" % byte
            for byte in data
        ]
    )


def quote_plus(string, safe="", encoding="utf-8", errors="strict"):
    return quote(string, safe + " ", encoding).replace(" ", "+")


def unquote_to_bytes(string):
    data = string.encode() if isinstance(string, str) else string
    parts = data.split(b"%")
    out = [parts[0]]
    for part in parts[1:]:
        try:
            out.append(bytes([int(part[:2].decode(), 16)]) + part[2:])
        except ValueError:
            out.append(b"%" + part)
    return b"".join(out)


def unquote(string, encoding="utf-8", errors="replace"):
    return unquote_to_bytes(string).decode(encoding, errors) if "%" in string else string


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    pairs = []
    for key, value in query.items() if hasattr(query, "items") else query:
        for one in value if doseq and isinstance(value, (list, tuple)) else [value]:
            pairs.append(
                quote_via(key if isinstance(key, bytes) else str(key))
                + "="
                + quote_via(one if isinstance(one, bytes) else str(one))
            )
    return "&".join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, **kw):
    found = []
    for pair in qs.split("&"):
        name, _, value = pair.partition("=")
        if value or (keep_blank_values and name):
            found.append((unquote_plus(name), unquote_plus(value)))
    return found


def parse_qs(qs, keep_blank_values=False, **kw):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values):
        found.setdefault(name, []).append(value)
    return found


class _Netloc:
    @property
    def _host(self):
        return self.netloc.rpartition("@")[2]

    @property
    def username(self):
        info, at, _ = self.netloc.rpartition("@")
        return info.partition(":")[0] if at else None

    @property
    def password(self):
        info, at, _ = self.netloc.rpartition("@")
        return info.partition(":")[2] if at and ":" in info else None

    @property
    def hostname(self):
        host = self._host
        host = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
        return host.lower() or None

    @property
    def port(self):
        text = (
            self._host.rpartition("]")[2].partition(":")[2]
            if "]" in self._host
            else self._host.partition(":")[2]
        )
        if not text:
            return None
        if not text.isdigit():
            raise ValueError(f"Port could not be cast to integer value as {text!r}")
        if int(text) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(text)

    def geturl(self):
        return urlunparse(self) if isinstance(self, ParseResult) else urlunsplit(self)


class SplitResult(_Netloc, namedtuple("SplitResult", "scheme netloc path query fragment")):
    pass


class ParseResult(_Netloc, namedtuple("ParseResult", "scheme netloc path params query fragment")):
    pass


def urlsplit(url, scheme="", allow_fragments=True):
    netloc = query = fragment = ""
    at = url.find(":")
    if at > 0 and url[0].isalpha() and all(char.isalnum() or char in "+-." for char in url[:at]):
        scheme, url = url[:at].lower(), url[at + 1 :]
    if url[:2] == "//":
        end = min(
            [place for place in [url.find(mark, 2) for mark in "/?#"] if place >= 0],
            default=len(url),
        )
        netloc, url = url[2:end], url[end:]
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if ";" in path.rpartition("/")[2]:
        path, _, params = path.rpartition(";")
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, path, query, fragment = components
    if netloc or (scheme == "file" and path[:2] != "//" and path.startswith("/")):
        path = "//" + netloc + (path if path[:1] in ("", "/") else "/" + path)
    return (
        (scheme + ":" if scheme else "")
        + path
        + ("?" + query if query else "")
        + ("#" + fragment if fragment else "")
    )


def urlunparse(components):
    scheme, netloc, path, params, query, fragment = components
    return urlunsplit((scheme, netloc, path + (";" + params if params else ""), query, fragment))


def urldefrag(url):
    base, _, fragment = url.partition("#")
    return base, fragment


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return base or url
    b, u = urlparse(base), urlparse(url)
    if (u.scheme and u.scheme != b.scheme) or u.netloc:
        return url if u.scheme else urlunparse((b.scheme,) + tuple(u)[1:])
    if not u.path:
        return urlunparse((b.scheme, b.netloc, b.path, u.params, u.query or b.query, u.fragment))
    path = u.path if u.path.startswith("/") else b.path.rpartition("/")[0] + "/" + u.path
    out = []
    for part in path.split("/"):
        if part == "..":
            if len(out) > 1:
                out.pop()
        elif part != ".":
            out.append(part)
    if path.endswith(("/.", "/..")):
        out.append("")
    return urlunparse((b.scheme, b.netloc, "/".join(out), u.params, u.query, u.fragment))
