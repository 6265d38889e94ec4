"""tempfile: files and folders that go away."""

import os
import random as _random
import shutil
from io import BytesIO, StringIO

_CHARS = "abcdefghijklmnopqrstuvwxyz0123456789_"
tempdir = None


def gettempdir():
    os.makedirs("/tmp", exist_ok=True)
    return tempdir or "/tmp"


def gettempprefix():
    return "tmp"


def mktemp(suffix="", prefix="tmp", dir=None):
    return os.path.join(
        dir or gettempdir(), prefix + "".join([_random.choice(_CHARS) for _ in range(8)]) + suffix
    )


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = mktemp(suffix or "", prefix or "tmp", dir)
    os.mkdir(path)
    return path


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """An empty file, open: its number and its path."""
    path = mktemp(suffix or "", prefix or "tmp", dir)
    open(path, "x").close()
    return os._descriptor(path), path


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def __repr__(self):
        return "<TemporaryDirectory %r>" % self.name

    def __enter__(self):
        return self.name

    def __exit__(self, *error):
        self.cleanup()

    def cleanup(self):
        shutil.rmtree(self.name, ignore_errors=True)


class _Named:
    def __init__(self, file, name, delete):
        self.file = file
        self.name = name
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __iter__(self):
        return iter(self.file)

    def close(self):
        self.file.close()
        if self.delete and os.path.exists(self.name):
            os.remove(self.name)

    def __exit__(self, *error):
        self.close()


def NamedTemporaryFile(
    mode="w+b",
    buffering=-1,
    encoding=None,
    newline=None,
    suffix="",
    prefix="tmp",
    dir=None,
    delete=True,
    *,
    errors=None,
):
    name = mktemp(suffix or "", prefix or "tmp", dir)
    return _Named(open(name, mode), name, delete)


def TemporaryFile(mode="w+b", **kw):
    return BytesIO() if "b" in mode else StringIO()
