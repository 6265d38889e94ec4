"""Commands, options and arguments on the command line, in the manner of click."""
import os
import sys
from functools import update_wrapper

_contexts = []


class ClickException(Exception):
    exit_code = 1

    def __init__(self, message):
        Exception.__init__(self, message)
        self.message = message

    def format_message(self):
        return self.message

    def show(self, file=None):
        echo("Error: " + self.format_message(), err=True)


class UsageError(ClickException):
    exit_code = 2

    def __init__(self, message, ctx=None):
        ClickException.__init__(self, message)
        self.ctx = ctx

    def show(self, file=None):
        if self.ctx is not None:
            echo(self.ctx.get_usage(), err=True)
            if self.ctx.command.add_help_option:
                echo(f"Try '{self.ctx.command_path} --help' for help.\n", err=True)
        echo("Error: " + self.format_message(), err=True)


class NoArgsIsHelpError(UsageError):
    def __init__(self, ctx):
        UsageError.__init__(self, ctx.get_help(), ctx)

    def show(self, file=None):
        echo(self.format_message(), err=True)


class BadParameter(UsageError):
    def __init__(self, message, ctx=None, param=None, param_hint=None):
        UsageError.__init__(self, message, ctx)
        self.param, self.param_hint = param, param_hint

    def format_message(self):
        hint = self.param_hint or (self.param.get_error_hint() if self.param is not None else None)
        return f"Invalid value for {hint}: {self.message}" if hint else f"Invalid value: {self.message}"


class MissingParameter(UsageError):
    pass


class NoSuchOption(UsageError):
    pass


class BadOptionUsage(UsageError):
    pass


class Abort(RuntimeError):
    pass


class Exit(RuntimeError):
    def __init__(self, code=0):
        self.exit_code = code


def echo(message=None, file=None, nl=True, err=False, color=None):
    stream = file or (sys.stderr if err else sys.stdout)
    stream.write(("" if message is None else message if isinstance(message, str) else str(message)) + ("\n" if nl else ""))


def style(text, *args, **kwargs):
    return str(text)


def secho(message=None, file=None, nl=True, err=False, color=None, **styles):
    echo(message, file, nl, err)


def get_current_context(silent=False):
    if _contexts:
        return _contexts[-1]
    if silent:
        return None
    raise RuntimeError("There is no active click context.")


def wrap_text(text, width, indent="", first=None):
    words, lines, line = text.split(), [], first if first is not None else indent
    empty = True
    for word in words:
        if not empty and len(line) + 1 + len(word) > width:
            lines.append(line)
            line, empty = indent, True
        line += word if empty else " " + word
        empty = False
    lines.append(line)
    return "\n".join(lines)


class ParamType:
    name = "text"

    def convert(self, value, param, ctx):
        return value

    def fail(self, message, param=None, ctx=None):
        raise BadParameter(message, ctx=ctx, param=param)

    def metavar(self):
        return self.name.upper()


class _Text(ParamType):
    def convert(self, value, param, ctx):
        return str(value)


class _Int(ParamType):
    name = "integer"

    def convert(self, value, param, ctx):
        try:
            return int(value)
        except ValueError:
            self.fail(f"{value!r} is not a valid integer.", param, ctx)


class _Float(ParamType):
    name = "float"

    def convert(self, value, param, ctx):
        try:
            return float(value)
        except ValueError:
            self.fail(f"{value!r} is not a valid float.", param, ctx)


class _Bool(ParamType):
    name = "boolean"

    def convert(self, value, param, ctx):
        if isinstance(value, bool):
            return value
        if str(value).lower() in ("1", "true", "t", "yes", "y", "on"):
            return True
        if str(value).lower() in ("0", "false", "f", "no", "n", "off", ""):
            return False
        self.fail(f"{value!r} is not a valid boolean.", param, ctx)


class Choice(ParamType):
    name = "choice"

    def __init__(self, choices, case_sensitive=True):
        self.choices = list(choices)

    def convert(self, value, param, ctx):
        if value in self.choices:
            return value
        quoted = ", ".join(repr(choice) for choice in self.choices)
        self.fail(f"{value!r} is not one of {quoted}.", param, ctx)

    def metavar(self):
        return "[" + "|".join(self.choices) + "]"


class Path(ParamType):
    name = "path"

    def __init__(self, *args, **kwargs):
        pass


class File(Path):
    name = "filename"

    def __init__(self, mode="r", *args, **kwargs):
        self.mode = mode

    def convert(self, value, param, ctx):
        return open(value, self.mode)


STRING, INT, FLOAT, BOOL = _Text(), _Int(), _Float(), _Bool()


