"""The part of Flask that models and migrations meet: the application, its configuration and its context."""
import os
import sys

_app_stack = []


class Config(dict):
    def __init__(self, root_path, defaults=None):
        dict.__init__(self, defaults or {})
        self.root_path = root_path

    def from_object(self, obj):
        if isinstance(obj, str):
            obj = _import_string(obj)
        for key in dir(obj):
            if key.isupper():
                self[key] = getattr(obj, key)

    def from_mapping(self, mapping=None, **kwargs):
        for key, value in {**(mapping or {}), **kwargs}.items():
            if key.isupper():
                self[key] = value
        return True

    def from_pyfile(self, filename, silent=False):
        path = os.path.join(self.root_path, filename)
        space = {"__file__": path}
        try:
            with open(path) as file:
                text = file.read()
        except OSError as e:
            if silent and e.errno in (2, 20, 21):
                return False
            raise
        exec(compile(text, path, "exec"), space)
        self.from_mapping(space)
        return True

    def from_envvar(self, variable_name, silent=False):
        path = os.environ.get(variable_name)
        if not path:
            if silent:
                return False
            raise RuntimeError(f"The environment variable {variable_name!r} is not set and as such configuration could not be loaded. Set this variable and make it point to a configuration file")
        return self.from_pyfile(path, silent=silent)

    def from_prefixed_env(self, prefix="FLASK", *, loads=None):
        import json
        for name in sorted(os.environ):
            if name.startswith(prefix + "_"):
                value = os.environ[name]
                try:
                    value = json.loads(value)
                except ValueError:
                    pass
                self[name[len(prefix) + 1:]] = value
        return True

    def get_namespace(self, namespace, lowercase=True, trim_namespace=True):
        return {(k[len(namespace):] if trim_namespace else k).lower() if lowercase else k: v for k, v in self.items() if k.startswith(namespace)}

    def __repr__(self):
        return f"<Config {dict.__repr__(self)}>"


def _import_string(name):
    module, _, attribute = name.replace(":", ".").rpartition(".")
    if not module:
        return __import__(name)
    __import__(module)
    try:
        return getattr(sys.modules[module], attribute)
    except AttributeError as e:
        __import__(name)
        return sys.modules[name]


class LocalProxy:
    """Stands for an object that is looked up each time."""

    def __init__(self, lookup, message):
        object.__setattr__(self, "_lookup", lookup)
        object.__setattr__(self, "_message", message)

    def _get_current_object(self):
        found = object.__getattribute__(self, "_lookup")()
        if found is None:
            raise RuntimeError(object.__getattribute__(self, "_message"))
        return found

    def __getattr__(self, name):
        return getattr(self._get_current_object(), name)

    def __setattr__(self, name, value):
        setattr(self._get_current_object(), name, value)

    def __delattr__(self, name):
        delattr(self._get_current_object(), name)

    def __bool__(self):
        return object.__getattribute__(self, "_lookup")() is not None

    def __repr__(self):
        found = object.__getattribute__(self, "_lookup")()
        return "<LocalProxy unbound>" if found is None else repr(found)

    def __eq__(self, other):
        return self._get_current_object() == other

    def __hash__(self):
        return hash(self._get_current_object())

    def __contains__(self, item):
        return item in self._get_current_object()

    def __call__(self, *args, **kwargs):
        return self._get_current_object()(*args, **kwargs)

    @property
    def __class__(self):
        return type(self._get_current_object())


_no_app = """Working outside of application context.

This typically means that you attempted to use functionality that needed
the current application. To solve this, set up an application context
with app.app_context(). See the documentation for more information."""


class _AppCtxGlobals:
    def __repr__(self):
        return f"<flask.g of '{_app_stack[-1].app.name}'>" if _app_stack else object.__repr__(self)

    def get(self, name, default=None):
        return self.__dict__.get(name, default)

    def pop(self, name, *default):
        return self.__dict__.pop(name, *default)

    def setdefault(self, name, default=None):
        return self.__dict__.setdefault(name, default)

    def __contains__(self, item):
        return item in self.__dict__

    def __iter__(self):
        return iter(self.__dict__)


class AppContext:
    def __init__(self, app):
        self.app = app
        self.g = app.app_ctx_globals_class()

    def push(self):
        _app_stack.append(self)

    def pop(self, exc=None):
        self.app.do_teardown_appcontext(exc)
        _app_stack.remove(self)

    def __enter__(self):
        self.push()
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.pop(exc_value)


def _find_package(import_name):
    module = sys.modules.get(import_name)
    file = getattr(module, "__file__", None)
    if file is None:
        return os.getcwd(), os.getcwd(), False
    folder = os.path.dirname(os.path.abspath(file))
    package = hasattr(module, "__path__")
    return folder, os.path.dirname(folder) if package else folder, package


class _Jinja:
    def __init__(self):
        self.globals, self.filters, self.tests = {}, {}, {}


