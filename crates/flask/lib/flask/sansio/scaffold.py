"""flask.sansio.scaffold: what an application and a blueprint have in common."""

import os
import sys
from collections import defaultdict
from functools import update_wrapper

from werkzeug.exceptions import HTTPException, default_exceptions

_sentinel = object()


def setupmethod(f):
    """A method that is refused once the object has been set up."""
    name = f.__name__

    def wrapper(self, *args, **kwargs):
        self._check_setup_finished(name)
        return f(self, *args, **kwargs)

    return update_wrapper(wrapper, f)


def _endpoint_from_view_func(view_func):
    """The name of a view that is given none."""
    assert view_func is not None, "expected view func if endpoint is not provided."
    return view_func.__name__


def get_root_path(import_name):
    """The folder of a module; the current one where it has no file."""
    file = getattr(sys.modules.get(import_name), "__file__", None)
    if file is None and import_name not in sys.modules:
        from importlib.util import find_spec

        try:
            file = getattr(find_spec(import_name), "origin", None)
        except (ImportError, ValueError):
            file = None
    return os.getcwd() if file is None else os.path.dirname(os.path.abspath(file))


def find_package(import_name):
    """Where a module is installed (nowhere here), and the folder that it is imported from."""
    root = import_name.partition(".")[0]
    module = sys.modules.get(root)
    if root == "__main__" and not getattr(module, "__package__", None):
        # A file that is run has no import specification: Flask looks into the current folder.
        module = None
    file = getattr(module, "__file__", None)
    if file is None:
        paths = list(getattr(module, "__path__", ()))
        return None, os.path.dirname(paths[0]) if paths else os.getcwd()
    folder = os.path.dirname(os.path.abspath(file))
    return None, os.path.dirname(folder) if hasattr(module, "__path__") else folder


# Functions that are kept in lists, by the blueprint they are for: attributes and what adds to them.
_KEPT = {
    "before_request": "before_request_funcs",
    "after_request": "after_request_funcs",
    "teardown_request": "teardown_request_funcs",
    "context_processor": "template_context_processors",
    "url_value_preprocessor": "url_value_preprocessors",
    "url_defaults": "url_default_functions",
}
_ONLY = "Handlers can only be registered for Exception classes or HTTP error codes."


class Scaffold:
    """Folders, hooks, error handlers and views, kept by the blueprint they are for; None is all."""

    cli = None

    def __init__(
        self,
        import_name,
        static_folder=None,
        static_url_path=None,
        template_folder=None,
        root_path=None,
    ):
        from flask.cli import AppGroup

        self.root_path = get_root_path(import_name) if root_path is None else root_path
        self.import_name, self.template_folder = import_name, template_folder
        self.static_url_path, self.static_folder = static_url_path, static_folder
        self.cli, self.view_functions = AppGroup(), {}
        self.error_handler_spec = defaultdict(lambda: defaultdict(dict))
        for attribute in _KEPT.values():
            setattr(self, attribute, defaultdict(list))

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def _check_setup_finished(self, f_name):
        raise NotImplementedError

    @property
    def static_folder(self):
        """The folder of files that are sent as they are; None where there is none."""
        name = self._static_folder
        return name if name is None else os.path.join(self.root_path, name)

    @static_folder.setter
    def static_folder(self, value):
        self._static_folder = value if value is None else os.fspath(value).rstrip("\\/")

    @property
    def has_static_folder(self):
        """Whether there is a folder of static files."""
        return self._static_folder is not None

    @property
    def static_url_path(self):
        """The URL of the static files, the folder's name where none is given."""
        if self._static_url_path is None and self.has_static_folder:
            name = os.path.basename(self.static_folder)
            return ("/" + name).rstrip("/")
        return self._static_url_path

    @static_url_path.setter
    def static_url_path(self, value):
        self._static_url_path = value if value is None else value.rstrip("/")

    @property
    def jinja_loader(self):
        """What finds templates; None where there is no folder of them."""
        from jinja2 import FileSystemLoader

        folder = self.template_folder
        return folder and FileSystemLoader(os.path.join(self.root_path, folder))

    def open_resource(self, resource, mode="rb", encoding="utf-8"):
        """Opens a file of the application's folder for reading."""
        if mode not in {"r", "rt", "rb"}:
            raise ValueError("Resources can only be opened for reading.")
        path = os.path.join(self.root_path, resource)
        return open(path, mode) if mode == "rb" else open(path, mode, encoding=encoding)

    def get_send_file_max_age(self, filename):
        """How long a browser may keep a file: as it likes."""
        return

    def send_static_file(self, filename):
        """A response with a static file."""
        from flask import helpers

        return helpers.send_file(filename)

    @setupmethod
    def route(self, rule, **options):
        """Decorates a view with the rule that leads to it."""

        def add(view):
            endpoint = options.pop("endpoint", None)
            self.add_url_rule(rule, endpoint, view, **options)
            return view

        return add

    @setupmethod
    def endpoint(self, endpoint):
        """Decorates the view of an endpoint."""

        def add(view):
            self.view_functions[endpoint] = view
            return view

        return add

    @setupmethod
    def errorhandler(self, code_or_exception):
        """Decorates what answers an error."""

        def add(handler):
            self.register_error_handler(code_or_exception, handler)
            return handler

        return add

    @setupmethod
    def register_error_handler(self, code_or_exception, f):
        """Sets what answers an error, an exception's class or a code of HTTP."""
        kind, code = self._get_exc_class_and_code(code_or_exception)
        self.error_handler_spec[None][code][kind] = f

    @staticmethod
    def _get_exc_class_and_code(exc_class_or_code):
        """The exception's class, and its code of HTTP where it has one."""
        kind = exc_class_or_code
        if isinstance(kind, int):
            kind = default_exceptions.get(kind)
        if kind is None:
            hint = "Use a subclass of HTTPException with that code instead."
            reason = f"'{exc_class_or_code}' is not a recognized HTTP error code."
            raise ValueError(f"{reason} {hint}")
        if isinstance(kind, Exception):
            raise TypeError(f"{kind!r} is an instance, not a class. {_ONLY}")
        if not issubclass(kind, Exception):
            raise ValueError(f"'{kind.__name__}' is not a subclass of Exception. {_ONLY}")
        return kind, kind.code if issubclass(kind, HTTPException) else None


def _keeper(name, attribute):
    """A decorator that adds a function to those for all requests."""

    def keep(self, f):
        getattr(self, attribute)[None] += [f]
        return f

    keep.__name__, keep.__qualname__ = name, f"Scaffold.{name}"
    return setupmethod(keep)


def _route_of(method):
    """`route()` for one method of HTTP."""

    def route(self, rule, **options):
        if "methods" in options:
            raise TypeError("Use the 'route' decorator to use the 'methods' argument.")
        return self.route(rule, **options, methods=[method.upper()])

    route.__name__, route.__qualname__ = method, f"Scaffold.{method}"
    return setupmethod(route)


for _name, _attribute in _KEPT.items():
    setattr(Scaffold, _name, _keeper(_name, _attribute))
for _name in ("get", "post", "put", "delete", "patch"):
    setattr(Scaffold, _name, _route_of(_name))