def _type(given, default=None):
    if isinstance(given, ParamType):
        return given
    if isinstance(given, type) and issubclass(given, ParamType):
        return given()
    if given is None and default is not None and not isinstance(default, (list, tuple)):
        given = type(default)
    return {int: INT, float: FLOAT, bool: BOOL}.get(given, STRING)


class Parameter:
    def __init__(self, decls, type=None, required=False, default=None, callback=None, nargs=1, multiple=False, metavar=None, expose_value=True, is_eager=False, envvar=None, **attrs):
        self.type, self.required, self.default, self.callback = _type(type, default), required, default, callback
        self.nargs, self.multiple, self._metavar, self.expose_value, self.envvar = nargs, multiple, metavar, expose_value, envvar

    def convert(self, value, ctx):
        if value is None:
            return None
        if self.multiple or self.nargs != 1:
            return tuple(self.type.convert(item, self, ctx) for item in value)
        return self.type.convert(value, self, ctx)

    def finish(self, value, ctx):
        if value is None or value == ():
            if self.envvar and os.environ.get(self.envvar):
                value = os.environ[self.envvar]
            elif self.default is not None:
                value = self.default() if callable(self.default) else self.default
        if (value is None or value == ()) and self.required:
            self.missing(ctx)
        value = self.convert(value, ctx)
        if self.callback is not None:
            value = self.callback(ctx, self, value)
        return value


class Option(Parameter):
    def __init__(self, decls, is_flag=False, flag_value=None, help=None, show_default=False, hidden=False, count=False, prompt=False, default=None, **attrs):
        Parameter.__init__(self, decls, default=default, **attrs)
        self.help, self.hidden, self.count, self.flag_value, self.show_default = help, hidden, count, flag_value, show_default
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
            self.name = max(self.opts, key=lambda opt: len(opt) - len(opt.lstrip("-"))).lstrip("-").replace("-", "_").lower()
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
        return names, self.help or ""


class Argument(Parameter):
    def __init__(self, decls, required=None, default=None, nargs=1, **attrs):
        Parameter.__init__(self, decls, required=default is None and nargs != -1 if required is None else required, default=default, nargs=nargs, **attrs)
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
        return wrap_text(pieces, 78, " " * len(f"Usage: {self.command_path} "), f"Usage: {self.command_path} ")

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
        with self:
            return callback(*args, **kwargs)

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
    return Option(list(names), is_flag=True, expose_value=False, callback=show, help="Show this message and exit.")


