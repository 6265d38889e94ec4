"""click.core: commands, groups, their parameters and contexts."""

import os
import sys
from click.globals import _contexts
from click.termui import ask_for, echo, wrap_text
from click.exceptions import (
    Abort,
    ClickException,
    Exit,
    MissingParameter,
    NoSuchCommand,
    NoSuchOption,
    UsageError,
)
from click.types import BOOL, Tuple, _type
from click.parser import _Parsing


class Parameter:
    def __init__(
        self,
        decls,
        type=None,
        required=False,
        default=None,
        callback=None,
        nargs=1,
        multiple=False,
        metavar=None,
        expose_value=True,
        is_eager=False,
        envvar=None,
        **attrs,
    ):
        if isinstance(type, (tuple, list)):
            type = Tuple(type)
        if isinstance(type, Tuple):
            nargs = len(type.types)
        self.type, self.required, self.default, self.callback = (
            _type(type, default),
            required,
            default,
            callback,
        )
        self.nargs, self.multiple, self._metavar, self.expose_value, self.envvar = (
            nargs,
            multiple,
            metavar,
            expose_value,
            envvar,
        )

    def convert(self, value, ctx):
        if value is None:
            return None
        if isinstance(self.type, Tuple) and not self.multiple:
            return self.type.convert(value, self, ctx)
        if self.multiple or self.nargs != 1:
            return tuple(self.type.convert(item, self, ctx) for item in value)
        return self.type.convert(value, self, ctx)

    def finish(self, value, ctx):
        if value is None or value == ():
            if self.envvar and os.environ.get(self.envvar):
                value = os.environ[self.envvar]
            elif getattr(self, "prompt", None):
                value = ask_for(self)
            elif self.default is not None:
                value = self.default() if callable(self.default) else self.default
        if (value is None or value == ()) and self.required:
            self.missing(ctx)
        value = self.convert(value, ctx)
        if self.callback is not None:
            value = self.callback(ctx, self, value)
        return value


class Option(Parameter):
    def __init__(
        self,
        decls,
        is_flag=False,
        flag_value=None,
        help=None,
        show_default=False,
        hidden=False,
        count=False,
        prompt=False,
        default=None,
        hide_input=False,
        confirmation_prompt=False,
        **attrs,
    ):
        Parameter.__init__(self, decls, default=default, **attrs)
        self.hide_input, self.twice = hide_input, confirmation_prompt
        self.help, self.hidden, self.count, self.flag_value, self.show_default = (
            help,
            hidden,
            count,
            flag_value,
            show_default,
        )
        self.opts, self.secondary, self.name = [], [], None
        for decl in decls:
            if decl.startswith("-"):
                first, _, second = decl.partition("/")
                self.opts.append(first.strip())
                if second:
                    self.secondary.append(second.strip())
            else:
                self.name = decl
        if self.name is None:
            self.name = (
                max(self.opts, key=lambda opt: len(opt) - len(opt.lstrip("-")))
                .lstrip("-")
                .replace("-", "_")
                .lower()
            )
        self.prompt = self.name.replace("_", " ").capitalize() if prompt is True else prompt
        self.is_flag = is_flag or bool(self.secondary) or isinstance(default, bool)
        if self.is_flag:
            self.type = BOOL
            if default is None:
                self.default = False
        if self.multiple and default is None:
            self.default = ()

    def get_error_hint(self):
        return " / ".join(f"'{opt}'" for opt in self.opts)

    def missing(self, ctx):
        raise MissingParameter(f"Missing option {self.get_error_hint()}.", ctx)

    def help_record(self):
        names = ", ".join(sorted(self.opts, key=lambda opt: len(opt) - len(opt.lstrip("-"))))
        if self.secondary:
            names += " / " + ", ".join(self.secondary)
        if not self.is_flag and not self.count:
            names += " " + (self._metavar or self.type.metavar())
        bounds = getattr(self.type, "bounds", None)
        return names, "  ".join(filter(None, (self.help, bounds and f"[{bounds()}]")))


class Argument(Parameter):
    def __init__(self, decls, required=None, default=None, nargs=1, **attrs):
        Parameter.__init__(
            self,
            decls,
            required=default is None and nargs != -1 if required is None else required,
            default=default,
            nargs=nargs,
            **attrs,
        )
        self.name = decls[0].lower().replace("-", "_")
        self.opts = list(decls)

    def make_metavar(self):
        name = self._metavar or self.name.upper()
        if not self.required:
            name = f"[{name}]"
        if self.nargs != 1:
            name += "..."
        return name

    def get_error_hint(self):
        return f"'{self.make_metavar()}'"

    def missing(self, ctx):
        raise MissingParameter(f"Missing argument {self.get_error_hint()}.", ctx)


