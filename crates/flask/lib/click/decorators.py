"""click.decorators: functions made commands."""

from functools import update_wrapper
from click.globals import get_current_context
from click.termui import echo
from click.core import Argument, Command, Group, Option


def _params(f):
    params = getattr(f, "__click_params__", None)
    if params is None:
        params = f.__click_params__ = []
    return params


def command(name=None, cls=None, **attrs):
    if callable(name):
        return command()(name)

    def decorate(f):
        params = list(reversed(_params(f)))
        plain = name or f.__name__.lower().replace("_", "-")
        if name is None:
            for suffix in ("-command", "-cmd", "-group", "-grp"):
                if plain.endswith(suffix):
                    plain = plain[: -len(suffix)]
        attrs.setdefault("help", _clean(f.__doc__))
        cmd = (cls or Command)(
            plain, callback=f, params=params + list(attrs.pop("params", [])), **attrs
        )
        cmd.__doc__ = f.__doc__
        return cmd

    return decorate


def _clean(text):
    if not text:
        return None
    lines = text.expandtabs().split("\n")
    depths = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    cut = min(depths) if depths else 0
    return "\n".join([lines[0].strip()] + [line[cut:] for line in lines[1:]]).strip("\n")


def group(name=None, **attrs):
    if callable(name):
        return command(cls=Group)(name)
    attrs.setdefault("cls", Group)
    return command(name, **attrs)


def option(*decls, cls=None, **attrs):
    def decorate(f):
        if isinstance(f, Command):
            f.params.append((cls or Option)(list(decls), **attrs))
        else:
            _params(f).append((cls or Option)(list(decls), **attrs))
        return f

    return decorate


def argument(*decls, cls=None, **attrs):
    def decorate(f):
        if isinstance(f, Command):
            f.params.append((cls or Argument)(list(decls), **attrs))
        else:
            _params(f).append((cls or Argument)(list(decls), **attrs))
        return f

    return decorate


def pass_context(f):
    def new(*args, **kwargs):
        return f(get_current_context(), *args, **kwargs)

    return update_wrapper(new, f)


def pass_obj(f):
    def new(*args, **kwargs):
        return f(get_current_context().obj, *args, **kwargs)

    return update_wrapper(new, f)


def version_option(version=None, *decls, **attrs):
    def show(ctx, param, value):
        if value:
            echo(version)
            ctx.exit()

    return option(
        *(decls or ("--version",)),
        is_flag=True,
        expose_value=False,
        callback=show,
        help="Show the version and exit.",
    )


def password_option(*decls, **attrs):
    """An option that asks for a password, twice."""
    asks = {"prompt": True, "confirmation_prompt": True, "hide_input": True}
    return option(*(decls or ("--password",)), **{**asks, **attrs})


def confirmation_option(*decls, **attrs):
    """An option `--yes`, without which the command asks first."""

    def sure(ctx, param, value):
        if not value:
            ctx.abort()

    about = {
        "is_flag": True,
        "callback": sure,
        "expose_value": False,
        "prompt": "Do you want to continue?",
        "help": "Confirm the action without prompting.",
    }
    return option(*(decls or ("--yes",)), **{**about, **attrs})


def help_option(*decls, **attrs):
    """An option that shows the help."""

    def show(ctx, param, value):
        if value:
            echo(ctx.get_help())
            ctx.exit()

    about = {"is_flag": True, "callback": show, "expose_value": False, "is_eager": True}
    about["help"] = "Show this message and exit."
    return option(*(decls or ("--help",)), **{**about, **attrs})


def make_pass_decorator(object_type, ensure=False):
    """A decorator that hands over the nearest object of a type."""

    def decorate(f):
        def new(*args, **kwargs):
            ctx = get_current_context()
            found = ctx.ensure_object(object_type) if ensure else ctx.find_object(object_type)
            if found is None:
                raise RuntimeError(
                    "Managed to invoke callback without a context object of type "
                    f"{object_type.__name__!r} existing."
                )
            return ctx.invoke(f, found, *args, **kwargs)

        return update_wrapper(new, f)

    return decorate
