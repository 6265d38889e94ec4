"""click.exceptions: what a command says when it cannot go on."""

from click.termui import echo


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
        return (
            f"Invalid value for {hint}: {self.message}"
            if hint
            else f"Invalid value: {self.message}"
        )


class MissingParameter(UsageError):
    pass


class _NoSuch(UsageError):
    """Something that is not there, and what it may have been meant to be."""

    def __init__(self, name, message=None, possibilities=None, ctx=None):
        UsageError.__init__(
            self, f"No such {self.kind} {name!r}." if message is None else message, ctx
        )
        if possibilities:
            from difflib import get_close_matches

            possibilities = get_close_matches(name, possibilities)
        self.possibilities = possibilities or None

    def format_message(self):
        if not self.possibilities:
            return self.message
        names = ", ".join(repr(name) for name in sorted(self.possibilities))
        return f"{self.message} " + (
            f"Did you mean {names}?"
            if len(self.possibilities) == 1
            else f"(Did you mean one of: {names}?)"
        )


class NoSuchOption(_NoSuch):
    kind = "option"


class NoSuchCommand(_NoSuch):
    kind = "command"


class BadOptionUsage(UsageError):
    pass


class Abort(RuntimeError):
    pass


class Exit(RuntimeError):
    def __init__(self, code=0):
        self.exit_code = code
