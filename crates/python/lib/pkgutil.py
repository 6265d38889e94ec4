"""pkgutil: the modules that lie in folders, and objects by dotted names."""

import importlib
import os
import sys
from collections import namedtuple
from types import ModuleType

__all__ = [
    "get_data",
    "iter_modules",
    "resolve_name",
    "walk_packages",
    "extend_path",
    "ModuleInfo",
]

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")
ModuleInfo.__doc__ = "A namedtuple with minimal info about a module."


class _Folder:
    """What finds the modules of a folder."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"FileFinder({self.path!r})"

    def modules(self, prefix):
        """Each module and package in it, sorted by name."""
        found = {}
        for entry in sorted(os.listdir(self.path)) if os.path.isdir(self.path) else ():
            name, ending = os.path.splitext(entry)
            place = os.path.join(self.path, entry)
            package = os.path.isfile(os.path.join(place, "__init__.py"))
            if package and "." not in entry:
                found.setdefault(entry, True)
            elif ending == ".py" and name != "__init__" and "." not in name:
                found.setdefault(name, False)
        for name, package in found.items():
            yield ModuleInfo(self, prefix + name, package)


def iter_modules(path=None, prefix=""):
    """The modules in the folders of a path, or of `sys.path`."""
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    seen = set()
    for folder in sys.path if path is None else path:
        for info in _Folder(folder).modules(prefix):
            if info.name not in seen:
                seen.add(info.name)
                yield info


def walk_packages(path=None, prefix="", onerror=None):
    """The same, and those of the packages found, each of which is imported."""
    seen = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except Exception as e:
            if onerror is not None:
                onerror(info.name)
            elif not isinstance(e, ImportError):
                raise
            continue
        below = getattr(sys.modules[info.name], "__path__", None) or []
        folders = [folder for folder in below if folder not in seen]
        seen.update(folders)
        yield from walk_packages(folders, f"{info.name}.", onerror)


def resolve_name(name):
    """The object of a dotted name: `a.b:c.d`, or `a.b.c` with as many modules as can be imported."""
    module, colon, rest = name.partition(":")
    parts = module.split(".")
    if not all(part.isidentifier() for part in parts) or (
        rest and not all(part.isidentifier() for part in rest.split("."))
    ):
        raise ValueError(f"invalid format: {name!r}")
    if colon:
        return _below(importlib.import_module(module), rest.split(".") if rest else [])
    found = importlib.import_module(parts[0])
    path = parts[0]
    for at, part in enumerate(parts[1:], 1):
        path = f"{path}.{part}"
        try:
            found = importlib.import_module(path)
        except ImportError:
            return _below(found, parts[at:])
    return found


def _below(found, names):
    for name in names:
        found = getattr(found, name)
    return found


def extend_path(path, name):
    """The folders of a package, with those of its name in `sys.path`."""
    if not isinstance(path, list):
        return path
    whole = list(path)
    for folder in sys.path:
        place = os.path.join(folder, *name.split("."))
        if os.path.isdir(place) and place not in whole:
            whole.append(place)
    return whole


def get_data(package, resource):
    """The bytes of a file that lies beside a package's modules; None where it has no place."""
    module = importlib.import_module(package)
    if not isinstance(module, ModuleType) or getattr(module, "__file__", None) is None:
        return None
    place = os.path.join(os.path.dirname(module.__file__), *resource.split("/"))
    with open(place, "rb") as file:
        return file.read()