class Command:
    allow_extra_args = False

    def __init__(self, name=None, callback=None, params=None, help=None, short_help=None, epilog=None, add_help_option=True, no_args_is_help=False, hidden=False,
                 context_settings=None, deprecated=False, options_metavar="[OPTIONS]"):
        self.name, self.callback, self.params, self.help = name, callback, list(params or []), help
        self.short_help, self.epilog, self.add_help_option, self.no_args_is_help, self.hidden = short_help, epilog, add_help_option, no_args_is_help, hidden
        self.context_settings = context_settings or {}
        self._help = _help_option(self.context_settings.get("help_option_names", ["--help"])) if add_help_option else None

    def __call__(self, *args, **kwargs):
        return self.main(*args, **kwargs)

    def get_params(self):
        return self.params + ([self._help] if self._help else [])

    def usage_pieces(self):
        return ["[OPTIONS]"] + [param.make_metavar() for param in self.params if isinstance(param, Argument)]

    def get_short_help(self, limit=45):
        text = self.short_help or self.help or ""
        text = text.split("\f")[0].strip().split("\n\n")[0]
        text = " ".join(text.split())
        first = text.find(". ")
        words, total = [], 0
        if first >= 0:
            text = text[:first + 1]
        if text.endswith("."):
            text = text[:-1] if len(text) - 1 <= limit or True else text
        text_words = text.split()
        for at, word in enumerate(text_words):
            total += len(word) + (at > 0)
            if total > limit:
                break
            words.append(word)
        if len(words) == len(text_words):
            return " ".join(words)
        while words and len(" ".join(words)) + 3 > limit:
            words.pop()
        return " ".join(words) + "..."

    def get_help(self, ctx):
        out = [ctx.get_usage(), "\n"]
        if self.help:
            for block in self.help.split("\f")[0].strip("\n").split("\n\n"):
                out.append("\n" + wrap_text(block.strip(), 78, "  ") + "\n")
        records = [param.help_record() for param in self.get_params() if isinstance(param, Option) and not param.hidden]
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

    def parse_args(self, ctx, args):
        if not args and self.no_args_is_help:
            raise NoArgsIsHelpError(ctx)
        values, rest = self._split(ctx, args)
        rest = self._arguments(ctx, values, rest)
        order = sorted(self.get_params(), key=lambda param: param is not self._help)
        for param in order:
            if isinstance(param, Option):
                value = param.finish(values.get(param), ctx)
            else:
                value = param.finish(values.get(param), ctx)
            if param.expose_value:
                ctx.params[param.name] = value
        if rest and not self.allow_extra_args:
            s = "s" if len(rest) > 1 else ""
            raise UsageError(f"Got unexpected extra argument{s} ({' '.join(rest)})", ctx)
        ctx.args = rest
        return rest

    def _split(self, ctx, args):
        table = {}
        for param in self.get_params():
            if isinstance(param, Option):
                for opt in param.opts:
                    table[opt] = (param, True)
                for opt in param.secondary:
                    table[opt] = (param, False)
        values, rest = {}, []
        args = list(args)
        while args:
            arg = args.pop(0)
            if arg == "--":
                rest.extend(args)
                break
            if arg.startswith("--") or arg in table:
                name, has, value = arg.partition("=")
                if name not in table:
                    close = [opt for opt in sorted(table) if opt.startswith("--") and _close(opt, name)]
                    hint = f" Did you mean {close[0]}?" if len(close) == 1 else f" (Possible options: {', '.join(close)})" if close else ""
                    raise NoSuchOption(f"No such option: {name}{hint}", ctx)
                self._option(ctx, table[name], name, value if has else None, args, values)
            elif arg.startswith("-") and len(arg) > 1:
                at = 1
                while at < len(arg):
                    name = "-" + arg[at]
                    if name not in table:
                        raise NoSuchOption(f"No such option: {name}", ctx)
                    param = table[name][0]
                    if param.is_flag or param.count:
                        self._option(ctx, table[name], name, None, args, values)
                        at += 1
                        continue
                    inline = arg[at + 1:]
                    self._option(ctx, table[name], name, inline.lstrip("=") if inline else None, args, values)
                    break
            else:
                rest.append(arg)
                if self.allow_extra_args:
                    rest.extend(args)
                    break
        return values, rest

    def _option(self, ctx, entry, name, value, args, values):
        param, on = entry
        if param.is_flag:
            if value is not None:
                raise BadOptionUsage(f"Option {name!r} does not take a value.", ctx)
            value = on
        elif param.count:
            value = (values.get(param) or 0) + 1
        elif value is None:
            if not args:
                raise BadOptionUsage(f"Option {name!r} requires an argument.", ctx)
            value = args.pop(0)
        values[param] = values.get(param, ()) + (value,) if param.multiple else value

    def _arguments(self, ctx, values, rest):
        wanted = [param for param in self.params if isinstance(param, Argument)]
        for at, param in enumerate(wanted):
            if param.nargs == -1:
                keep = sum(max(other.nargs, 1) for other in wanted[at + 1:])
                count = max(len(rest) - keep, 0)
                values[param], rest = tuple(rest[:count]), rest[count:]
            elif rest:
                values[param], rest = (rest[0] if param.nargs == 1 else tuple(rest[:param.nargs])), rest[param.nargs:]
        return rest

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


def _close(option, wrong):
    import difflib
    return difflib.get_close_matches(wrong, [option])


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

    def __init__(self, name=None, commands=None, invoke_without_command=False, chain=False, no_args_is_help=None, subcommand_metavar=None, **attrs):
        Command.__init__(self, name, no_args_is_help=not invoke_without_command if no_args_is_help is None else no_args_is_help, **attrs)
        self.commands = dict(commands or {})
        self.invoke_without_command = invoke_without_command

    def usage_pieces(self):
        return Command.usage_pieces(self) + ["COMMAND [ARGS]..."]

    def add_command(self, cmd, name=None):
        self.commands[name or cmd.name] = cmd

    def command(self, *args, **kwargs):
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
                raise NoSuchOption(f"No such option: {name}", ctx)
            ctx.fail(f"No such command {name!r}.")
        ctx.invoked_subcommand = name
        Command.invoke(self, ctx)
        sub = cmd.make_context(name, ctx.args[1:], parent=ctx)
        with sub:
            return cmd.invoke(sub)


MultiCommand = Group


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
                    plain = plain[:-len(suffix)]
        attrs.setdefault("help", _clean(f.__doc__))
        cmd = (cls or Command)(plain, callback=f, params=params + list(attrs.pop("params", [])), **attrs)
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
    return option(*(decls or ("--version",)), is_flag=True, expose_value=False, callback=show, help="Show the version and exit.")


def confirm(text, default=False, abort=False, **kwargs):
    answer = input(f"{text} [{'Y/n' if default else 'y/N'}]: ").strip().lower()
    value = default if not answer else answer in ("y", "yes")
    if abort and not value:
        raise Abort()
    return value


def prompt(text, default=None, type=None, **kwargs):
    answer = input(f"{text}{f' [{default}]' if default is not None else ''}: ")
    return _type(type, default).convert(answer or default, None, None)
