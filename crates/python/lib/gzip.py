"""gzip: may be imported; nothing is compressed here."""


class BadGzipFile(OSError):
    """A file that gzip did not write."""


def _refuse(*args, **kwargs):
    raise NotImplementedError("gzip: nothing is compressed or read here")


open = compress = decompress = _refuse


class GzipFile:
    """Would be a compressed file."""

    __init__ = _refuse
