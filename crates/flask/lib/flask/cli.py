"""The `flask` command: finds the application and runs its commands."""
import os
import sys
from functools import update_wrapper

import click
from flask import Flask, current_app

_shell_namespace = None


class NoAppException(click.UsageError):
    pass


def find_best_app(module):
    for name in ("app", "application"):
        app = getattr(module, name, None)
        if isinstance(app, Flask):
            return app
    matches = [value for value in vars(module).values() if isinstance(value, Flask)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise NoAppException(f"Detected multiple Flask applications in module '{module.__name__}'. Use '{module.__name__}:name' to specify the correct one.")
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
                raise NoAppException(f"Detected factory '{name}' in module '{module.__name__}', but could not call it without arguments. Use '{module.__name__}:{name}(args)' to specify arguments.") from e
    raise NoAppException(f"Failed to find Flask application or factory in module '{module.__name__}'. Use '{module.__name__}:name' to specify one.")


def _called_with_wrong_args(function):
    tb = sys.exc_info()[2]
    while tb is not None:
        if tb.tb_frame.f_code is function.__code__:
            return False
        tb = tb.tb_next
    return True


def _name_and_arguments(app_name):
    name, bracket, rest = app_name.strip().partition("(")
    if not name.isidentifier() or bracket and not rest.endswith(")"):
        raise NoAppException(f"Failed to parse {app_name!r} as an attribute name or function call.")
    if not bracket:
        return name, (), {}
    try:
        args, kwargs = eval("_f(" + rest, {"_f": lambda *args, **kwargs: (args, kwargs), "__builtins__": {}})
    except SyntaxError:
        raise NoAppException(f"Failed to parse {app_name!r} as an attribute name or function call.") from None
    except Exception:
        raise NoAppException(f"Failed to parse arguments as literal values: {app_name!r}.") from None
    return name, args, kwargs


def find_app_by_string(module, app_name):
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
            raise NoAppException(f"The factory {app_name!r} in module {module.__name__!r} could not be called with the specified arguments.") from e
    if isinstance(app, Flask):
        return app
    raise NoAppException(f"A valid Flask application was not obtained from '{module.__name__}:{app_name}'.")


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
    except ImportError as error:
        if sys.exc_info()[2].tb_next:
            import traceback
            raise NoAppException(f"While importing {module_name!r}, an ImportError was raised:\n\n{traceback.format_exc()}") from None
        if raise_if_not_found:
            raise NoAppException(f"Could not import {module_name!r}.") from None
        return None
    module = sys.modules[module_name]
    return find_best_app(module) if app_name is None else find_app_by_string(module, app_name)


class ScriptInfo:
    def __init__(self, app_import_path=None, create_app=None, set_debug_flag=True):
        self.app_import_path, self.create_app = app_import_path, create_app
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
            raise NoAppException("Could not locate a Flask application. Use the 'flask --app' option, 'FLASK_APP' environment variable, or a 'wsgi.py' or 'app.py' file in the current directory.")
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


class FlaskGroup(AppGroup):
    def __init__(self, create_app=None, **extra):
        params = [
            click.Option(["-e", "--env-file"], type=click.Path(exists=True, dir_okay=False), expose_value=False, help="Load environment variables from this file, taking precedence over those set by '.env' and '.flaskenv'. Variables set directly in the environment take highest precedence. python-dotenv must be installed."),
            click.Option(["-A", "--app"], metavar="IMPORT", expose_value=False, callback=_set_app, envvar="FLASK_APP",
                         help="The Flask application or factory function to load, in the form 'module:name'. Module can be a dotted import or file path. Name is not required if it is 'app', 'application', 'create_app', or 'make_app', and can be 'name(args)' to pass arguments."),
            click.Option(["--debug/--no-debug"], expose_value=False, callback=_set_debug, help="Set debug mode."),
            click.Option(["--version"], is_flag=True, expose_value=False, callback=_show_version, help="Show the Flask version."),
        ]
        AppGroup.__init__(self, params=params, **extra)
        self.create_app = create_app
        for cmd in (run_command, shell_command, routes_command):
            self.add_command(cmd)

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
        extra.setdefault("obj", ScriptInfo(create_app=self.create_app))
        return AppGroup.make_context(self, info_name, args, parent=parent, **extra)


@click.command("run", short_help="Run a development server.")
def run_command():
    """Run a local development server."""
    raise click.ClickException("The playground has no web server, so there is nothing to run. Use flask db and flask shell.")


@click.command("routes", short_help="Show the routes for the app.")
@click.option("--sort", "-s", type=click.Choice(("endpoint", "methods", "domain", "rule", "match")), default="endpoint",
              help="Method to sort routes by. 'match' is the order that Flask will match routes when dispatching a request.")
@click.option("--all-methods", is_flag=True, help="Show HEAD and OPTIONS methods.")
@with_appcontext
def routes_command(sort, all_methods):
    """Show all registered routes with endpoints and methods."""
    ignored = set() if all_methods else {"HEAD", "OPTIONS"}
    rows = [[endpoint, ", ".join(sorted(methods - ignored)), rule] for endpoint, methods, rule in current_app._rules]
    if not rows:
        click.echo("No routes were registered.")
        return
    if sort in ("endpoint", "methods", "rule"):
        rows.sort(key=lambda row: row[("endpoint", "methods", "rule").index(sort)])
    rows.insert(0, ["Endpoint", "Methods", "Rule"])
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    rows.insert(1, ["-" * w for w in widths])
    for row in rows:
        click.echo("  ".join(f"{cell:<{w}}" for cell, w in zip(row, widths)))


@click.command("shell", short_help="Run a shell in the app context.")
def shell_command():
    """Run an interactive Python shell in the context of a given Flask application.  The application will populate the default namespace of this shell according to its configuration.

    This is useful for executing small snippets of management code without having to manually configure the application.
    """
    global _shell_namespace
    app = click.get_current_context().ensure_object(ScriptInfo).load_app()
    app.app_context().push()
    sys.stderr.write(f"Python {sys.version} on {sys.platform}\nApp: {current_app.import_name}\nInstance: {current_app.instance_path}\n")
    # As in code.interact(local=ctx), `__name__` is that of the builtins.
    _shell_namespace = dict(app.make_shell_context())


cli = FlaskGroup(name="flask", help="A general utility script for Flask applications.\n\nAn application to load must be given with the '--app' option, 'FLASK_APP' environment variable, or with a 'wsgi.py' or 'app.py' file in the current directory.")


def _leave_shell():
    from flask import _app_stack
    while _app_stack:
        _app_stack[-1].pop()


def main():
    try:
        cli.main(prog_name="flask")
    except SystemExit as e:
        if _shell_namespace is None or e.code:
            raise
