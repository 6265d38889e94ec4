"""importlib, as far as programs load modules by name."""

import sys as _sys


def _absolute(name, package):
    if not name.startswith("."):
        return name
    if not package:
        raise TypeError(
            f"the 'package' argument is required to perform a relative import for {name!r}"
        )
    level = len(name) - len(name.lstrip("."))
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    rest = name[level:]
    return f"{parts[0]}.{rest}" if rest else parts[0]


def import_module(name, package=None):
    full = _absolute(name, package)
    __import__(full)
    return _sys.modules[full]


def invalidate_caches():
    pass


def reload(module):
    name = module.__name__
    if _sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    del _sys.modules[name]
    new = import_module(name)
    module.__dict__.update(new.__dict__)
    _sys.modules[name] = module
    return module
