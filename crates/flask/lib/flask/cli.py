"""The `flask` command: finds the application and runs its commands."""

import os
import sys
from functools import update_wrapper
from operator import itemgetter

import click
from flask.globals import current_app

_shell_namespace = None


class NoAppException(click.UsageError):
    pass


def find_best_app(module):
    from flask import Flask

    for name in ("app", "application"):
        app = getattr(module, name, None)
        if isinstance(app, Flask):
            return app
    matches = [value for value in vars(module).values() if isinstance(value, Flask)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise NoAppException(
            f"Detected multiple Flask applications in module '{module.__name__}'. Use '{module.__name__}:name' to specify the correct one."
        )
    for name in ("create_app", "make_app"):
        factory = getattr(module, name, None)
        if type(factory) is type(find_best_app):
            try:
                app = factory()
                if isinstance(app, Flask):
                    return app
            except TypeError as e:
                if not _called_with_wrong_args(factory):
                    raise
                raise NoAppException(
                    f"Detected factory '{name}' in module '{module.__name__}', but could not call it without arguments. Use '{module.__name__}:{name}(args)' to specify arguments."
                ) from e
    raise NoAppException(
        f"Failed to find Flask application or factory in module '{module.__name__}'. Use '{module.__name__}:name' to specify one."
    )


def _called_with_wrong_args(function):
    tb = sys.exc_info()[2]
    while tb is not None:
        if tb.tb_frame.f_code is function.__code__:
            return False
        tb = tb.tb_next
    return True


def _name_and_arguments(app_name):
    name, bracket, rest = app_name.strip().partition("(")
    if not name.isidentifier() or (bracket and not rest.endswith(")")):
        raise NoAppException(f"Failed to parse {app_name!r} as an attribute name or function call.")
    if not bracket:
        return name, (), {}
    try:
        args, kwargs = eval(
            "_f(" + rest, {"_f": lambda *args, **kwargs: (args, kwargs), "__builtins__": {}}
        )
    except SyntaxError:
        raise NoAppException(
            f"Failed to parse {app_name!r} as an attribute name or function call."
        ) from None
    except Exception:
        raise NoAppException(
            f"Failed to parse arguments as literal values: {app_name!r}."
        ) from None
    return name, args, kwargs


def find_app_by_string(module, app_name):
    from flask import Flask

    name, args, kwargs = _name_and_arguments(app_name)
    try:
        attr = getattr(module, name)
    except AttributeError as e:
        raise NoAppException(f"Failed to find attribute {name!r} in {module.__name__!r}.") from e
    app = attr
    if type(attr) is type(find_best_app):
        try:
            app = attr(*args, **kwargs)
        except TypeError as e:
            if not _called_with_wrong_args(attr):
                raise
            raise NoAppException(
                f"The factory {app_name!r} in module {module.__name__!r} could not be called with the specified arguments."
            ) from e
    if isinstance(app, Flask):
        return app
    raise NoAppException(
        f"A valid Flask application was not obtained from '{module.__name__}:{app_name}'."
    )


def prepare_import(path):
    path = os.path.realpath(path)
    base, ext = os.path.splitext(path)
    if ext == ".py":
        path = base
    if os.path.basename(path) == "__init__":
        path = os.path.dirname(path)
    names = []
    while True:
        path, name = os.path.split(path)
        names.append(name)
        if not os.path.exists(os.path.join(path, "__init__.py")):
            break
    if sys.path[0] != path:
        sys.path.insert(0, path)
    return ".".join(reversed(names))


def locate_app(module_name, app_name, raise_if_not_found=True):
    try:
        __import__(module_name)
    except ImportError:
        if sys.exc_info()[2].tb_next:
            import traceback

            raise NoAppException(
                f"While importing {module_name!r}, an ImportError was raised:\n\n{traceback.format_exc()}"
            ) from None
        if raise_if_not_found:
            raise NoAppException(f"Could not import {module_name!r}.") from None
        return None
    module = sys.modules[module_name]
    return find_best_app(module) if app_name is None else find_app_by_string(module, app_name)


class ScriptInfo:
    def __init__(
        self, app_import_path=None, create_app=None, set_debug_flag=True, load_dotenv_defaults=True
    ):
        self.app_import_path, self.create_app = app_import_path, create_app
        self.set_debug_flag, self.load_dotenv_defaults = set_debug_flag, load_dotenv_defaults
        self.data = {}
        self._loaded_app = None

    def load_app(self):
        if self._loaded_app is not None:
            return self._loaded_app
        app = None
        if self.create_app is not None:
            app = self.create_app()
        elif self.app_import_path:
            path, _, name = self.app_import_path.partition(":")
            app = locate_app(prepare_import(path), name or None)
        else:
            for path in ("wsgi.py", "app.py"):
                app = locate_app(prepare_import(path), None, raise_if_not_found=False)
                if app is not None:
                    break
        if app is None:
            raise NoAppException(
                "Could not locate a Flask application. Use the 'flask --app' option, 'FLASK_APP' environment variable, or a 'wsgi.py' or 'app.py' file in the current directory."
            )
        if self.set_debug_flag:
            from flask.helpers import get_debug_flag

            app.debug = get_debug_flag()
        self._loaded_app = app
        return app


def pass_script_info(f):
    def new(*args, **kwargs):
        return f(click.get_current_context().ensure_object(ScriptInfo), *args, **kwargs)

    return update_wrapper(new, f)


def with_appcontext(f):
    def decorator(*args, **kwargs):
        ctx = click.get_current_context()
        if not current_app:
            app = ctx.ensure_object(ScriptInfo).load_app()
            ctx.with_resource(app.app_context())
        return ctx.invoke(f, *args, **kwargs)

    return update_wrapper(decorator, f)


class AppGroup(click.Group):
    def command(self, *args, **kwargs):
        wrap = kwargs.pop("with_appcontext", True)

        def decorate(f):
            return click.Group.command(self, *args, **kwargs)(with_appcontext(f) if wrap else f)

        if args and callable(args[0]):
            f, args = args[0], ()
            return decorate(f)
        return decorate

    def group(self, *args, **kwargs):
        kwargs.setdefault("cls", AppGroup)
        return click.Group.command(self, *args, **kwargs)


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


def load_dotenv(path=None, load_defaults=True):
    """Takes what .env and .flaskenv say into the environment, where it says nothing yet; a tip
    where python-dotenv is missing."""
    try:
        import dotenv
    except ImportError:
        if path or os.path.isfile(".env") or os.path.isfile(".flaskenv"):
            click.secho(
                " * Tip: There are .env files present. Install python-dotenv to use them.",
                fg="yellow",
                err=True,
            )
        return False
    data = {}
    for name in (".flaskenv", ".env") if load_defaults else ():
        found = dotenv.find_dotenv(name, usecwd=True)
        if found:
            data.update(dotenv.dotenv_values(found, encoding="utf-8"))
    if path is not None and os.path.isfile(path):
        data.update(dotenv.dotenv_values(path, encoding="utf-8"))
    for key, value in data.items():
        if key not in os.environ and value is not None:
            os.environ[key] = value
    return bool(data)


def _env_file_callback(ctx, param, value):
    try:
        import dotenv
    except ImportError:
        if value is not None:
            raise click.BadParameter(
                "python-dotenv must be installed to load an env file.", ctx=ctx, param=param
            ) from None
    if value is not None or ctx.obj.load_dotenv_defaults:
        load_dotenv(value, load_defaults=ctx.obj.load_dotenv_defaults)
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
        params = [*(extra.pop("params", None) or ()), _env_file_option, _app_option, _debug_option]
        if add_version_option:
            params.append(version_option)
        AppGroup.__init__(self, params=params, **extra)
        self.create_app, self.load_dotenv, self.set_debug_flag = (
            create_app,
            load_dotenv,
            set_debug_flag,
        )
        for cmd in (run_command, shell_command, routes_command) if add_default_commands else ():
            self.add_command(cmd)

    def parse_args(self, ctx, args):
        if (not args and self.no_args_is_help) or args == ["--help"]:
            # The help names the commands of an application that only variables name.
            _env_file_option.finish(None, ctx)
            _app_option.finish(None, ctx)
        return AppGroup.parse_args(self, ctx, args)

    def get_command(self, ctx, name):
        found = AppGroup.get_command(self, ctx, name)
        if found is not None:
            return found
        info = ctx.ensure_object(ScriptInfo)
        try:
            app = info.load_app()
        except NoAppException as e:
            click.secho(f"Error: {e.format_message()}\n", err=True)
            return None
        if not current_app or current_app._get_current_object() is not app:
            ctx.with_resource(app.app_context())
        return app.cli.get_command(ctx, name)

    def list_commands(self, ctx):
        names = set(AppGroup.list_commands(self, ctx))
        info = ctx.ensure_object(ScriptInfo)
        try:
            names.update(info.load_app().cli.list_commands(ctx))
        except NoAppException as e:
            click.secho(f"Error: {e.format_message()}\n", err=True)
        except Exception:
            import traceback

            click.secho(f"{traceback.format_exc()}\n", err=True)
        return sorted(names)

    def make_context(self, info_name, args, parent=None, **extra):
        os.environ["FLASK_RUN_FROM_CLI"] = "true"
        extra.setdefault(
            "obj",
            ScriptInfo(
                create_app=self.create_app,
                set_debug_flag=self.set_debug_flag,
                load_dotenv_defaults=self.load_dotenv,
            ),
        )
        return AppGroup.make_context(self, info_name, args, parent=parent, **extra)


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
    rules = list(current_app.url_map.iter_rules())
    if not rules:
        click.echo("No routes were registered.")
        return
    ignored = set() if all_methods else {"HEAD", "OPTIONS"}
    by_host = current_app.url_map.host_matching
    domains = [(rule.host if by_host else rule.subdomain) or "" for rule in rules]
    headers, sorts = ["Endpoint", "Methods"], ["endpoint", "methods"]
    if any(domains):
        headers.append("Host" if by_host else "Subdomain")
        sorts.append("domain")
    rows = []
    for rule, domain in zip(rules, domains):
        row = [rule.endpoint, ", ".join(sorted((rule.methods or set()) - ignored))]
        rows.append(row + ([domain] if any(domains) else []) + [rule.rule])
    headers.append("Rule")
    sorts.append("rule")
    if sort in sorts:
        rows.sort(key=itemgetter(sorts.index(sort)))
    rows.insert(0, headers)
    widths = [max(len(row[column]) for row in rows) for column in range(len(headers))]
    rows.insert(1, ["-" * width for width in widths])
    for row in rows:
        click.echo("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths)))


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
