"""flask.config: an application's settings and where they come from."""

import errno
import json
import os
import _stand_in_place
import types

from werkzeug.utils import import_string


class ConfigAttribute:
    """An attribute of the application that is one of its settings."""

    def __init__(self, name, get_converter=None):
        self.__name__, self.get_converter = name, get_converter

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = obj.config[self.__name__]
        return value if self.get_converter is None else self.get_converter(value)

    def __set__(self, obj, value):
        obj.config[self.__name__] = value


class Config(dict):
    """A dict that reads settings from files, objects and the environment; only names in capitals
    count."""

    def __init__(self, root_path, defaults=None):
        super().__init__(defaults or {})
        self.root_path = root_path

    def from_envvar(self, variable_name, silent=False):
        """Reads the Python file that a variable names."""
        path = os.environ.get(variable_name)
        if path:
            return self.from_pyfile(path, silent=silent)
        if silent:
            return False
        raise RuntimeError(
            f"The environment variable {variable_name!r} is not set and as such configuration could not be loaded. "
            "Set this variable and make it point to a configuration file"
        )

    def from_prefixed_env(self, prefix="FLASK", *, loads=json.loads):
        """Takes variables with a prefix; `__` in a name leads into a dict."""
        prefix = f"{prefix}_"
        for variable in sorted(os.environ):
            if not variable.startswith(prefix):
                continue
            value = os.environ[variable]
            try:
                value = loads(value)
            except Exception:
                # It stays the text that it is.
                pass
            *outer, last = variable.removeprefix(prefix).split("__")
            place = self
            for name in outer:
                if name not in place:
                    place[name] = {}
                place = place[name]
            place[last] = value
        return True

    def from_pyfile(self, filename, silent=False):
        """Runs a Python file and takes its names."""
        path = os.path.join(self.root_path, filename)
        module = types.ModuleType("config")
        module.__file__ = path
        try:
            with open(path, encoding="utf-8") as file:
                exec(compile(file.read(), path, "exec"), module.__dict__)
        except OSError as e:
            if silent and e.errno in (errno.ENOENT, errno.EISDIR, errno.ENOTDIR):
                return False
            raise type(e)(
                e.errno, f"Unable to load configuration file ({e.strerror})", e.filename
            ) from None
        self.from_object(module)
        return True

    def from_object(self, obj):
        """Takes the attributes of an object, or of what a string names."""
        if isinstance(obj, str):
            obj = import_string(obj)
        _stand_in_place.refuse(obj, "is used as the configuration of the application")
        for key in dir(obj):
            if key.isupper():
                self[key] = getattr(obj, key)

    def from_file(self, filename, load, silent=False, text=True):
        """Takes what a function such as `json.load` makes of a file."""
        path = os.path.join(self.root_path, filename)
        try:
            with open(path, "r" if text else "rb") as file:
                found = load(file)
        except OSError as e:
            if silent and e.errno in (errno.ENOENT, errno.EISDIR):
                return False
            raise type(e)(
                e.errno, f"Unable to load configuration file ({e.strerror})", e.filename
            ) from None
        return self.from_mapping(found)

    def from_mapping(self, mapping=None, **kwargs):
        """Takes the items of a mapping and of the arguments."""
        found = dict(mapping) if mapping is not None else {}
        found.update(kwargs)
        self.update({key: value for key, value in found.items() if key.isupper()})
        return True

    def get_namespace(self, namespace, lowercase=True, trim_namespace=True):
        """The settings whose names begin alike."""
        found = {}
        for key, value in self.items():
            if key.startswith(namespace):
                key = key[len(namespace) :] if trim_namespace else key
                found[key.lower() if lowercase else key] = value
        return found

    def __repr__(self):
        return f"<{type(self).__name__} {dict.__repr__(self)}>"