class Context:
    def __init__(self, command, parent=None, info_name=None, obj=None, **extra):
        self.command, self.parent, self.info_name = command, parent, info_name
        self.obj = obj if obj is not None else parent.obj if parent else None
        self.params, self.args, self.meta, self._close = {}, [], {}, []
        self.invoked_subcommand = None

    @property
    def command_path(self):
        return (self.parent.command_path + " " if self.parent else "") + (self.info_name or "")

    def find_root(self):
        return self.parent.find_root() if self.parent else self

    def find_object(self, cls):
        node = self
        while node is not None:
            if isinstance(node.obj, cls):
                return node.obj
            node = node.parent

    def ensure_object(self, cls):
        found = self.find_object(cls)
        if found is None:
            self.obj = found = cls()
        return found

    def get_usage(self):
        pieces = " ".join(self.command.usage_pieces())
        return wrap_text(
            pieces, 78, " " * len(f"Usage: {self.command_path} "), f"Usage: {self.command_path} "
        )

    def get_help(self):
        return self.command.get_help(self)

    def exit(self, code=0):
        raise Exit(code)

    def abort(self):
        raise Abort()

    def fail(self, message):
        raise UsageError(message, self)

    def invoke(self, callback, /, *args, **kwargs):
        if isinstance(callback, Command):
            command = callback
            callback = command.callback
            context = Context(command, self, command.name)
            for param in command.params:
                if param.name not in kwargs and param.expose_value:
                    kwargs[param.name] = param.convert(param.default, context)
            with context:
                return callback(*args, **kwargs)
        try:
            with self:
                return callback(*args, **kwargs)
        except UsageError as error:
            # What a command says of its use is shown with the command's usage
            # (augment_usage_errors).
            if error.ctx is None:
                error.ctx = self
            raise

    def forward(self, command, /, *args, **kwargs):
        return self.invoke(command, *args, **{**self.params, **kwargs})

    def call_on_close(self, f):
        self._close.append(f)
        return f

    def with_resource(self, manager):
        value = manager.__enter__()
        self._close.append(lambda: manager.__exit__(None, None, None))
        return value

    def close(self):
        while self._close:
            self._close.pop()()

    def __enter__(self):
        _contexts.append(self)
        return self

    def __exit__(self, *exc):
        _contexts.pop()
        if self not in _contexts:
            self.close()


def _help_option(names):
    def show(ctx, param, value):
        if value:
            echo(ctx.get_help())
            ctx.exit()

    return Option(
        list(names),
        is_flag=True,
        expose_value=False,
        callback=show,
        help="Show this message and exit.",
    )


