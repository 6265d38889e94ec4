"""flask.sansio.blueprints: parts of an application, put together when they are registered."""

from collections import defaultdict
from functools import update_wrapper

from flask.sansio.scaffold import Scaffold, _endpoint_from_view_func, _sentinel, setupmethod


_TOO_LATE = (
    "The setup method '{}' can no longer be called on the blueprint '{}'. It has already been "
    "registered at least once, any changes will not be applied consistently.\nMake sure all "
    "imports, decorators, functions, etc. needed to set up the blueprint are done before "
    "registering it."
)


def _refuse_dot(what, name):
    if "." in name:
        raise ValueError(f"{what} may not contain a dot '.' character.")


class BlueprintSetupState:
    """One registration: blueprint, application and options, and where its URLs begin."""

    def __init__(self, blueprint, app, options, first_registration):
        self.first_registration, self.options = first_registration, options
        self.blueprint, self.app = blueprint, app
        for place in ("subdomain", "url_prefix"):
            given = options.get(place)
            setattr(self, place, getattr(blueprint, place) if given is None else given)
        self.name_prefix = options.get("name_prefix", "")
        self.name = options.get("name", blueprint.name)
        self.url_defaults = {**blueprint.url_values_defaults, **options.get("url_defaults", {})}

    def add_url_rule(self, rule, endpoint=None, view_func=None, **options):
        """Adds a rule to the application, below the blueprint's URL and name."""
        own = _endpoint_from_view_func(view_func) if endpoint is None else endpoint
        name = ".".join((self.name_prefix, self.name, own)).lstrip(".")
        options.setdefault("subdomain", self.subdomain)
        defaults = {**self.url_defaults, **options.pop("defaults", {})}
        path = _below(self.url_prefix, rule)
        self.app.add_url_rule(path, name, view_func, defaults=defaults, **options)


def _below(prefix, rule):
    """A rule behind the URL that a blueprint has."""
    if prefix is None:
        return rule
    return f"{prefix.rstrip('/')}/{rule.lstrip('/')}" if rule else prefix


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
        if not name:
            raise ValueError("'name' may not be empty.")
        _refuse_dot("'name'", name)
        folders = static_folder, static_url_path, template_folder, root_path
        super().__init__(import_name, *folders)
        self.subdomain, self.url_prefix, self.name = subdomain, url_prefix, name
        self.cli_group, self.url_values_defaults = cli_group, url_defaults or {}
        self._blueprints, self.deferred_functions = [], []

    def _check_setup_finished(self, f_name):
        if self._got_registered_once:
            raise AssertionError(_TOO_LATE.format(f_name, self.name))

    @setupmethod
    def record(self, func):
        """Keeps a function for each registration."""
        self.deferred_functions += [func]

    @setupmethod
    def record_once(self, func):
        """Keeps a function for the first registration in an application."""

        def at_first(state):
            return func(state) if state.first_registration else None

        self.record(update_wrapper(at_first, func))

    @setupmethod
    def register_blueprint(self, blueprint, **options):
        """Keeps a blueprint that is registered below this one."""
        if blueprint is self:
            raise ValueError("Cannot register a blueprint on itself")
        self._blueprints += [(blueprint, options)]

    def make_setup_state(self, app, options, first_registration=False):
        """What one registration knows."""
        return BlueprintSetupState(self, app, options, first_registration)

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
            files = f"{self.static_url_path}/<path:filename>"
            state.add_url_rule(files, "static", self.send_static_file)
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
        """Keeps a rule for the applications."""
        _refuse_dot("'endpoint'", endpoint or "")
        _refuse_dot("'view_func' name", getattr(view_func, "__name__", None) or "")
        options["provide_automatic_options"] = provide_automatic_options
        self.record(lambda state: state.add_url_rule(rule, endpoint, view_func, **options))

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
