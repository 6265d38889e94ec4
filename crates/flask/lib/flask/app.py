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
        "DEBUG": None,
        "TESTING": False,
        "PROPAGATE_EXCEPTIONS": None,
        "SECRET_KEY": None,
        "SECRET_KEY_FALLBACKS": None,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=31),
        "USE_X_SENDFILE": False,
        "TRUSTED_HOSTS": None,
        "SERVER_NAME": None,
        "APPLICATION_ROOT": "/",
        "SESSION_COOKIE_NAME": "session",
        "SESSION_COOKIE_DOMAIN": None,
        "SESSION_COOKIE_PATH": None,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": False,
        "SESSION_COOKIE_PARTITIONED": False,
        "SESSION_COOKIE_SAMESITE": None,
        "SESSION_REFRESH_EACH_REQUEST": True,
        "MAX_CONTENT_LENGTH": None,
        "MAX_FORM_MEMORY_SIZE": 500_000,
        "MAX_FORM_PARTS": 1_000,
        "SEND_FILE_MAX_AGE_DEFAULT": None,
        "TRAP_BAD_REQUEST_ERRORS": None,
        "TRAP_HTTP_EXCEPTIONS": False,
        "EXPLAIN_TEMPLATE_LOADING": False,
        "PREFERRED_URL_SCHEME": "http",
        "TEMPLATES_AUTO_RELOAD": None,
        "MAX_COOKIE_SIZE": 4093,
        "PROVIDE_AUTOMATIC_OPTIONS": True,
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
        super().__init__(import_name, static_folder, static_url_path, template_folder, root_path)
        if instance_path is None:
            instance_path = self.auto_find_instance_path()
        elif not os.path.isabs(instance_path):
            raise ValueError(
                "If an instance path is provided it must be absolute. A relative path was given instead."
            )
        self.instance_path = instance_path
        self.config = self.make_config(instance_relative_config)
        self.aborter = self.make_aborter()
        self.json = self.json_provider_class(self)
        (
            self.url_build_error_handlers,
            self.teardown_appcontext_funcs,
            self.shell_context_processors,
        ) = [], [], []
        self.blueprints, self.extensions = {}, {}
        self.url_map = self.url_map_class(host_matching=host_matching)
        self.subdomain_matching = subdomain_matching
        self.template_context_processors[None].append(_default_processor)
        self.cli.name = self.name
        if self.has_static_folder:
            assert bool(static_host) == host_matching, (
                "Invalid static_host/host_matching combination"
            )
            self.add_url_rule(
                f"{self.static_url_path}/<path:filename>",
                endpoint="static",
                host=static_host,
                view_func=self.send_static_file,
            )

    def _check_setup_finished(self, f_name):
        if self._got_first_request:
            raise AssertionError(
                f"The setup method '{f_name}' can no longer be called on the application. It has already handled its first request, "
                "any changes will not be applied consistently.\nMake sure all imports, decorators, functions, etc. needed to set up "
                "the application are done before running it."
            )

    @cached_property
    def name(self):
        if self.import_name != "__main__":
            return self.import_name
        file = getattr(sys.modules["__main__"], "__file__", None)
        return "__main__" if file is None else os.path.splitext(os.path.basename(file))[0]

    @cached_property
    def logger(self):
        from flask.logging import create_logger

        return create_logger(self)

    @cached_property
    def jinja_env(self):
        return self.create_jinja_environment()

    @property
    def jinja_environment(self):
        from flask.templating import Environment

        return Environment

    def create_jinja_environment(self):
        """The environment of templates, with what Flask puts into it."""
        options = dict(self.jinja_options)
        options.setdefault("autoescape", self.select_jinja_autoescape)
        options.setdefault("auto_reload", self.config["TEMPLATES_AUTO_RELOAD"] or self.debug)
        made = self.jinja_environment(self, **options)
        made.globals.update(
            url_for=self.url_for,
            get_flashed_messages=get_flashed_messages,
            config=self.config,
            request=request,
            session=session,
            g=g,
        )
        made.policies["json.dumps_function"] = self.json.dumps
        return made

    def select_jinja_autoescape(self, filename):
        return filename is None or filename.endswith((".html", ".htm", ".xml", ".xhtml", ".svg"))

    def make_config(self, instance_relative=False):
        found = self.config_class(
            self.instance_path if instance_relative else self.root_path, dict(self.default_config)
        )
        found["DEBUG"] = get_debug_flag()
        return found

    def make_aborter(self):
        return self.aborter_class()

    def auto_find_instance_path(self):
        prefix, path = find_package(self.import_name)
        return (
            os.path.join(path, "instance")
            if prefix is None
            else os.path.join(prefix, "var", f"{self.name}-instance")
        )

    def open_instance_resource(self, resource, mode="rb", encoding="utf-8"):
        path = os.path.join(self.instance_path, resource)
        return open(path, mode) if "b" in mode else open(path, mode, encoding=encoding)

    @property
    def debug(self):
        return self.config["DEBUG"]

    @debug.setter
    def debug(self, value):
        self.config["DEBUG"] = value

    # set-up

    @setupmethod
    def register_blueprint(self, blueprint, **options):
        blueprint.register(self, options)

    def iter_blueprints(self):
        return self.blueprints.values()

    @setupmethod
    def add_url_rule(
        self, rule, endpoint=None, view_func=None, provide_automatic_options=None, **options
    ):
        if endpoint is None:
            endpoint = _endpoint_from_view_func(view_func)
        options["endpoint"] = endpoint
        methods = options.pop("methods", None)
        if methods is None:
            methods = getattr(view_func, "methods", None) or ("GET",)
        if isinstance(methods, str):
            raise TypeError(
                'Allowed methods must be a list of strings, for example: @app.route(..., methods=["POST"])'
            )
        methods = {item.upper() for item in methods}
        required = set(getattr(view_func, "required_methods", ()))
        if provide_automatic_options is None:
            provide_automatic_options = getattr(view_func, "provide_automatic_options", None)
        if provide_automatic_options is None:
            provide_automatic_options = (
                "OPTIONS" not in methods and self.config["PROVIDE_AUTOMATIC_OPTIONS"]
            )
        if provide_automatic_options:
            required.add("OPTIONS")
        made = self.url_rule_class(rule, methods=methods | required, **options)
        made.provide_automatic_options = provide_automatic_options
        self.url_map.add(made)
        if view_func is not None:
            known = self.view_functions.get(endpoint)
            if known is not None and known != view_func:
                raise AssertionError(
                    f"View function mapping is overwriting an existing endpoint function: {endpoint}"
                )
            self.view_functions[endpoint] = view_func

    @setupmethod
    def teardown_appcontext(self, f):
        self.teardown_appcontext_funcs.append(f)
        return f

    @setupmethod
    def shell_context_processor(self, f):
        self.shell_context_processors.append(f)
        return f

    # contexts

    def app_context(self):
        return AppContext(self)

    def request_context(self, environ):
        return RequestContext(self, environ)

    def test_request_context(self, *args, **kwargs):
        """The context of a request that nobody sent."""
        from werkzeug.test import EnvironBuilder

        return self.request_context(EnvironBuilder(*args, **kwargs).get_environ())

    def create_url_adapter(self, request):
        if request is not None:
            return self.url_map.bind(
                request.host,
                script_name="/",
                url_scheme=request.scheme,
                default_method=request.method,
                path_info=request.path,
            )
        if self.config["SERVER_NAME"] is None:
            return None
        return self.url_map.bind(
            self.config["SERVER_NAME"],
            script_name=self.config["APPLICATION_ROOT"],
            url_scheme=self.config["PREFERRED_URL_SCHEME"],
        )

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
        space = {"app": self, "g": g}
        for processor in self.shell_context_processors:
            space.update(processor())
        return space

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
        for handler in self.url_build_error_handlers:
            found = handler(error, endpoint, values)
            if found is not None:
                return found
        raise error

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
            raise RuntimeError(
                "Unable to build URLs outside an active request without 'SERVER_NAME' configured. Also configure 'APPLICATION_ROOT' and "
                "'PREFERRED_URL_SCHEME' as needed."
            )
        else:
            _external = True if _external is None else _external
        if _scheme is not None and not _external:
            raise ValueError("When specifying '_scheme', '_external' must be True.")
        self.inject_url_defaults(endpoint, values)
        try:
            found = adapter.build(
                endpoint, values, method=_method, url_scheme=_scheme, force_external=_external
            )
        except BuildError as error:
            values.update(_anchor=_anchor, _method=_method, _scheme=_scheme, _external=_external)
            return self.handle_url_build_error(error, endpoint, values)
        return found if _anchor is None else f"{found}#{quote(_anchor, safe='%!#$&()*+,/:;=?@')}"

    def redirect(self, location, code=302):
        from werkzeug.utils import redirect

        return redirect(location, code=code, Response=self.response_class)

    def trap_http_exception(self, e):
        if self.config["TRAP_HTTP_EXCEPTIONS"]:
            return True
        trap = self.config["TRAP_BAD_REQUEST_ERRORS"]
        return isinstance(e, BadRequestKeyError) if trap is None and self.debug else bool(trap)

    def should_ignore_error(self, error):
        return False

    def ensure_sync(self, func):
        return func

    def async_to_sync(self, func):
        import asyncio

        return lambda *args, **kwargs: asyncio.run(func(*args, **kwargs))

    def log_exception(self, exc_info):
        self.logger.error(f"Exception on {request.path} [{request.method}]", exc_info=exc_info)

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
