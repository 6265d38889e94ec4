"""flask.sansio.blueprints: parts of an application, put together when they are registered."""

from collections import defaultdict
from functools import update_wrapper

from flask.sansio.scaffold import Scaffold, _endpoint_from_view_func, _sentinel, setupmethod


class BlueprintSetupState:
    """One registration: blueprint, application and options, and where its URLs begin."""

    def __init__(self, blueprint, app, options, first_registration):
        self.app, self.blueprint, self.options, self.first_registration = (
            app,
            blueprint,
            options,
            first_registration,
        )
        given = options.get("subdomain")
        self.subdomain = blueprint.subdomain if given is None else given
        given = options.get("url_prefix")
        self.url_prefix = blueprint.url_prefix if given is None else given
        self.name, self.name_prefix = (
            options.get("name", blueprint.name),
            options.get("name_prefix", ""),
        )
        self.url_defaults = dict(blueprint.url_values_defaults, **options.get("url_defaults", {}))

    def add_url_rule(self, rule, endpoint=None, view_func=None, **options):
        if self.url_prefix is not None:
            rule = (
                "/".join((self.url_prefix.rstrip("/"), rule.lstrip("/")))
                if rule
                else self.url_prefix
            )
        options.setdefault("subdomain", self.subdomain)
        if endpoint is None:
            endpoint = _endpoint_from_view_func(view_func)
        defaults = self.url_defaults
        if "defaults" in options:
            defaults = dict(defaults, **options.pop("defaults"))
        name = f"{self.name_prefix}.{self.name}.{endpoint}".lstrip(".")
        self.app.add_url_rule(rule, name, view_func, defaults=defaults, **options)


