"""alembic.script.write_hooks: what runs on each new script. Functions that env.py registers are
called; the other programs (black, ruff …) are not here: the script stays as Alembic wrote it, and
a line says so."""

import errno
import os
import sys

import _stand_in_place

from alembic import util

REVISION_SCRIPT_TOKEN = "REVISION_SCRIPT_FILENAME"
_registry = {}


def register(name):
    """A decorator: the function, of a path and the hook's options, becomes a type of hooks."""

    def keep(function):
        _registry[name] = function
        return function

    return keep


def _run_hooks(path, hooks):
    for options in hooks:
        name = options["_hook_name"]
        kind = options.get("type")
        if kind is None:
            raise util.CommandError(
                f"Key '{name}.type' (or 'type' in toml) is required for post write hook {name!r}"
            )
        with util.status(f"Running post write hook {name!r}", newline=True):
            if kind not in _registry:
                raise util.CommandError(f"No formatter with name '{kind}' registered")
            _registry[kind](path, options)


def _program(option, missing):
    """A type of hooks that starts a program, which the option names; `missing` raises where the
    project does not ask for a package of that name."""

    def leave(path, options):
        name = options["_hook_name"]
        if option not in options:
            raise util.CommandError(f"Key {name}.{option} is required for post write hook {name!r}")
        program = options[option]
        module = os.path.basename(program).replace("-", "_")
        if not _stand_in_place.is_named(module) and not os.path.isfile(program):
            missing(program)
        sys.stderr.write(
            f"playground: {program!r} is not here, so the hook {name!r} changes nothing: the "
            "script stays as Alembic wrote it.\n"
        )

    return leave


def _no_entrypoint(name):
    raise util.CommandError(f"Could not find entrypoint console_scripts.{name}")


def _no_module(name):
    raise util.CommandError(f"Could not find module {name}")


def _no_file(name):
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)


register("console_scripts")(_program("entrypoint", _no_entrypoint))
register("exec")(_program("executable", _no_file))
register("module")(_program("module", _no_module))
