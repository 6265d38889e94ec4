"""tempfile: files and folders that go away."""

import os
import random as _random
import shutil
from io import BytesIO, StringIO

__all__ = (
    "NamedTemporaryFile TemporaryFile SpooledTemporaryFile TemporaryDirectory mkstemp mkdtemp mktemp "
    "TMP_MAX gettempprefix tempdir gettempdir gettempprefixb gettempdirb"
).split()
TMP_MAX = 238328
template, tempdir = "tmp", None
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


def gettempdir():
    """The folder for such files."""
    folder = tempdir or os.environ.get("TMPDIR") or "/tmp"
    os.makedirs(folder, exist_ok=True)
    return folder


def gettempprefix():
    """What their names begin with."""
    return template


def gettempdirb():
    """The folder as bytes."""
    return os.fsencode(gettempdir())


def gettempprefixb():
    """The beginning as bytes."""
    return os.fsencode(template)


def _free(suffix, prefix, dir):
    """A path where nothing is."""
    folder = os.path.abspath(dir or gettempdir())
    while True:
        middle = "".join(_random.choices(_LETTERS, k=8))
        name = f"{template if prefix is None else prefix}{middle}{suffix or ''}"
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            return path


def mktemp(suffix="", prefix=template, dir=None):
    """A path where nothing is yet."""
    return _free(suffix, prefix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """A new folder."""
    made = _free(suffix, prefix, dir)
    os.mkdir(made)
    return made


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """An empty file, open: its number and its path."""
    made = _free(suffix, prefix, dir)
    with open(made, "x"):
        """It is there from now on."""
    return os._descriptor(made), made


class _Closed:
    """What is closed at the end of `with`."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


class TemporaryDirectory(_Closed):
    """A folder that goes away."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self._quiet, self.name = ignore_cleanup_errors, mkdtemp(suffix, prefix, dir)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def cleanup(self):
        """Takes it away with all that is in it."""
        if os.path.exists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._quiet)

    close = cleanup


class _TemporaryFileWrapper(_Closed):
    """A file with a name, which goes away when it is closed."""

    def __init__(self, file, name, delete=True):
        self.delete, self.name, self.file = delete, name, file

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __iter__(self):
        yield from self.file

    def close(self):
        """Closes it."""
        self.file.close()
        if self.delete and os.path.exists(self.name):
            os.unlink(self.name)


def NamedTemporaryFile(
    mode="w+b",
    buffering=-1,
    encoding=None,
    newline=None,
    suffix=None,
    prefix=None,
    dir=None,
    delete=True,
    *,
    errors=None,
):
    """A file with a name, which goes away when it is closed."""
    name = _free(suffix, prefix, dir)
    text = {} if "b" in mode else dict(errors=errors, newline=newline, encoding=encoding)
    return _TemporaryFileWrapper(open(name, mode, buffering, **text), name, delete)


def TemporaryFile(mode="w+b", *args, **kw):
    """A file without a name: in memory."""
    return StringIO() if "b" not in mode else BytesIO()


class SpooledTemporaryFile(_Closed):
    """A file in memory, however large."""

    def __init__(self, max_size=0, mode="w+b", *args, **kw):
        self._max_size = max_size
        self._file = StringIO() if "b" not in mode else BytesIO()

    def __getattr__(self, name):
        return getattr(self.__dict__["_file"], name)

    def __iter__(self):
        yield from self._file

    def rollover(self):
        """It stays where it is."""
