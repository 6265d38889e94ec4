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


def _lists():
    return defaultdict(list)


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
        self.import_name = import_name
        self.static_folder, self.static_url_path = static_folder, static_url_path
        self.template_folder = template_folder
        self.root_path = get_root_path(import_name) if root_path is None else root_path
        from flask.cli import AppGroup

        self.cli = AppGroup()
        self.view_functions = {}
        self.error_handler_spec = defaultdict(lambda: defaultdict(dict))
        self.before_request_funcs, self.after_request_funcs = _lists(), _lists()
        self.teardown_request_funcs, self.url_default_functions = _lists(), _lists()
        self.template_context_processors, self.url_value_preprocessors = _lists(), _lists()

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def _check_setup_finished(self, f_name):
        raise NotImplementedError

    @property
    def static_folder(self):
        return (
            None
            if self._static_folder is None
            else os.path.join(self.root_path, self._static_folder)
        )

    @static_folder.setter
    def static_folder(self, value):
        self._static_folder = None if value is None else os.fspath(value).rstrip(r"\/")

    @property
    def has_static_folder(self):
        return self.static_folder is not None

    @property
    def static_url_path(self):
        if self._static_url_path is not None:
            return self._static_url_path
        return (
            None
            if self.static_folder is None
            else f"/{os.path.basename(self.static_folder)}".rstrip("/")
        )

    @static_url_path.setter
    def static_url_path(self, value):
        self._static_url_path = None if value is None else value.rstrip("/")

    @property
    def jinja_loader(self):
        if self.template_folder is None:
            return None
        from jinja2 import FileSystemLoader

        return FileSystemLoader(os.path.join(self.root_path, self.template_folder))

    def open_resource(self, resource, mode="rb", encoding="utf-8"):
        """Opens a file of the application's folder for reading."""
        if mode not in {"r", "rt", "rb"}:
            raise ValueError("Resources can only be opened for reading.")
        path = os.path.join(self.root_path, resource)
        return open(path, mode) if mode == "rb" else open(path, mode, encoding=encoding)

    def get_send_file_max_age(self, filename):
        return None

    def send_static_file(self, filename):
        from flask.helpers import send_file

        return send_file(filename)

    def _method_route(self, method, rule, options):
        if "methods" in options:
            raise TypeError("Use the 'route' decorator to use the 'methods' argument.")
        return self.route(rule, methods=[method], **options)

    @setupmethod
    def get(self, rule, **options):
        return self._method_route("GET", rule, options)

    @setupmethod
    def post(self, rule, **options):
        return self._method_route("POST", rule, options)

    @setupmethod
    def put(self, rule, **options):
        return self._method_route("PUT", rule, options)

    @setupmethod
    def delete(self, rule, **options):
        return self._method_route("DELETE", rule, options)

    @setupmethod
    def patch(self, rule, **options):
        return self._method_route("PATCH", rule, options)

    @setupmethod
    def route(self, rule, **options):
        def decorator(f):
            self.add_url_rule(rule, options.pop("endpoint", None), f, **options)
            return f

        return decorator

    @setupmethod
    def endpoint(self, endpoint):
        def decorator(f):
            self.view_functions[endpoint] = f
            return f

        return decorator

    @setupmethod
    def before_request(self, f):
        self.before_request_funcs[None].append(f)
        return f

    @setupmethod
    def after_request(self, f):
        self.after_request_funcs[None].append(f)
        return f

    @setupmethod
    def teardown_request(self, f):
        self.teardown_request_funcs[None].append(f)
        return f

    @setupmethod
    def context_processor(self, f):
        self.template_context_processors[None].append(f)
        return f

    @setupmethod
    def url_value_preprocessor(self, f):
        self.url_value_preprocessors[None].append(f)
        return f

    @setupmethod
    def url_defaults(self, f):
        self.url_default_functions[None].append(f)
        return f

    @setupmethod
    def errorhandler(self, code_or_exception):
        def decorator(f):
            self.register_error_handler(code_or_exception, f)
            return f

        return decorator

    @setupmethod
    def register_error_handler(self, code_or_exception, f):
        exc_class, code = self._get_exc_class_and_code(code_or_exception)
        self.error_handler_spec[None][code][exc_class] = f

    @staticmethod
    def _get_exc_class_and_code(exc_class_or_code):
        exc_class = exc_class_or_code
        if isinstance(exc_class_or_code, int):
            exc_class = default_exceptions.get(exc_class_or_code)
            if exc_class is None:
                raise ValueError(
                    f"'{exc_class_or_code}' is not a recognized HTTP error code. Use a subclass of HTTPException with that code instead."
                )
        only = "Handlers can only be registered for Exception classes or HTTP error codes."
        if isinstance(exc_class, Exception):
            raise TypeError(f"{exc_class!r} is an instance, not a class. {only}")
        if not issubclass(exc_class, Exception):
            raise ValueError(f"'{exc_class.__name__}' is not a subclass of Exception. {only}")
        return exc_class, exc_class.code if issubclass(exc_class, HTTPException) else None