class Blueprint(Scaffold):
    """Views, hooks and commands that applications register under a name."""

    _got_registered_once = False

    def __init__(
        self,
        name,
        import_name,
        static_folder=None,
        static_url_path=None,
        template_folder=None,
        url_prefix=None,
        subdomain=None,
        url_defaults=None,
        root_path=None,
        cli_group=_sentinel,
    ):
        super().__init__(import_name, static_folder, static_url_path, template_folder, root_path)
        if not name:
            raise ValueError("'name' may not be empty.")
        if "." in name:
            raise ValueError("'name' may not contain a dot '.' character.")
        self.name, self.url_prefix, self.subdomain = name, url_prefix, subdomain
        self.deferred_functions, self._blueprints = [], []
        self.url_values_defaults = {} if url_defaults is None else url_defaults
        self.cli_group = cli_group

    def _check_setup_finished(self, f_name):
        if self._got_registered_once:
            raise AssertionError(
                f"The setup method '{f_name}' can no longer be called on the blueprint '{self.name}'. It has already been "
                "registered at least once, any changes will not be applied consistently.\nMake sure all imports, decorators, "
                "functions, etc. needed to set up the blueprint are done before registering it."
            )

    @setupmethod
    def record(self, func):
        self.deferred_functions.append(func)

    @setupmethod
    def record_once(self, func):
        def wrapper(state):
            if state.first_registration:
                func(state)

        self.record(update_wrapper(wrapper, func))

    def make_setup_state(self, app, options, first_registration=False):
        return BlueprintSetupState(self, app, options, first_registration)

    @setupmethod
    def register_blueprint(self, blueprint, **options):
        if blueprint is self:
            raise ValueError("Cannot register a blueprint on itself")
        self._blueprints.append((blueprint, options))

    def register(self, app, options):
        """Puts all that was recorded into the application, and the blueprints below this one."""
        prefix, own = options.get("name_prefix", ""), options.get("name", self.name)
        name = f"{prefix}.{own}".lstrip(".")
        if name in app.blueprints:
            which = "this" if app.blueprints[name] is self else "a different"
            at = f" '{name}'" if own != name else ""
            raise ValueError(
                f"The name '{own}' is already registered for {which} blueprint{at}. Use 'name=' to provide a unique name."
            )
        first = all(known is not self for known in app.blueprints.values())
        app.blueprints[name] = self
        self._got_registered_once = True
        state = self.make_setup_state(app, options, first)
        if self.has_static_folder:
            state.add_url_rule(
                f"{self.static_url_path}/<path:filename>",
                endpoint="static",
                view_func=self.send_static_file,
            )
        self._merge_blueprint_funcs(app, name)
        for function in self.deferred_functions:
            function(state)
        self._register_commands(app, options.get("cli_group", self.cli_group), name)
        for blueprint, below in self._blueprints:
            blueprint.register(
                app, {**below, **self._places(state, blueprint, below), "name_prefix": name}
            )

    def _register_commands(self, app, group, name):
        if not self.cli.commands:
            return
        if group is None:
            app.cli.commands.update(self.cli.commands)
            return
        self.cli.name = name if group is _sentinel else group
        app.cli.add_command(self.cli)

    @staticmethod
    def _places(state, blueprint, options):
        """Where the URLs of a blueprint below this one begin."""
        found = {}
        prefix = options.get("url_prefix")
        prefix = blueprint.url_prefix if prefix is None else prefix
        if state.url_prefix is not None and prefix is not None:
            found["url_prefix"] = state.url_prefix.rstrip("/") + "/" + prefix.lstrip("/")
        elif prefix is not None or state.url_prefix is not None:
            found["url_prefix"] = state.url_prefix if prefix is None else prefix
        domain = options.get("subdomain")
        parts = [
            part
            for part in (blueprint.subdomain if domain is None else domain, state.subdomain)
            if part is not None
        ]
        if parts:
            found["subdomain"] = ".".join(parts)
        return found

    def _merge_blueprint_funcs(self, app, name):
        for key, codes in self.error_handler_spec.items():
            copied = {code: dict(handlers) for code, handlers in codes.items()}
            app.error_handler_spec[name if key is None else f"{name}.{key}"] = defaultdict(
                dict, copied
            )
        app.view_functions.update(self.view_functions)
        for kind in (
            "before_request_funcs",
            "after_request_funcs",
            "teardown_request_funcs",
            "url_default_functions",
            "url_value_preprocessors",
            "template_context_processors",
        ):
            for key, functions in getattr(self, kind).items():
                getattr(app, kind)[name if key is None else f"{name}.{key}"].extend(functions)

    @setupmethod
    def add_url_rule(
        self, rule, endpoint=None, view_func=None, provide_automatic_options=None, **options
    ):
        if endpoint and "." in endpoint:
            raise ValueError("'endpoint' may not contain a dot '.' character.")
        if view_func and hasattr(view_func, "__name__") and "." in view_func.__name__:
            raise ValueError("'view_func' name may not contain a dot '.' character.")
        self.record(
            lambda state: state.add_url_rule(
                rule,
                endpoint,
                view_func,
                provide_automatic_options=provide_automatic_options,
                **options,
            )
        )

    def _for_templates(self, kind, name, f):
        self.record_once(
            lambda state: getattr(state.app.jinja_env, kind).__setitem__(name or f.__name__, f)
        )

    def _app_hook(self, kind, f):
        self.record_once(lambda state: getattr(state.app, kind)[None].append(f))
        return f

    @setupmethod
    def app_errorhandler(self, code):
        def decorator(f):
            self.record_once(lambda state: state.app.errorhandler(code)(f))
            return f

        return decorator


def _template_decorator(kind):
    def method(self, name=None):
        if callable(name):
            self._for_templates(kind, None, name)
            return name

        def decorator(f):
            self._for_templates(kind, name, f)
            return f

        return decorator

    return method


def _template_adder(kind):
    return lambda self, f, name=None: self._for_templates(kind, name, f)


def _hook(kind):
    return lambda self, f: self._app_hook(kind, f)


def _add(name, method):
    method.__name__ = name
    setattr(Blueprint, name, setupmethod(method))


for _word in ("filter", "test", "global"):
    _add(f"app_template_{_word}", _template_decorator(_word + "s"))
    _add(f"add_app_template_{_word}", _template_adder(_word + "s"))
for _name, _kind in (
    ("before_app_request", "before_request_funcs"),
    ("after_app_request", "after_request_funcs"),
    ("teardown_app_request", "teardown_request_funcs"),
    ("app_context_processor", "template_context_processors"),
    ("app_url_value_preprocessor", "url_value_preprocessors"),
    ("app_url_defaults", "url_default_functions"),
):
    _add(_name, _hook(_kind))
