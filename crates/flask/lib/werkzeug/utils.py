"""werkzeug.utils: only what names files and imports."""
import os
import re
import unicodedata

_not_ascii = re.compile(r"[^A-Za-z0-9_.-]")


def secure_filename(filename):
    filename = unicodedata.normalize("NFKD", filename).encode("ascii", "ignore").decode("ascii")
    filename = filename.replace(os.sep, " ")
    return _not_ascii.sub("", "_".join(filename.split())).strip("._")


def import_string(import_name, silent=False):
    from importlib import import_module
    module, _, name = import_name.replace(":", ".").rpartition(".")
    try:
        return getattr(import_module(module), name) if module else import_module(name)
    except (ImportError, AttributeError):
        if silent:
            return None
        raise


class cached_property(property):
    def __get__(self, obj, type=None):
        if obj is None:
            return self
        found = obj.__dict__.get(self.fget.__name__)
        if found is None:
            found = obj.__dict__[self.fget.__name__] = self.fget(obj)
        return found