class DefaultJSONProvider:
    """`app.json`: what a server would answer with; its settings may be set, and it dumps and loads."""
    compact = None
    ensure_ascii = True
    sort_keys = True
    mimetype = "application/json"

    def __init__(self, app):
        self._app = app

    @staticmethod
    def default(o):
        if hasattr(o, "isoformat") or type(o).__name__ in ("Decimal", "UUID"):
            return str(o)
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def dumps(self, obj, **kwargs):
        import json
        kwargs.setdefault("default", self.default)
        kwargs.setdefault("ensure_ascii", self.ensure_ascii)
        kwargs.setdefault("sort_keys", self.sort_keys)
        return json.dumps(obj, **kwargs)

    def loads(self, s, **kwargs):
        import json
        return json.loads(s, **kwargs)


class Flask:
    json_provider_class = DefaultJSONProvider
    app_ctx_globals_class = _AppCtxGlobals
    config_class = Config
    default_config = {
        "DEBUG": None, "TESTING": False, "PROPAGATE_EXCEPTIONS": None, "SECRET_KEY": None, "SECRET_KEY_FALLBACKS": None, "PERMANENT_SESSION_LIFETIME": None,
        "USE_X_SENDFILE": False, "TRUSTED_HOSTS": None, "SERVER_NAME": None, "APPLICATION_ROOT": "/", "SESSION_COOKIE_NAME": "session",
        "MAX_CONTENT_LENGTH": None, "SEND_FILE_MAX_AGE_DEFAULT": None, "TEMPLATES_AUTO_RELOAD": None, "PREFERRED_URL_SCHEME": "http",
    }

    def __init__(self, import_name, static_url_path=None, static_folder="static", static_host=None, host_matching=False, subdomain_matching=False,
                 template_folder="templates", instance_path=None, instance_relative_config=False, root_path=None):
        self.import_name = import_name
        folder, outer, package = _find_package(import_name)
        self.root_path = root_path or folder
        self.instance_path = instance_path or os.path.join(outer, "instance")
        self.static_folder, self.template_folder = static_folder, template_folder
        self.config = self.config_class(self.instance_path if instance_relative_config else self.root_path, dict(self.default_config))
        self.config["DEBUG"] = os.environ.get("FLASK_DEBUG", "").lower() in ("1", "true", "yes", "on")
        self.extensions = {}
        self.shell_context_processors = []
        self.teardown_appcontext_funcs = []
        self.blueprints = {}
        self.view_functions = {}
        self.error_handler_spec, self.before_request_funcs, self.after_request_funcs = {}, [], []
        self.json = self.json_provider_class(self)
        self.jinja_env = _Jinja()
        self._rules = []
        if static_folder is not None:
            static = static_url_path if static_url_path is not None else "/" + os.path.basename(static_folder)
            self.add_url_rule(static.rstrip("/") + "/<path:filename>", "static")
        from flask.cli import AppGroup
        self.cli = AppGroup(self.name)

    @property
    def name(self):
        if self.import_name == "__main__":
            file = getattr(sys.modules["__main__"], "__file__", None)
            return "__main__" if file is None else os.path.splitext(os.path.basename(file))[0]
        return self.import_name

    @property
    def debug(self):
        return self.config["DEBUG"]

    @debug.setter
    def debug(self, value):
        self.config["DEBUG"] = value

    @property
    def testing(self):
        return self.config["TESTING"]

    @testing.setter
    def testing(self, value):
        self.config["TESTING"] = value

    @property
    def secret_key(self):
        return self.config["SECRET_KEY"]

    @secret_key.setter
    def secret_key(self, value):
        self.config["SECRET_KEY"] = value

    @property
    def logger(self):
        import logging
        return logging.getLogger(self.name)

    def app_context(self):
        return AppContext(self)

    def test_request_context(self, *args, **kwargs):
        return AppContext(self)

    def do_teardown_appcontext(self, exc=None):
        for function in reversed(self.teardown_appcontext_funcs):
            function(exc)

    def teardown_appcontext(self, f):
        self.teardown_appcontext_funcs.append(f)
        return f

    def shell_context_processor(self, f):
        self.shell_context_processors.append(f)
        return f

    def make_shell_context(self):
        space = {"app": self, "g": g}
        for processor in self.shell_context_processors:
            space.update(processor())
        return space

    def _later(self, f):
        return f

    before_request = after_request = teardown_request = context_processor = url_value_preprocessor = url_defaults = before_first_request = _later

    def errorhandler(self, code_or_exception):
        return lambda f: f

    def register_error_handler(self, code_or_exception, f):
        pass

    def template_filter(self, name=None):
        return lambda f: f

    template_test = template_global = template_filter

    def add_url_rule(self, rule, endpoint=None, view_func=None, provide_automatic_options=None, **options):
        endpoint = endpoint or view_func.__name__
        known = self.view_functions.get(endpoint)
        if known is not None and known is not view_func:
            raise AssertionError(f"View function mapping is overwriting an existing endpoint function: {endpoint}")
        methods = options.get("methods") or getattr(view_func, "methods", None) or ("GET",)
        if isinstance(methods, str):
            raise TypeError('Allowed methods must be a list of strings, for example: @app.route(..., methods=["POST"])')
        methods = {item.upper() for item in methods} | {"OPTIONS"}
        self._rules.append((endpoint, methods | {"HEAD"} if "GET" in methods else methods, rule))
        if view_func is not None:
            self.view_functions[endpoint] = view_func

    def route(self, rule, **options):
        def decorate(f):
            self.add_url_rule(rule, options.pop("endpoint", None), f, **options)
            return f
        return decorate

    def get(self, rule, **options):
        return self.route(rule, methods=["GET"], **options)

    def post(self, rule, **options):
        return self.route(rule, methods=["POST"], **options)

    def put(self, rule, **options):
        return self.route(rule, methods=["PUT"], **options)

    def patch(self, rule, **options):
        return self.route(rule, methods=["PATCH"], **options)

    def delete(self, rule, **options):
        return self.route(rule, methods=["DELETE"], **options)

    def register_blueprint(self, blueprint, **options):
        self.blueprints[options.get("name", blueprint.name)] = blueprint
        prefix = options.get("url_prefix", blueprint.url_prefix)
        for function in blueprint._recorded:
            function(self, prefix)
        if blueprint.cli.commands:
            self.cli.add_command(blueprint.cli, blueprint.name)

    def run(self, *args, **kwargs):
        if os.environ.get("FLASK_RUN_FROM_CLI") == "true":
            return
        raise RuntimeError("The playground has no web server: app.run() does nothing here. Use the terminal: flask db, flask shell, python.")

    def test_client(self, *args, **kwargs):
        raise RuntimeError("The playground has no web server, so it has no test client either.")

    def __repr__(self):
        return f"<Flask {self.name!r}>"


