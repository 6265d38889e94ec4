"""glob: files that fit a pattern."""

import os
import re
import fnmatch


def has_magic(s):
    return any(char in s for char in "*?[")


def escape(pathname):
    return re.sub(r"([*?[])", r"[\1]", pathname)


def _walk(folder):
    yield folder
    for name in sorted(os.listdir(folder or ".")):
        path = os.path.join(folder, name) if folder else name
        if os.path.isdir(path) and not name.startswith("."):
            yield from _walk(path)


def iglob(pathname, *, root_dir=None, recursive=False, include_hidden=False):
    head, name = os.path.split(pathname)
    if not has_magic(pathname):
        if os.path.exists(pathname):
            yield pathname
        return
    folders = iglob(head, recursive=recursive) if has_magic(head) else [head]
    for folder in folders:
        if not os.path.isdir(folder or "."):
            continue
        if name == "**" and recursive:
            for inner in _walk(folder):
                yield os.path.join(inner, "") if inner == folder else inner
                for file in sorted(os.listdir(inner or ".")):
                    if os.path.isfile(os.path.join(inner, file)):
                        yield os.path.join(inner, file)
            continue
        for found in sorted(os.listdir(folder or ".")):
            if fnmatch.fnmatchcase(found, name) and (
                not found.startswith(".") or name.startswith(".")
            ):
                yield os.path.join(folder, found) if folder else found


def glob(pathname, *, root_dir=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, recursive=recursive))
