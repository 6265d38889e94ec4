"""zipfile: may be imported; archives are not read or written here."""

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14


class BadZipFile(Exception):
    """A file that is no archive."""


class LargeZipFile(Exception):
    """An archive that is too large."""


BadZipfile = error = BadZipFile


def is_zipfile(filename):
    """Whether a file begins as an archive does."""
    try:
        with open(filename, "rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


class ZipFile:
    """Would be an archive."""

    def __init__(self, file, mode="r", *args, **kwargs):
        raise NotImplementedError(
            f"zipfile: archives are not read or written here, so {file} is not opened"
        )
