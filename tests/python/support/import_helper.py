"""Modules for tests: the one that is here, and no second one of another build."""

import contextlib
import importlib
import sys
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    try:
        return importlib.import_module(name)
    except ImportError as e:
        raise unittest.SkipTest(str(e)) from None


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def forget(name):
    sys.modules.pop(name, None)


unload = forget


def ready_to_import(name=None, source=""):
    raise unittest.SkipTest("files to import")


@contextlib.contextmanager
def isolated_modules():
    yield


@contextlib.contextmanager
def frozen_modules(enabled=True):
    yield


class CleanImport:
    def __init__(self, *names, usefrozen=False):
        """Nothing is imported anew."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        """Nothing was put away."""


DirsOnSysPath = CleanImport
make_legacy_pyc = modules_setup = modules_cleanup = multi_interp_extensions_check = None
