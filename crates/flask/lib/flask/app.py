"""flask.app: the application, as far as models, migrations and shells meet it."""

import os
import sys
from datetime import timedelta

from werkzeug.exceptions import Aborter, BadRequestKeyError, HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.utils import cached_property

from flask.config import Config, ConfigAttribute
from flask.ctx import AppContext, RequestContext, _AppCtxGlobals, _stack
from flask.globals import g, request, session
from flask.helpers import get_debug_flag, get_flashed_messages
from flask.json.provider import DefaultJSONProvider
from flask.sansio.scaffold import Scaffold, _endpoint_from_view_func, find_package, setupmethod
from flask.sessions import SecureCookieSessionInterface
from flask.wrappers import Request, Response


def _lifetime(value):
    return value if value is None or isinstance(value, timedelta) else timedelta(seconds=value)


def _default_processor():
    """What each template sees."""
    found = {}
    if _stack:
        found["g"] = _stack[-1].g
        if _stack[-1].request is not None:
            found.update(request=_stack[-1].request, session=_stack[-1].session)
    return found


_NO_SERVER = "The playground has no web server"
_RELATIVE = (
    "If an instance path is provided it must be absolute. A relative path was given instead."
)
_METHODS_AS_TEXT = (
    'Allowed methods must be a list of strings, for example: @app.route(..., methods=["POST"])'
)
_TOO_LATE = (
    "The setup method '{}' can no longer be called on the application. It has already handled its "
    "first request, any changes will not be applied consistently.\nMake sure all imports, "
    "decorators, functions, etc. needed to set up the application are done before running it."
)
_NO_URL = (
    "Unable to build URLs outside an active request without 'SERVER_NAME' configured. Also "
    "configure 'APPLICATION_ROOT' and 'PREFERRED_URL_SCHEME' as needed."
)


