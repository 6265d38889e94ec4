"""The `flask` command: finds the application and runs its commands."""

import os
import sys
from functools import update_wrapper
from operator import itemgetter
from types import FunctionType

import click
from flask.globals import current_app
from flask.helpers import get_debug_flag

_shell_namespace = None


class NoAppException(click.UsageError):
    """No application is to be found where it was looked for."""


_LOCATE = (
    "Could not locate a Flask application. Use the 'flask --app' option, 'FLASK_APP' environment "
    "variable, or a 'wsgi.py' or 'app.py' file in the current directory."
)


def _is_app(value):
    from flask import Flask

    return isinstance(value, Flask)


def find_best_app(module):
    """The application of a module: named `app` or `application`, the only one, or made by
    `create_app()` or `make_app()`. NoAppException where that is none."""
    name = module.__name__
    usual = [getattr(module, word, None) for word in ("app", "application")]
    found = [value for value in usual if _is_app(value)]
    if found:
        return found[0]
    found = [value for value in vars(module).values() if _is_app(value)]
    if len(found) == 1:
        return found[0]
    if found:
        several = f"Detected multiple Flask applications in module '{name}'."
        raise NoAppException(f"{several} Use '{name}:name' to specify the correct one.")
    for word in ("create_app", "make_app"):
        factory = getattr(module, word, None)
        made = _made_by(factory, word, name) if isinstance(factory, FunctionType) else None
        if _is_app(made):
            return made
    nothing = f"Failed to find Flask application or factory in module '{name}'."
    raise NoAppException(f"{nothing} Use '{name}:name' to specify one.")


def _made_by(factory, word, module):
    try:
        return factory()
    except TypeError as error:
        if _called_with_wrong_args(factory):
            needs = f"Detected factory '{word}' in module '{module}', but could not call it without"
            hint = f"Use '{module}:{word}(args)' to specify arguments."
            raise NoAppException(f"{needs} arguments. {hint}") from error
        raise


def _called_with_wrong_args(f):
    """Whether the error that is handled now came from calling `f`, and not from within."""
    step = sys.exc_info()[2]
    while step is not None and step.tb_frame.f_code is not f.__code__:
        step = step.tb_next
    return step is None


def _name_and_arguments(app_name):
    """`name` or `name(arguments)` as name, positional and named arguments."""
    name, bracket, rest = app_name.strip().partition("(")
    unreadable = f"Failed to parse {app_name!r} as an attribute name or function call."
    if not name.isidentifier() or (bracket and not rest.endswith(")")):
        raise NoAppException(unreadable)
    if not bracket:
        return name, (), {}
    names = {"_f": lambda *args, **kwargs: (args, kwargs), "__builtins__": {}}
    try:
        args, kwargs = eval(f"_f({rest}", names)
    except SyntaxError:
        raise NoAppException(unreadable) from None
    except Exception:
        literal = f"Failed to parse arguments as literal values: {app_name!r}."
        raise NoAppException(literal) from None
    return name, args, kwargs


def find_app_by_string(module, app_name):
    """The application that a module has under a name, or that a function of the name makes."""
    name, args, kwargs = _name_and_arguments(app_name)
    where = f"module {module.__name__!r}"
    try:
        found = getattr(module, name)
    except AttributeError as error:
        missing = f"Failed to find attribute {name!r} in {module.__name__!r}."
        raise NoAppException(missing) from error
    if isinstance(found, FunctionType):
        factory = found
        try:
            found = factory(*args, **kwargs)
        except TypeError as error:
            if _called_with_wrong_args(factory):
                which = f"The factory {app_name!r} in {where} could not be called with the"
                raise NoAppException(f"{which} specified arguments.") from error
            raise
    if not _is_app(found):
        origin = f"'{module.__name__}:{app_name}'"
        raise NoAppException(f"A valid Flask application was not obtained from {origin}.")
    return found


