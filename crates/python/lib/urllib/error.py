"""urllib.error: what urllib.request raises."""


class URLError(OSError):
    """A URL that cannot be opened."""

    def __init__(self, reason, filename=None):
        super().__init__(reason)
        self.reason, self.url = reason, filename

    def __str__(self):
        return f"<urlopen error {self.reason}>"


class HTTPError(URLError):
    """An answer that is an error."""

    def __init__(self, url, code, msg, hdrs, fp):
        self.code, self.msg, self.hdrs, self.fp, self.url = code, msg, hdrs, fp, url

    filename = property(lambda self: self.url)
    reason = property(lambda self: self.msg)
    headers = property(lambda self: self.hdrs)

    def __str__(self):
        return f"HTTP Error {self.code}: {self.msg}"


class ContentTooShortError(URLError):
    """Less came than was promised."""

    def __init__(self, message, content):
        URLError.__init__(self, message)
        self.content = content
