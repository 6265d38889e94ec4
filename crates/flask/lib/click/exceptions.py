"""click.exceptions: what a command says when it cannot go on."""

from click.termui import echo


class ClickException(Exception):
    """What a command says in one line, and the code it ends with."""

    exit_code = 1

    def __init__(self, message):
        Exception.__init__(self, message)
        self.message = message

    def format_message(self):
        """The text, without what stands before it."""
        return self.args[0]

    def show(self, file=None):
        """Prints it."""
        echo(f"Error: {self.format_message()}", file=file, err=file is None)


class UsageError(ClickException):
    """A command line that the command does not understand."""

    ctx, exit_code = None, 2

    def __init__(self, message, ctx=None):
        ClickException.__init__(self, message)
        self.ctx = ctx

    def show(self, file=None):
        """Prints the usage too, where the command is known."""
        if self.ctx is not None:
            echo(self.ctx.get_usage(), err=True)
            if self.ctx.command.add_help_option:
                echo(f"Try '{self.ctx.command_path} --help' for help.\n", err=True)
        super().show(file)


class NoArgsIsHelpError(UsageError):
    """A group that was named alone: its help is said."""

    def __init__(self, ctx):
        text = ctx.get_help()
        UsageError.__init__(self, text, ctx)

    def show(self, file=None):
        """Prints the help."""
        echo(self.args[0], file=file, err=file is None)


class BadParameter(UsageError):
    """A value that a parameter does not take."""

    def __init__(self, message, ctx=None, param=None, param_hint=None):
        UsageError.__init__(self, message, ctx)
        self.param_hint, self.param = param_hint, param

    def format_message(self):
        """The text behind the parameter's name."""
        hint = self.param_hint
        if not hint and self.param is not None:
            hint = self.param.get_error_hint()
        which = f" for {hint}" if hint else ""
        return f"Invalid value{which}: {self.message}"


class MissingParameter(UsageError):
    """A parameter without a value."""


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
        """The text, and what may have been meant."""
        near = sorted(self.possibilities or ())
        shown = ", ".join(f"{name!r}" for name in near)
        if len(near) > 1:
            return f"{self.message} (Did you mean one of: {shown}?)"
        return f"{self.message} Did you mean {shown}?" if near else self.message


class NoSuchOption(_NoSuch):
    kind = "option"


class NoSuchCommand(_NoSuch):
    kind = "command"


class BadArgumentUsage(UsageError):
    """An argument that is written wrongly."""


class FileError(ClickException):
    """A file that cannot be opened."""

    def __init__(self, filename, hint=None):
        super().__init__(hint or "unknown error")
        self.filename = self.ui_filename = filename

    def format_message(self):
        return f"Could not open file {self.ui_filename!r}: {self.message}"


class BadOptionUsage(UsageError):
    """An option that is written wrongly."""


class Exit(RuntimeError):
    """The end of a command, with a code."""

    def __init__(self, code=0):
        RuntimeError.__init__(self)
        self.exit_code = code


class Abort(RuntimeError):
    """The end of a command that somebody stopped."""