def prepare_import(path):
    """The name of the module of a file, whose packages' folder goes into `sys.path`."""
    path = os.path.realpath(path)
    path = path.removesuffix(".py")
    if os.path.basename(path) == "__init__":
        path = os.path.dirname(path)
    folder, name = os.path.split(path)
    while os.path.exists(os.path.join(folder, "__init__.py")):
        folder, package = os.path.split(folder)
        name = f"{package}.{name}"
    if sys.path[:1] != [folder]:
        sys.path.insert(0, folder)
    return name


def locate_app(module_name, app_name, raise_if_not_found=True):
    """The application of a module that is imported for it."""
    try:
        __import__(module_name)
    except ImportError:
        if sys.exc_info()[2].tb_next is not None:
            import traceback

            why = f"While importing {module_name!r}, an ImportError was raised:"
            raise NoAppException(f"{why}\n\n{traceback.format_exc()}") from None
        if not raise_if_not_found:
            return None
        raise NoAppException(f"Could not import {module_name!r}.") from None
    module = sys.modules[module_name]
    return find_app_by_string(module, app_name) if app_name is not None else find_best_app(module)


class ScriptInfo:
    """What the commands know of the application, which is loaded when it is first needed."""

    def __init__(
        self, app_import_path=None, create_app=None, set_debug_flag=True, load_dotenv_defaults=True
    ):
        self.load_dotenv_defaults, self.set_debug_flag = load_dotenv_defaults, set_debug_flag
        self.create_app, self.app_import_path = create_app, app_import_path
        self._loaded_app, self.data = None, {}

    def load_app(self):
        """The application; NoAppException where there is none."""
        if self._loaded_app is None:
            app = self._find()
            if app is None:
                raise NoAppException(_LOCATE)
            if self.set_debug_flag:
                app.debug = get_debug_flag()
            self._loaded_app = app
        return self._loaded_app

    def _find(self):
        if self.create_app is not None:
            return self.create_app()
        if self.app_import_path:
            path, _, name = self.app_import_path.partition(":")
            return locate_app(prepare_import(path), name or None)
        usual = (prepare_import(name) for name in ("wsgi.py", "app.py"))
        found = (locate_app(name, None, raise_if_not_found=False) for name in usual)
        return next((app for app in found if app is not None), None)


def pass_script_info(f):
    """Decorates a command that wants the ScriptInfo as its first argument."""

    def with_info(*args, **kwargs):
        info = click.get_current_context().ensure_object(ScriptInfo)
        return f(info, *args, **kwargs)

    return update_wrapper(with_info, f)


def with_appcontext(f):
    """Decorates a command that runs in the application's context."""

    def within(*args, **kwargs):
        context = click.get_current_context()
        if not current_app:
            info = context.ensure_object(ScriptInfo)
            context.with_resource(info.load_app().app_context())
        return context.invoke(f, *args, **kwargs)

    return update_wrapper(within, f)


class AppGroup(click.Group):
    """A group whose commands run in the application's context."""

    def command(self, *args, **kwargs):
        """Decorates a command of the group; `with_appcontext=False` leaves the context out."""
        wrap = with_appcontext if kwargs.pop("with_appcontext", True) else lambda f: f
        bare = args[0] if args and callable(args[0]) else None
        add = super().command(*(args if bare is None else ()), **kwargs)
        return (lambda f: add(wrap(f))) if bare is None else add(wrap(bare))

    def group(self, *args, **kwargs):
        """Decorates a group within the group."""
        return super().command(*args, **{"cls": AppGroup, **kwargs})


def _set_app(ctx, param, value):
    if value is not None:
        ctx.ensure_object(ScriptInfo).app_import_path = value
    return value


def _set_debug(ctx, param, value):
    if value is not None:
        os.environ["FLASK_DEBUG"] = "1" if value else "0"
    return value


def _show_version(ctx, param, value):
    if value:
        click.echo("Python 3.11.7\nFlask 3.1.3\nWerkzeug 3.1.9")
        ctx.exit()


_TIP = " * Tip: There are .env files present. Install python-dotenv to use them."