class Command(_Parsing):
    allow_extra_args = False

    def __init__(
        self,
        name=None,
        callback=None,
        params=None,
        help=None,
        short_help=None,
        epilog=None,
        add_help_option=True,
        no_args_is_help=False,
        hidden=False,
        context_settings=None,
        deprecated=False,
        options_metavar="[OPTIONS]",
    ):
        self.name, self.callback, self.params, self.help = name, callback, list(params or []), help
        self.short_help, self.epilog, self.add_help_option, self.no_args_is_help, self.hidden = (
            short_help,
            epilog,
            add_help_option,
            no_args_is_help,
            hidden,
        )
        self.context_settings = context_settings or {}
        self._help = (
            _help_option(self.context_settings.get("help_option_names", ["--help"]))
            if add_help_option
            else None
        )

    def __call__(self, *args, **kwargs):
        return self.main(*args, **kwargs)

    def get_params(self):
        return self.params + ([self._help] if self._help else [])

    def usage_pieces(self):
        return ["[OPTIONS]"] + [
            param.make_metavar() for param in self.params if isinstance(param, Argument)
        ]

    def get_short_help(self, limit=45):
        if self.short_help:
            return self.short_help.strip()
        words = (self.help or "").split("\f")[0].partition("\n\n")[0].split()
        if words and words[0] == "\b":
            words = words[1:]
        # A period ends a sentence at the end of the text, or before a word that does not begin in
        # lower case.
        for at, word in enumerate(words):
            if word.endswith(".") and (at == len(words) - 1 or not words[at + 1][0].islower()):
                words = words[: at + 1]
                break
        text = " ".join(words)
        if len(text) <= limit:
            return text
        import textwrap

        return (
            "..."
            if limit < 3
            else textwrap.shorten(text, limit, placeholder="...", break_on_hyphens=False)
        )

    def get_help(self, ctx):
        out = [ctx.get_usage(), "\n"]
        if self.help:
            for block in self.help.split("\f")[0].strip("\n").split("\n\n"):
                out.append("\n" + wrap_text(block.strip(), 78, "  ") + "\n")
        records = [
            param.help_record()
            for param in self.get_params()
            if isinstance(param, Option) and not param.hidden
        ]
        if records:
            out.append("\nOptions:\n" + _rows(records))
        out.append(self.extra_help(ctx))
        if self.epilog:
            out.append("\n" + wrap_text(self.epilog, 78, "  ") + "\n")
        return "".join(out).rstrip("\n")

    def extra_help(self, ctx):
        return ""

    def make_context(self, info_name, args, parent=None, **extra):
        ctx = Context(self, parent, info_name, **extra)
        with ctx:
            self.parse_args(ctx, list(args))
        return ctx

    def invoke(self, ctx):
        if self.callback is not None:
            return ctx.invoke(self.callback, **ctx.params)

    def main(self, args=None, prog_name=None, standalone_mode=True, **extra):
        args = list(sys.argv[1:] if args is None else args)
        prog_name = prog_name or sys.argv[0].rsplit("/", 1)[-1]
        try:
            ctx = self.make_context(prog_name, args, **extra)
            with ctx:
                value = self.invoke(ctx)
                if not standalone_mode:
                    return value
                ctx.exit()
        except Exit as exc:
            sys.exit(exc.exit_code)
        except ClickException as exc:
            if not standalone_mode:
                raise
            exc.show()
            sys.exit(exc.exit_code)
        except Abort:
            echo("Aborted!", err=True)
            sys.exit(1)


def _rows(records):
    width = min(max(len(name) for name, _ in records), 30)
    lines = []
    for name, text in records:
        first = "  " + name
        if not text:
            lines.append(first)
            continue
        if len(name) <= width:
            first = first.ljust(width + 4)
        else:
            lines.append(first)
            first = " " * (width + 4)
        lines.append(wrap_text(text, 78, " " * (width + 4), first))
    return "\n".join(lines) + "\n"


class Group(Command):
    allow_extra_args = True

    def __init__(
        self,
        name=None,
        commands=None,
        invoke_without_command=False,
        chain=False,
        no_args_is_help=None,
        subcommand_metavar=None,
        **attrs,
    ):
        Command.__init__(
            self,
            name,
            no_args_is_help=not invoke_without_command
            if no_args_is_help is None
            else no_args_is_help,
            **attrs,
        )
        self.commands = dict(commands or {})
        self.invoke_without_command = invoke_without_command

    def usage_pieces(self):
        return Command.usage_pieces(self) + ["COMMAND [ARGS]..."]

    def add_command(self, cmd, name=None):
        self.commands[name or cmd.name] = cmd

    def command(self, *args, **kwargs):
        from click.decorators import command

        def decorate(f):
            cmd = command(*args, **kwargs)(f)
            self.add_command(cmd)
            return cmd

        if args and callable(args[0]):
            f, args = args[0], ()
            return decorate(f)
        return decorate

    def group(self, *args, **kwargs):
        kwargs.setdefault("cls", Group)
        return self.command(*args, **kwargs)

    def get_command(self, ctx, name):
        return self.commands.get(name)

    def list_commands(self, ctx):
        return sorted(self.commands)

    def extra_help(self, ctx):
        names = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        names = [(name, cmd) for name, cmd in names if cmd is not None and not cmd.hidden]
        if not names:
            return ""
        limit = 78 - 6 - max(len(name) for name, _ in names)
        return "\nCommands:\n" + _rows([(name, cmd.get_short_help(limit)) for name, cmd in names])

    def invoke(self, ctx):
        if not ctx.args:
            if self.invoke_without_command:
                return Command.invoke(self, ctx)
            ctx.fail("Missing command.")
        name = ctx.args[0]
        cmd = self.get_command(ctx, name)
        if cmd is None:
            if name.startswith("-"):
                raise NoSuchOption(name, ctx=ctx)
            raise NoSuchCommand(name, possibilities=list(self.commands), ctx=ctx)
        ctx.invoked_subcommand = name
        Command.invoke(self, ctx)
        sub = cmd.make_context(name, ctx.args[1:], parent=ctx)
        with sub:
            return cmd.invoke(sub)


MultiCommand = Group
