"""Alembic: the names that scripts and env.py import."""

from alembic import util
from alembic import context

__version__ = "1.20.1"


def __getattr__(name):
    if name in (
        "op",
        "command",
        "config",
        "script",
        "autogenerate",
        "runtime",
        "ddl",
        "operations",
        "migration",
    ):
        import importlib

        return importlib.import_module("alembic." + name)
    raise AttributeError(f"module 'alembic' has no attribute '{name}'")
