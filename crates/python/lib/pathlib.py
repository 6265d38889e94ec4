"""pathlib: paths as objects."""

import fnmatch as _fnmatch
import os
from functools import total_ordering as _total_ordering

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


@_total_ordering
class PurePath:
    def __new__(cls, *args):
        return object.__new__(
            PosixPath if cls is Path else PurePosixPath if cls is PurePath else cls
        )

    def __init__(self, *args):
        text = ""
        for arg in args:
            part = arg._text if isinstance(arg, PurePath) else os.fspath(arg)
            if not isinstance(part, str):
                raise TypeError(
                    "argument should be a str or an os.PathLike object where __fspath__ returns a str, not %r"
                    % type(part).__name__
                )
            text = part if part.startswith("/") or not text else text + "/" + part
        self._root = "/" if text.startswith("/") else ""
        if text.startswith("//") and not text.startswith("///"):
            self._root = "//"
        self._names = [name for name in text.split("/") if name and name != "."]

    @property
    def _text(self):
        return self._root + "/".join(self._names) or "."

    def _with(self, names):
        made = object.__new__(type(self))
        made._root, made._names = self._root, names
        return made

    def __str__(self):
        return self._text

    def __fspath__(self):
        return self._text

    def as_posix(self):
        return self._text

    def __bytes__(self):
        return self._text.encode()

    def __repr__(self):
        return f"{self.__class__.__name__}({self._text!r})"

    def __hash__(self):
        return hash(self._text)

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self._parts() < other._parts() if isinstance(other, PurePath) else NotImplemented

    def __reduce__(self):
        return self.__class__, tuple(self.parts)

    def _parts(self):
        return ([self._root] if self._root else []) + self._names

    def __truediv__(self, key):
        try:
            return type(self)(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return type(self)(key, self)
        except TypeError:
            return NotImplemented

    @property
    def parts(self):
        return tuple(self._parts())

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def name(self):
        return self._names[-1] if self._names else ""

    @property
    def parent(self):
        return self._with(self._names[:-1]) if self._names else self

    @property
    def parents(self):
        found, path = [], self
        while path._names:
            path = path.parent
            found.append(path)
        return tuple(found)

    @property
    def suffix(self):
        at = self.name.rfind(".")
        return self.name[at:] if 0 < at < len(self.name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        return (
            [] if name.endswith(".") else ["." + part for part in name.lstrip(".").split(".")[1:]]
        )

    @property
    def stem(self):
        at = self.name.rfind(".")
        return self.name[:at] if 0 < at < len(self.name) - 1 else self.name

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def joinpath(self, *args):
        return type(self)(self, *args)

    def with_name(self, name):
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        if not name or "/" in name or name == ".":
            raise ValueError("Invalid name %r" % name)
        return self._with(self._names[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if (suffix and not suffix.startswith(".")) or suffix == "." or "/" in suffix:
            raise ValueError("Invalid suffix %r" % suffix)
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        return self.with_name(self.stem + suffix)

    def relative_to(self, *other):
        base = type(self)(*other)
        own, its = self._parts(), base._parts()
        if own[: len(its)] != its:
            raise ValueError(
                "%r is not in the subpath of %r OR one path is relative and the other is absolute."
                % (str(self), str(base))
            )
        return type(self)(*own[len(its) :])

    def is_relative_to(self, *other):
        its = type(self)(*other)._parts()
        return self._parts()[: len(its)] == its

    def match(self, pattern):
        wanted = type(self)(pattern)._parts()
        own = self._parts()
        if not wanted:
            raise ValueError("empty pattern")
        if len(wanted) > len(own) or (pattern.startswith("/") and len(wanted) != len(own)):
            return False
        return all(_fnmatch.fnmatchcase(name, part) for name, part in zip(own[::-1], wanted[::-1]))

    def as_uri(self):
        if not self._root:
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + self._text


class PurePosixPath(PurePath):
    pass


class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(os.path.expanduser("~"))

    def exists(self):
        return os.path.exists(self)

    def is_file(self):
        return os.path.isfile(self)

    def is_dir(self):
        return os.path.isdir(self)

    def is_symlink(self):
        return os.path.islink(self)

    def is_mount(self):
        return self._text == "/"

    def resolve(self, strict=False):
        if strict and not self.exists():
            raise FileNotFoundError(2, "No such file or directory", str(self))
        return type(self)(os.path.abspath(self))

    def absolute(self):
        return self if self._root else type(self)(os.getcwd(), self)

    def expanduser(self):
        return type(self)(os.path.expanduser(self))

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, encoding=encoding)

    def stat(self):
        return os.stat(self)

    def unlink(self, missing_ok=False):
        if not missing_ok or self.exists():
            os.unlink(self)

    def rmdir(self):
        os.rmdir(self)

    def samefile(self, other):
        return os.path.abspath(self) == os.path.abspath(other)

    def chmod(self, mode):
        pass

    def read_text(self, encoding=None, errors=None):
        with open(self, encoding=encoding) as f:
            return f.read()

    def read_bytes(self):
        with open(self, "rb") as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        with open(self, "w", encoding=encoding) as f:
            return f.write(data)

    def write_bytes(self, data):
        with open(self, "wb") as f:
            return f.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists() and not exist_ok:
            raise FileExistsError(17, "File exists", str(self))
        open(self, "a").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if parents:
            os.makedirs(self, exist_ok=exist_ok)
        elif not (exist_ok and self.is_dir()):
            os.mkdir(self)

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    replace = rename

    def iterdir(self):
        for name in os.listdir(self):
            yield self / name

    def glob(self, pattern):
        if not pattern:
            raise ValueError("Unacceptable pattern: %r" % pattern)
        return iter(self._find(type(self)(pattern)._names))

    def rglob(self, pattern):
        return iter(self._find(["**"] + type(self)(pattern)._names))

    def _find(self, parts):
        if not parts:
            return [self]
        first, rest, found = parts[0], parts[1:], []
        if first == "**":
            found.extend(self._find(rest) if rest else [self])
            for child in sorted(self.iterdir()) if self.is_dir() else ():
                if child.is_dir():
                    found.extend(path for path in child._find(parts) if path not in found)
            return found
        if self.is_dir():
            for child in sorted(self.iterdir()):
                if _fnmatch.fnmatchcase(child.name, first) and (not rest or child.is_dir()):
                    found.extend(child._find(rest))
        return found


class PosixPath(Path, PurePosixPath):
    pass