def load_dotenv(path=None, load_defaults=True):
    """Takes what .env and .flaskenv say into the environment, where it says nothing yet; a tip
    where python-dotenv is missing."""
    try:
        import dotenv
    except ImportError:
        if path or any(map(os.path.isfile, (".env", ".flaskenv"))):
            click.secho(_TIP, err=True, fg="yellow")
        return False
    names = (".flaskenv", ".env") if load_defaults else ()
    files = [dotenv.find_dotenv(name, usecwd=True) for name in names]
    if path is not None and os.path.isfile(path):
        files.append(path)
    found = {}
    for file in filter(None, files):
        found.update(dotenv.dotenv_values(file, encoding="utf-8"))
    for name, value in found.items():
        if value is not None:
            os.environ.setdefault(name, value)
    return len(found) > 0


def _env_file_callback(ctx, param, value):
    try:
        import dotenv
    except ImportError:
        if value is not None:
            missing = "python-dotenv must be installed to load an env file."
            raise click.BadParameter(missing, ctx=ctx, param=param) from None
    wants_defaults = ctx.obj.load_dotenv_defaults
    if wants_defaults or value is not None:
        load_dotenv(value, wants_defaults)
    return value


# Eager, so that variables are there before other options look for them.
_env_file_option = click.Option(
    ["-e", "--env-file"],
    type=click.Path(exists=True, dir_okay=False),
    is_eager=True,
    expose_value=False,
    callback=_env_file_callback,
    envvar="FLASK_ENV_FILE",
    help="Load environment variables from this file, taking precedence over those set by '.env' and '.flaskenv'. Variables set directly "
    "in the environment take highest precedence. python-dotenv must be installed.",
)
_app_option = click.Option(
    ["-A", "--app"],
    metavar="IMPORT",
    expose_value=False,
    callback=_set_app,
    is_eager=True,
    envvar="FLASK_APP",
    help="The Flask application or factory function to load, in the form 'module:name'. Module can be a dotted import or file path. Name is "
    "not required if it is 'app', 'application', 'create_app', or 'make_app', and can be 'name(args)' to pass arguments.",
)
# Without a default: what the environment says stays where the option is not given.
_debug_option = click.Option(
    ["--debug/--no-debug"],
    default=lambda: None,
    expose_value=False,
    callback=_set_debug,
    help="Set debug mode.",
)
version_option = click.Option(
    ["--version"],
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Show the Flask version.",
)


class FlaskGroup(AppGroup):
    """The group whose commands are Flask's own and those of the application that is found."""

    def __init__(
        self,
        add_default_commands=True,
        create_app=None,
        add_version_option=True,
        load_dotenv=True,
        set_debug_flag=True,
        **extra,
    ):
        given = extra.pop("params", None) or ()
        last = (version_option,) if add_version_option else ()
        params = [*given, _env_file_option, _app_option, _debug_option, *last]
        super().__init__(params=params, **extra)
        self.set_debug_flag, self.load_dotenv = set_debug_flag, load_dotenv
        self.create_app = create_app
        if add_default_commands:
            for known in (run_command, shell_command, routes_command):
                self.add_command(known)

    def parse_args(self, ctx, args):
        """Takes what stands before a command's name."""
        if args == ["--help"] or (self.no_args_is_help and not args):
            # The help names the commands of an application that only variables name.
            for option in (_env_file_option, _app_option):
                option.finish(None, ctx)
        return super().parse_args(ctx, args)

    def get_command(self, ctx, name):
        """A command of the group's own, else of the application's."""
        own = super().get_command(ctx, name)
        if own is not None:
            return own
        try:
            app = ctx.ensure_object(ScriptInfo).load_app()
        except NoAppException as error:
            _say_no_app(error)
            return None
        is_current = current_app and current_app._get_current_object() is app
        if not is_current:
            ctx.with_resource(app.app_context())
        return app.cli.get_command(ctx, name)

    def list_commands(self, ctx):
        """All names, sorted; what is wrong with an application is said, and help goes on."""
        names = {*super().list_commands(ctx)}
        try:
            app = ctx.ensure_object(ScriptInfo).load_app()
            names |= {*app.cli.list_commands(ctx)}
        except NoAppException as error:
            _say_no_app(error)
        except Exception:
            import traceback

            click.secho(traceback.format_exc() + "\n", err=True)
        return sorted(names)

    def make_context(self, info_name, args, parent=None, **extra):
        """The context of a command line, which knows how to find the application."""
        os.environ["FLASK_RUN_FROM_CLI"] = "true"
        if "obj" not in extra:
            how = {"create_app": self.create_app, "set_debug_flag": self.set_debug_flag}
            extra["obj"] = ScriptInfo(load_dotenv_defaults=self.load_dotenv, **how)
        return super().make_context(info_name, args, parent, **extra)


