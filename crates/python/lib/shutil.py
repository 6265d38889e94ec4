"""shutil: whole files and folders."""

import fnmatch
import os

__all__ = (
    "copyfileobj copyfile copymode copystat copy copy2 copytree move rmtree Error SpecialFileError "
    "SameFileError ignore_patterns which get_terminal_size"
).split()


class Error(OSError):
    """Something could not be copied."""


class SameFileError(Error):
    """Both are one file."""


class SpecialFileError(OSError):
    """It is no file that could be copied."""


def copyfileobj(fsrc, fdst, length=0):
    """What is left of a file, into another one."""
    fdst.write(fsrc.read())


def copyfile(src, dst, *, follow_symlinks=True):
    """The bytes of a file, into another one."""
    if os.path.abspath(src) == os.path.abspath(dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source:
        data = source.read()
    with open(dst, "wb") as target:
        target.write(data)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Nothing: files have no modes here."""


copystat = copymode


def _inside(folder, path):
    """Where a file goes that is copied or moved into a folder, or to a name."""
    name = os.path.basename(os.fspath(path).rstrip("/"))
    return os.path.join(folder, name) if os.path.isdir(folder) else folder


def copy(src, dst, *, follow_symlinks=True):
    """A file, to a name or into a folder."""
    return copyfile(src, _inside(dst, src), follow_symlinks=follow_symlinks)


def copy2(src, dst, *, follow_symlinks=True):
    """The same: a file has nothing else here."""
    return copy(src, dst, follow_symlinks=follow_symlinks)


def ignore_patterns(*patterns):
    """For copytree: leaves out what looks like one of them."""

    def _ignore_patterns(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}

    return _ignore_patterns


def copytree(
    src,
    dst,
    symlinks=False,
    ignore=None,
    copy_function=copy2,
    ignore_dangling_symlinks=False,
    dirs_exist_ok=False,
):
    """A folder with all that is in it."""
    names = os.listdir(src)
    left_out = ignore(os.fspath(src), names) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    options = dict(ignore=ignore, copy_function=copy_function, dirs_exist_ok=dirs_exist_ok)
    for name in names:
        if name in left_out:
            continue
        source, target = (os.path.join(folder, name) for folder in (src, dst))
        if os.path.isdir(source):
            copytree(source, target, **options)
        else:
            copy_function(source, target)
    return dst


def _removed(path, failed):
    """Takes away a folder with all that is in it; `failed` hears of what cannot be."""
    call = os.scandir if hasattr(os, "scandir") else os.listdir
    try:
        if not os.path.isdir(path):
            missing = not os.path.exists(path)
            number, text = (2, "No such file or directory") if missing else (20, "Not a directory")
            raise OSError(number, text, os.fspath(path))
        for name in os.listdir(path):
            inner = os.path.join(path, name)
            call = os.unlink
            if os.path.isdir(inner) and not os.path.islink(inner):
                _removed(inner, failed)
            else:
                os.unlink(inner)
        call = os.rmdir
        os.rmdir(path)
    except OSError as error:
        failed(call, path, error)


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    """Takes away a folder with all that is in it."""

    def failed(call, where, error):
        if ignore_errors:
            return
        if onerror is None:
            raise error
        onerror(call, where, (type(error), error, error.__traceback__))

    _removed(path, failed)


def move(src, dst, copy_function=copy2):
    """A file or folder, to a name or into a folder."""
    target = _inside(dst, src)
    if target != dst and os.path.exists(target):
        raise Error(f"Destination path '{target}' already exists")
    if os.path.isdir(src):
        below = os.path.abspath(target) + "/"
        if below.startswith(os.path.abspath(src) + "/"):
            raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
        copytree(src, target, copy_function=copy_function)
        rmtree(src)
    else:
        os.rename(src, target)
    return target


def which(cmd, mode=1, path=None):
    """Where a program is: there are none."""


def get_terminal_size(fallback=(80, 24)):
    """How many columns and lines there are."""
    said = [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
    sizes = [int(text) if text.isdigit() and int(text) else 0 for text in said]
    return os.terminal_size([size or other for size, other in zip(sizes, fallback)])
