"""urllib.error: what urllib.request raises."""

__all__ = ["URLError", "HTTPError", "ContentTooShortError"]


class URLError(OSError):
    """A URL that cannot be opened."""

    def __init__(self, reason, filename=None):
        super().__init__(reason)
        self.reason = reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return f"<urlopen error {self.reason}>"


def _same_as(name):
    """Another name of an attribute."""
    return property(
        lambda self: getattr(self, name), lambda self, value: setattr(self, name, value)
    )


class HTTPError(URLError):
    """An answer that is an error."""

    filename, reason, status, headers = map(_same_as, ("url", "msg", "code", "hdrs"))

    def __init__(self, url, code, msg, hdrs, fp):
        OSError.__init__(self)
        vars(self).update(fp=fp, hdrs=hdrs, msg=msg, code=code, url=url)

    def __str__(self):
        return f"HTTP Error {self.code}: {self.msg}"

    def __repr__(self):
        return f"<{type(self).__name__} {self.code}: {self.msg!r}>"

    def __getattr__(self, name):
        # What came with the error is read like a file.
        if name.startswith("_") or name == "fp":
            raise AttributeError(name)
        return getattr(self.fp, name)

    def geturl(self):
        """Where it came from."""
        return self.url

    getcode, info = (lambda self: self.code), (lambda self: self.hdrs)


class ContentTooShortError(URLError):
    """Less came than was promised."""

    def __init__(self, message, content):
        self.content = content
        super().__init__(reason=message)