def _say_no_app(error):
    click.secho(f"Error: {error.format_message()}\n", err=True)


@click.command("run", short_help="Run a development server.")
def run_command():
    """Run a local development server."""
    raise click.ClickException(
        "The playground has no web server, so there is nothing to run. Use flask db and flask shell."
    )


@click.command("routes", short_help="Show the routes for the app.")
@click.option(
    "--sort",
    "-s",
    type=click.Choice(("endpoint", "methods", "domain", "rule", "match")),
    default="endpoint",
    help="Method to sort routes by. 'match' is the order that Flask will match routes when dispatching a request.",
)
@click.option("--all-methods", is_flag=True, help="Show HEAD and OPTIONS methods.")
@with_appcontext
def routes_command(sort, all_methods):
    """Show all registered routes with endpoints and methods."""
    urls = current_app.url_map
    rules = [*urls.iter_rules()]
    if not rules:
        click.echo("No routes were registered.")
        return
    place = "Host" if urls.host_matching else "Subdomain"
    ignored = () if all_methods else ("HEAD", "OPTIONS")
    table = [_route_row(rule, place, ignored) for rule in rules]
    columns = ["Endpoint", "Methods", place, "Rule"]
    if not any(row[place] for row in table):
        columns.remove(place)
    key = place if sort == "domain" else sort.title()
    if key in columns:
        table.sort(key=itemgetter(key))
    lines = [columns, *([row[column] for column in columns] for row in table)]
    widths = [max(map(len, cells)) for cells in zip(*lines)]
    lines.insert(1, [width * "-" for width in widths])
    for line in lines:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths)))


def _route_row(rule, place, ignored):
    """A rule's cells by the names of the columns."""
    domain = rule.host if place == "Host" else rule.subdomain
    methods = sorted(name for name in rule.methods or () if name not in ignored)
    cells = {"Endpoint": rule.endpoint, "Methods": ", ".join(methods), place: domain or ""}
    return {**cells, "Rule": rule.rule}


@click.command("shell", short_help="Run a shell in the app context.")
def shell_command():
    """Run an interactive Python shell in the context of a given Flask application.  The application
    will populate the default namespace of this shell according to its configuration.

    This is useful for executing small snippets of management code without having to manually
    configure the application.
    """
    global _shell_namespace
    app = click.get_current_context().ensure_object(ScriptInfo).load_app()
    app.app_context().push()
    sys.stderr.write(
        f"Python {sys.version} on {sys.platform}\nApp: {current_app.import_name}\nInstance: {current_app.instance_path}\n"
    )
    # As in code.interact(local=ctx), `__name__` is that of the builtins.
    _shell_namespace = dict(app.make_shell_context())


cli = FlaskGroup(
    name="flask",
    help="A general utility script for Flask applications.\n\nAn application to load must be given with the '--app' option, 'FLASK_APP' environment variable, or with a 'wsgi.py' or 'app.py' file in the current directory.",
)


def _leave_shell():
    from flask.ctx import _stack

    while _stack:
        _stack[-1].pop()


def main():
    try:
        cli.main(prog_name="flask")
    except SystemExit as e:
        if _shell_namespace is None or e.code:
            raise
