"""werkzeug.utils: names of files, imports by name, properties that remember."""

import os
import re
import sys
import unicodedata

from markupsafe import escape

_not_ascii = re.compile(r"[^A-Za-z0-9_.-]")


def secure_filename(filename):
    """A file's name that is safe to be put into a folder."""
    filename = unicodedata.normalize("NFKD", filename).encode("ascii", "ignore").decode("ascii")
    filename = filename.replace(os.sep, " ")
    return _not_ascii.sub("", "_".join(filename.split())).strip("._")


class ImportStringError(ImportError):
    """What a string names cannot be imported; says how far it went."""

    def __init__(self, import_name, exception):
        self.import_name, self.exception = import_name, exception
        found, name, text = [], "", import_name
        for part in import_name.replace(":", ".").split("."):
            name = f"{name}.{part}" if name else part
            module = import_string(name, silent=True)
            if module:
                found.append(f"- {name!r} found in {getattr(module, '__file__', None)!r}.")
                continue
            text = (
                f"import_string() failed for {import_name!r}. Possible reasons are:\n\n- missing __init__.py in a package;\n"
                "- package or module path not included in sys.path;\n- duplicated package or module name taking precedence in sys.path;\n"
                "- missing module, class, function or variable;\n\nDebugged import:\n\n"
                + "\n".join([*found, f"- {name!r} not found."])
                + f"\n\nOriginal exception:\n\n{type(exception).__name__}: {exception}"
            )
            break
        super().__init__(text)

    def __repr__(self):
        return f"<{type(self).__name__}({self.import_name!r}, {self.exception!r})>"


def _find(name):
    try:
        __import__(name)
        return sys.modules[name]
    except ImportError:
        if "." not in name:
            raise
    module, _, attribute = name.rpartition(".")
    found = __import__(module, None, None, [attribute])
    try:
        return getattr(found, attribute)
    except AttributeError as e:
        raise ImportError(e) from None


def import_string(import_name, silent=False):
    """What a dotted name, or one with a colon before the last part, names."""
    name = import_name.replace(":", ".")
    try:
        return _find(name)
    except ImportError as e:
        if silent:
            return None
        raise ImportStringError(name, e) from None


class cached_property:
    """A property that is worked out once for each object."""

    def __init__(self, fget, name=None, doc=None):
        self.fget, self.__doc__ = fget, doc or fget.__doc__
        self.__name__ = name or fget.__name__
        self.slot_name = f"_cache_{self.__name__}"

    def __set__(self, obj, value):
        obj.__dict__[self.__name__] = value

    def __get__(self, obj, type=None):
        if obj is None:
            return self
        if self.__name__ not in obj.__dict__:
            obj.__dict__[self.__name__] = self.fget(obj)
        return obj.__dict__[self.__name__]

    def __delete__(self, obj):
        del obj.__dict__[self.__name__]


class environ_property:
    """A value of a WSGI environment as an attribute."""

    def __init__(self, name, default=None):
        self.name, self.default = name, default

    def __get__(self, obj, type=None):
        return self if obj is None else obj.environ.get(self.name, self.default)


def redirect(location, code=302, Response=None):
    """A response that sends the browser elsewhere."""
    if Response is None:
        from werkzeug.wrappers import Response
    shown = escape(location)
    response = Response(
        "<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n<p>You should be redirected automatically "
        f'to the target URL: <a href="{shown}">{shown}</a>. If not, click the link.\n',
        code,
        mimetype="text/html",
    )
    response.headers["Location"] = location
    return response


def append_slash_redirect(environ, code=308):
    return redirect(environ["PATH_INFO"].rpartition("/")[2] + "/", code)


def find_modules(import_path, include_packages=False, recursive=False):
    """The names of the modules in a package."""
    module = import_string(import_path)
    if getattr(module, "__path__", None) is None:
        raise ValueError(f"{import_path!r} is not a package")
    for folder in module.__path__:
        for name in sorted(os.listdir(folder)):
            package = os.path.isfile(os.path.join(folder, name, "__init__.py"))
            if package and include_packages:
                yield f"{import_path}.{name}"
            if package and recursive:
                yield from find_modules(f"{import_path}.{name}", include_packages, True)
            if name.endswith(".py") and name != "__init__.py":
                yield f"{import_path}.{name[:-3]}"


def send_file(*args, **kwargs):
    raise RuntimeError("The playground has no web server: send_file() does nothing here.")
