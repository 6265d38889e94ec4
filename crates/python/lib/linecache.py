"""Lines of source files by number, each file read once."""

import os

cache = {}


def clearcache():
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """The line with its end; nothing where there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    known = cache.get(filename)
    if known is not None and len(known) > 1:
        return known[2]
    return updatecache(filename, module_globals)


def checkcache(filename=None):
    """Forgets files that have changed: one, or all."""
    for name in [filename] if filename is not None else list(cache):
        known = cache.get(name)
        if known is None or len(known) == 1 or known[1] is None:
            continue
        try:
            same = os.stat(known[3]).st_size == known[0]
        except OSError:
            same = False
        if not same:
            del cache[name]


def updatecache(filename, module_globals=None):
    cache.pop(filename, None)
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return []
    try:
        with open(filename, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return []
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = len(text.encode()), 0, lines, filename
    return lines


def lazycache(filename, module_globals):
    """Whether the lines could be had from the module's loader: none of ours has them."""
    return False