class Flask(Scaffold):
    """An application: settings, routes, hooks, commands and contexts. Nothing serves it here."""

    aborter_class, config_class, app_ctx_globals_class = Aborter, Config, _AppCtxGlobals
    request_class, response_class = Request, Response
    json_provider_class, url_rule_class, url_map_class = DefaultJSONProvider, Rule, Map
    session_interface = SecureCookieSessionInterface()
    test_client_class = test_cli_runner_class = None
    jinja_options = {}
    _got_first_request = False
    testing = ConfigAttribute("TESTING")
    secret_key = ConfigAttribute("SECRET_KEY")
    permanent_session_lifetime = ConfigAttribute("PERMANENT_SESSION_LIFETIME", _lifetime)
    default_config = {
        # Off, and decided by the application where it asks.
        **dict.fromkeys(
            (
                "DEBUG",
                "MAX_CONTENT_LENGTH",
                "PROPAGATE_EXCEPTIONS",
                "SECRET_KEY",
                "SECRET_KEY_FALLBACKS",
                "SEND_FILE_MAX_AGE_DEFAULT",
                "SERVER_NAME",
                "SESSION_COOKIE_DOMAIN",
                "SESSION_COOKIE_PATH",
                "SESSION_COOKIE_SAMESITE",
                "TEMPLATES_AUTO_RELOAD",
                "TRAP_BAD_REQUEST_ERRORS",
                "TRUSTED_HOSTS",
            )
        ),
        "APPLICATION_ROOT": "/",
        "EXPLAIN_TEMPLATE_LOADING": False,
        "MAX_COOKIE_SIZE": 4093,
        "MAX_FORM_MEMORY_SIZE": 500_000,
        "MAX_FORM_PARTS": 1_000,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=31),
        "PREFERRED_URL_SCHEME": "http",
        "PROVIDE_AUTOMATIC_OPTIONS": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_NAME": "session",
        "SESSION_COOKIE_PARTITIONED": False,
        "SESSION_COOKIE_SECURE": False,
        "SESSION_REFRESH_EACH_REQUEST": True,
        "TESTING": False,
        "TRAP_HTTP_EXCEPTIONS": False,
        "USE_X_SENDFILE": False,
    }

    def __init__(
        self,
        import_name,
        static_url_path=None,
        static_folder="static",
        static_host=None,
        host_matching=False,
        subdomain_matching=False,
        template_folder="templates",
        instance_path=None,
        instance_relative_config=False,
        root_path=None,
    ):
        folders = static_folder, static_url_path, template_folder, root_path
        super().__init__(import_name, *folders)
        self.instance_path = (
            self.auto_find_instance_path() if instance_path is None else instance_path
        )
        if not os.path.isabs(self.instance_path):
            raise ValueError(_RELATIVE)
        self.config = self.make_config(instance_relative_config)
        self.json, self.aborter = self.json_provider_class(self), self.make_aborter()
        self.extensions, self.blueprints = {}, {}
        self.shell_context_processors, self.teardown_appcontext_funcs = [], []
        self.url_build_error_handlers, self.subdomain_matching = [], subdomain_matching
        self.url_map = self.url_map_class(host_matching=host_matching)
        self.template_context_processors[None].append(_default_processor)
        self.cli.name = self.name
        if self.has_static_folder:
            self._add_static_rule(static_host, host_matching)

    def _add_static_rule(self, host, host_matching):
        assert (not host) != host_matching, "Invalid static_host/host_matching combination"
        files = f"{self.static_url_path}/<path:filename>"
        self.add_url_rule(files, "static", self.send_static_file, host=host)

    def _check_setup_finished(self, f_name):
        if self._got_first_request:
            raise AssertionError(_TOO_LATE.format(f_name))

    @cached_property
    def name(self):
        """The import's name; the file's, where it is run."""
        main = sys.modules["__main__"] if self.import_name == "__main__" else None
        file = getattr(main, "__file__", None)
        return self.import_name if file is None else os.path.basename(os.path.splitext(file)[0])

    @cached_property
    def logger(self):
        """The logger of the application's name."""
        from flask import logging

        return logging.create_logger(self)

    @cached_property
    def jinja_env(self):
        """The environment of templates, made when it is first asked for."""
        return self.create_jinja_environment()

    @property
    def jinja_environment(self):
        from flask.templating import Environment

        return Environment

    def create_jinja_environment(self):
        """The environment of templates, with what Flask puts into it."""
        reload = self.config["TEMPLATES_AUTO_RELOAD"] or self.debug
        own = {"auto_reload": reload, "autoescape": self.select_jinja_autoescape}
        environment = self.jinja_environment(self, **own | self.jinja_options)
        proxies = {"g": g, "request": request, "session": session, "config": self.config}
        functions = {"get_flashed_messages": get_flashed_messages, "url_for": self.url_for}
        environment.globals.update(**proxies, **functions)
        environment.policies["json.dumps_function"] = self.json.dumps
        return environment

    def select_jinja_autoescape(self, filename):
        ending = "" if filename is None else filename.rpartition(".")[2]
        return filename is None or ending in ("htm", "html", "svg", "xhtml", "xml")

    def make_config(self, instance_relative=False):
        """The settings, whose files lie beside the application or in the instance folder."""
        folder = self.instance_path if instance_relative else self.root_path
        return self.config_class(folder, {**self.default_config, "DEBUG": get_debug_flag()})

    def make_aborter(self):
        return self.aborter_class()

    def auto_find_instance_path(self):
        installed, folder = find_package(self.import_name)
        if installed is None:
            return os.path.join(folder, "instance")
        return os.path.join(installed, "var", self.name + "-instance")

    def open_instance_resource(self, resource, mode="rb", encoding="utf-8"):
        path = os.path.join(self.instance_path, resource)
        return open(path, mode) if "b" in mode else open(path, mode, encoding=encoding)

    debug = ConfigAttribute("DEBUG")

    # set-up

    def iter_blueprints(self):
        """The registered blueprints."""
        registered = self.blueprints
        return registered.values()

    @setupmethod
    def register_blueprint(self, blueprint, **options):
        """Takes what a blueprint has recorded."""
        blueprint.register(self, options)

    @setupmethod
    def add_url_rule(
        self, rule, endpoint=None, view_func=None, provide_automatic_options=None, **options
    ):
        endpoint = _endpoint_from_view_func(view_func) if endpoint is None else endpoint
        methods = options.pop("methods", None)
        if methods is None:
            methods = getattr(view_func, "methods", None) or ("GET",)
        if isinstance(methods, str):
            raise TypeError(_METHODS_AS_TEXT)
        methods = {name.upper() for name in methods}
        answers = provide_automatic_options
        if answers is None:
            answers = getattr(view_func, "provide_automatic_options", None)
        if answers is None:
            answers = self.config["PROVIDE_AUTOMATIC_OPTIONS"] and "OPTIONS" not in methods
        methods |= {*getattr(view_func, "required_methods", ()), *(["OPTIONS"] if answers else ())}
        made = self.url_rule_class(rule, endpoint=endpoint, methods=methods, **options)
        made.provide_automatic_options = answers
        self.url_map.add(made)
        if view_func is not None:
            if self.view_functions.get(endpoint, view_func) != view_func:
                clash = "View function mapping is overwriting an existing endpoint function:"
                raise AssertionError(f"{clash} {endpoint}")
            self.view_functions[endpoint] = view_func

    @setupmethod
    def shell_context_processor(self, f):
        """Decorates what gives names to `flask shell`."""
        self.shell_context_processors += [f]
        return f

    @setupmethod
    def teardown_appcontext(self, f):
        """Decorates what is called at a context's end."""
        self.teardown_appcontext_funcs += [f]
        return f

    # contexts

    def request_context(self, environ):
        """The context of a request."""
        return RequestContext(self, environ)

    def app_context(self):
        """The application's own context."""
        return AppContext(self)

    def test_request_context(self, *args, **kwargs):
        """The context of a request that nobody sent."""
        from werkzeug.test import EnvironBuilder

        return self.request_context(EnvironBuilder(*args, **kwargs).get_environ())

    def create_url_adapter(self, request):
        setting = self.config.__getitem__
        if request is not None:
            where = {"url_scheme": request.scheme, "path_info": request.path, "script_name": "/"}
            return self.url_map.bind(request.host, default_method=request.method, **where)
        if setting("SERVER_NAME") is None:
            return None
        root, scheme = setting("APPLICATION_ROOT"), setting("PREFERRED_URL_SCHEME")
        return self.url_map.bind(setting("SERVER_NAME"), script_name=root, url_scheme=scheme)

    def do_teardown_request(self, exc=None):
        from flask.signals import request_tearing_down

        for function in reversed(self.teardown_request_funcs[None]):
            function(exc)
        request_tearing_down.send(self, exc=exc)

    def do_teardown_appcontext(self, exc=None):
        from flask.signals import appcontext_tearing_down

        for function in reversed(self.teardown_appcontext_funcs):
            function(exc)
        appcontext_tearing_down.send(self, exc=exc)

    def make_shell_context(self):
        names = dict(g=g, app=self)
        for more in self.shell_context_processors:
            names |= more()
        return names

    def update_template_context(self, context):
        for processor in self.template_context_processors[None]:
            context.update({**processor(), **context})

    # URLs and errors

    def inject_url_defaults(self, endpoint, values):
        names = [None]
        if "." in endpoint:
            parts = endpoint.split(".")[:-1]
            names += [".".join(parts[:number]) for number in range(1, len(parts) + 1)]
        for name in names:
            for function in self.url_default_functions.get(name, ()):
                function(endpoint, values)

    def handle_url_build_error(self, error, endpoint, values):
        handled = (handle(error, endpoint, values) for handle in self.url_build_error_handlers)
        url = next((found for found in handled if found is not None), None)
        if url is None:
            raise error
        return url

    def url_for(
        self, endpoint, *, _anchor=None, _method=None, _scheme=None, _external=None, **values
    ):
        """The URL of an endpoint."""
        from urllib.parse import quote
        from werkzeug.routing import BuildError

        current = _stack[-1] if _stack else None
        adapter = current.url_adapter if current is not None else self.create_url_adapter(None)
        if current is not None and current.request is not None:
            if endpoint.startswith("."):
                blueprint = current.request.blueprint
                endpoint = f"{blueprint}{endpoint}" if blueprint is not None else endpoint[1:]
            _external = _scheme is not None if _external is None else _external
        elif adapter is None:
            raise RuntimeError(_NO_URL)
        else:
            _external = True if _external is None else _external
        if _scheme is not None and not _external:
            raise ValueError("When specifying '_scheme', '_external' must be True.")
        self.inject_url_defaults(endpoint, values)
        how = {"force_external": _external, "method": _method, "url_scheme": _scheme}
        try:
            found = adapter.build(endpoint, values, **how)
        except BuildError as error:
            asked = {"_scheme": _scheme, "_method": _method, "_external": _external}
            values |= {"_anchor": _anchor, **asked}
            return self.handle_url_build_error(error, endpoint, values)
        anchor = None if _anchor is None else quote(_anchor, safe="%!#$&()*+,/:;=?@")
        return found if anchor is None else f"{found}#{anchor}"

    def redirect(self, location, code=302):
        from werkzeug.utils import redirect

        return redirect(location, code=code, Response=self.response_class)

    def trap_http_exception(self, e):
        every, bad = (
            self.config[f"TRAP_{what}"] for what in ("HTTP_EXCEPTIONS", "BAD_REQUEST_ERRORS")
        )
        if bad is None and self.debug:
            bad = isinstance(e, BadRequestKeyError)
        return bool(every or bad)

    def should_ignore_error(self, error):
        return False

    def ensure_sync(self, func):
        return func

    def async_to_sync(self, func):
        import asyncio

        return lambda *args, **kwargs: asyncio.run(func(*args, **kwargs))

    def log_exception(self, exc_info):
        where = f"{request.path} [{request.method}]"
        self.logger.error("Exception on " + where, exc_info=exc_info)

    # what needs a server

    def run(self, host=None, port=None, debug=None, load_dotenv=True, **options):
        if os.environ.get("FLASK_RUN_FROM_CLI") == "true":
            return
        raise RuntimeError(
            f"{_NO_SERVER}: app.run() does nothing here. Use the terminal: flask db, flask shell, python."
        )

    def test_client(self, use_cookies=True, **kwargs):
        raise RuntimeError(f"{_NO_SERVER}, so it has no test client either.")

    def test_cli_runner(self, **kwargs):
        from flask.testing import FlaskCliRunner

        return (self.test_cli_runner_class or FlaskCliRunner)(self, **kwargs)

    def wsgi_app(self, environ, start_response):
        raise RuntimeError(f"{_NO_SERVER}: the application answers no requests.")

    def __call__(self, environ, start_response):
        return self.wsgi_app(environ, start_response)

    def _refuse_request(self, *args, **kwargs):
        raise RuntimeError(f"{_NO_SERVER}: the application answers no requests.")

    preprocess_request = process_response = dispatch_request = full_dispatch_request = (
        finalize_request
    ) = _refuse_request
    handle_exception = handle_user_exception = handle_http_exception = (
        make_default_options_response
    ) = _refuse_request
    raise_routing_exception = _refuse_request

    def make_response(self, rv):
        from flask.helpers import response_of

        return response_of(self, rv)


def _template_decorator(kind):
    def method(self, name=None):
        if callable(name):
            getattr(self.jinja_env, kind)[name.__name__] = name
            return name

        def decorator(f):
            getattr(self.jinja_env, kind)[name or f.__name__] = f
            return f

        return decorator

    return method


def _template_adder(kind):
    return lambda self, f, name=None: getattr(self.jinja_env, kind).__setitem__(
        name or f.__name__, f
    )


def _add(name, method):
    method.__name__ = name
    setattr(Flask, name, setupmethod(method))


for _word in ("filter", "test", "global"):
    _add(f"template_{_word}", _template_decorator(_word + "s"))
    _add(f"add_template_{_word}", _template_adder(_word + "s"))