class Blueprint:
    def __init__(self, name, import_name, *args, url_prefix=None, cli_group=None, **kwargs):
        self.name, self.import_name, self.url_prefix = name, import_name, url_prefix
        self._recorded = []
        from flask.cli import AppGroup
        self.cli = AppGroup(name)

    def record(self, func):
        self._recorded.append(lambda app, prefix: func(None))

    def add_url_rule(self, rule, endpoint=None, view_func=None, provide_automatic_options=None, **options):
        endpoint = f"{self.name}.{endpoint or view_func.__name__}"

        def record(app, prefix):
            full = "/".join((prefix.rstrip("/"), rule.lstrip("/"))) if prefix is not None and rule else prefix or rule
            app.add_url_rule(full, endpoint, view_func, **options)
        self._recorded.append(record)

    route = Flask.route
    get, post, put, patch, delete = Flask.get, Flask.post, Flask.put, Flask.patch, Flask.delete

    def register_blueprint(self, blueprint, **options):
        self._recorded.append(lambda app, prefix: app.register_blueprint(blueprint))

    def _later(self, f):
        return f

    before_request = after_request = teardown_request = context_processor = app_context_processor = before_app_request = _later

    def errorhandler(self, code_or_exception):
        return lambda f: f

    app_errorhandler = errorhandler


current_app = LocalProxy(lambda: _app_stack[-1].app if _app_stack else None, _no_app)
g = LocalProxy(lambda: _app_stack[-1].g if _app_stack else None, _no_app)


def has_app_context():
    return bool(_app_stack)


def has_request_context():
    return False


class _Request:
    def __getattr__(self, name):
        raise RuntimeError("""Working outside of request context.

This typically means that you attempted to use functionality that needed
an active HTTP request. Consult the documentation on testing for
information about how to avoid this problem.""")

    def __bool__(self):
        return False


request = _Request()
session = _Request()


def _needs_server(name):
    def call(*args, **kwargs):
        raise RuntimeError(f"The playground has no web server: flask.{name}() does nothing here.")
    return call


jsonify, render_template, render_template_string, redirect, url_for, flash, send_file, send_from_directory, make_response, stream_with_context, get_flashed_messages = (
    _needs_server(_name) for _name in ("jsonify", "render_template", "render_template_string", "redirect", "url_for", "flash", "send_file", "send_from_directory", "make_response", "stream_with_context", "get_flashed_messages"))


class Response:
    def __init__(self, response=None, status=None, **kwargs):
        self.response, self.status = response, status


__version__ = "3.1.3"


def abort(code, *args, **kwargs):
    from werkzeug.exceptions import abort as stop
    stop(code, *args, **kwargs)


def __getattr__(name):
    # As `from flask import json` finds the module below.
    if name == "json":
        import flask.json
        return sys.modules["flask.json"]
    raise AttributeError(f"module 'flask' has no attribute '{name}'")
