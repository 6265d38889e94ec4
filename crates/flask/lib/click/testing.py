"""click.testing: runs a command and keeps what it prints."""

import io
import os
import sys


class Result:
    """How a command ended and what it printed."""

    def __init__(self, output, exit_code, exception=None, return_value=None):
        self.output = self.stdout = output
        self.exit_code, self.exception, self.return_value = exit_code, exception, return_value

    def __repr__(self):
        return f"<Result {repr(self.exception) if self.exception else 'okay'}>"


class CliRunner:
    """Runs commands with their output kept."""

    def __init__(self, charset="utf-8", env=None, echo_stdin=False, catch_exceptions=True):
        self.env, self.catch_exceptions = dict(env or {}), catch_exceptions

    def invoke(
        self, cli, args=None, input=None, env=None, catch_exceptions=None, color=False, **extra
    ):
        """Runs a command with arguments; gives a Result."""
        import shlex

        words = shlex.split(args) if isinstance(args, str) else list(args or ())
        catch = self.catch_exceptions if catch_exceptions is None else catch_exceptions
        before, out = (sys.stdout, sys.stderr, sys.stdin), io.StringIO()
        changed = {**self.env, **(env or {})}
        kept = {name: os.environ.get(name) for name in changed}
        os.environ.update(changed)
        sys.stdout = sys.stderr = out
        if input is not None:
            sys.stdin = io.StringIO(input)
        code, error, value = 0, None, None
        try:
            value = cli.main(
                args=words, prog_name=extra.pop("prog_name", None) or cli.name or "root", **extra
            )
        except SystemExit as e:
            code = e.code if isinstance(e.code, int) else 0 if e.code is None else 1
            error = e if code else None
        except Exception as e:
            if not catch:
                raise
            code, error = 1, e
        finally:
            sys.stdout, sys.stderr, sys.stdin = before
            for name, old in kept.items():
                os.environ.pop(name, None) if old is None else os.environ.__setitem__(name, old)
        return Result(out.getvalue(), code, error, value)
