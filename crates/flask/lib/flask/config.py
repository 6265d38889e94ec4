"""flask.config: an application's settings and where they come from."""

import json
import os
import _stand_in_place
from contextlib import contextmanager
from errno import EISDIR, ENOENT, ENOTDIR
from types import ModuleType

from werkzeug.utils import import_string


_NOT_SET = (
    "The environment variable {!r} is not set and as such configuration could not be loaded. Set "
    "this variable and make it point to a configuration file"
)


class ConfigAttribute:
    """An attribute of the application that is one of its settings."""

    def __init__(self, name, get_converter=None):
        self.get_converter, self.__name__ = get_converter, name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        convert = self.get_converter or (lambda value: value)
        return convert(obj.config[self.__name__])

    def __set__(self, obj, value):
        settings = obj.config
        settings[self.__name__] = value


@contextmanager
def _reading():
    """Says of a file that cannot be opened that it is one of settings."""
    try:
        yield
    except OSError as error:
        reason = f"Unable to load configuration file ({error.strerror})"
        raise type(error)(error.errno, reason, error.filename) from None


def _is_missing(path, *others):
    """Whether opening a file fails for there is none, or with one of other reasons."""
    try:
        open(path).close()
    except OSError as error:
        return error.errno in (ENOENT, EISDIR, *others)
    return False


class Config(dict):
    """A dict that reads settings from files, objects and the environment; only names in capitals
    count."""

    def __init__(self, root_path, defaults=None):
        dict.__init__(self, defaults or ())
        self.root_path = root_path

    def __repr__(self):
        items = dict.__repr__(self)
        return f"<{type(self).__name__} {items}>"

    def from_envvar(self, variable_name, silent=False):
        """Reads the Python file that a variable names."""
        path = os.environ.get(variable_name)
        if not path and not silent:
            raise RuntimeError(_NOT_SET.format(variable_name))
        return bool(path) and self.from_pyfile(path, silent)

    def from_prefixed_env(self, prefix="FLASK", *, loads=json.loads):
        """Takes variables with a prefix; `__` in a name leads into a dict."""
        start = prefix + "_"
        for variable, text in sorted(os.environ.items()):
            if variable.startswith(start):
                *outer, name = variable[len(start) :].split("__")
                place = self
                for key in outer:
                    place = place.setdefault(key, {})
                place[name] = _read_or_text(loads, text)
        return True

    def from_pyfile(self, filename, silent=False):
        """Runs a Python file and takes its names."""
        path = os.path.join(self.root_path, filename)
        if silent and _is_missing(path, ENOTDIR):
            return False
        module = ModuleType("config")
        module.__file__ = path
        with _reading(), open(path, encoding="utf-8") as source:
            code = compile(source.read(), path, "exec")
            exec(code, vars(module))
        self.from_object(module)
        return True

    def from_object(self, obj):
        """Takes the attributes of an object, or of what a string names."""
        source = import_string(obj) if isinstance(obj, str) else obj
        _stand_in_place.refuse(source, "is used as the configuration of the application")
        self.update({name: getattr(source, name) for name in dir(source) if name.isupper()})

    def from_file(self, filename, load, silent=False, text=True):
        """Takes what a function such as `json.load` makes of a file."""
        path = os.path.join(self.root_path, filename)
        if silent and _is_missing(path):
            return False
        with _reading(), open(path, "r" if text else "rb") as source:
            found = load(source)
        return self.from_mapping(found)

    def from_mapping(self, mapping=None, **kwargs):
        """Takes the items of a mapping and of the arguments."""
        given = {**dict(mapping or ()), **kwargs}
        self.update((name, value) for name, value in given.items() if name.isupper())
        return True

    def get_namespace(self, namespace, lowercase=True, trim_namespace=True):
        """The settings whose names begin alike."""
        begins = len(namespace) if trim_namespace else 0
        return {
            (name[begins:].lower() if lowercase else name[begins:]): value
            for name, value in self.items()
            if name.startswith(namespace)
        }


def _read_or_text(loads, text):
    """What a text says; the text itself where nothing can be read."""
    try:
        return loads(text)
    except Exception:
        return text
