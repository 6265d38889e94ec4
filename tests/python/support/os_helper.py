"""Files and variables for tests."""

import contextlib
import os
import shutil
import tempfile
import unittest

TESTFN = TESTFN_ASCII = "@test_tmp"
TESTFN_UNICODE = TESTFN + "-\xe0\xf2"
TESTFN_UNENCODABLE = TESTFN_UNDECODABLE = TESTFN_NONASCII = None
FS_NONASCII = "\xe6"
SAVEDCWD = os.getcwd()


def unlink(name):
    try:
        os.unlink(name)
    except OSError:
        pass


def rmtree(path):
    shutil.rmtree(path, ignore_errors=True)


def rmdir(path):
    with contextlib.suppress(OSError):
        os.rmdir(path)


def create_empty_file(name):
    with open(name, "w"):
        pass


def can_symlink():
    return False


can_xattr = can_chmod = fd_count = fs_is_case_insensitive = lambda *a: False
skip_unless_symlink = skip_unless_xattr = skip_unless_working_chmod = unittest.skip("links")
skip_if_dac_override = skip_unless_dac_override = skip_unless_hardlink = skip_unless_symlink


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    folder = path or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    try:
        yield folder
    finally:
        rmtree(folder)


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    before = os.getcwd()
    os.chdir(path)
    try:
        yield os.getcwd()
    finally:
        os.chdir(before)


@contextlib.contextmanager
def temp_cwd(name="tempcwd", quiet=False):
    with temp_dir() as folder, change_cwd(folder):
        yield folder


class EnvironmentVarGuard:
    def __enter__(self):
        self._before = dict(os.environ)
        return self

    def __exit__(self, *error):
        os.environ.clear()
        os.environ.update(self._before)

    def set(self, name, value):
        os.environ[name] = value

    def unset(self, name):
        os.environ.pop(name, None)

    __setitem__, __delitem__ = set, unset


class FakePath:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        if isinstance(self.path, BaseException):
            raise self.path
        return self.path
