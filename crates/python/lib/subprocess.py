"""subprocess: may be imported; a tab has no other processes, so running one is refused."""

PIPE, STDOUT, DEVNULL = range(-1, -4, -1)


class SubprocessError(Exception):
    """The base of the errors of processes."""


class _Ended(SubprocessError):
    """An error that knows what was run and what it said."""

    def _keep(self, **parts):
        vars(self).update(parts)

    stdout = property(lambda self: self.output, lambda self, value: setattr(self, "output", value))


class CalledProcessError(_Ended):
    """A process ended with a code that is not 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self._keep(stderr=stderr, output=output, cmd=cmd, returncode=returncode)

    def __str__(self):
        code = self.returncode
        if not code or code > 0:
            return f"Command '{self.cmd}' returned non-zero exit status {code}."
        import signal

        try:
            return f"Command '{self.cmd}' died with {signal.Signals(-code)!r}."
        except ValueError:
            return f"Command '{self.cmd}' died with unknown signal {-code}."


class TimeoutExpired(_Ended):
    """A process took too long."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self._keep(stderr=stderr, output=output, timeout=timeout, cmd=cmd)

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


class CompletedProcess:
    """How a process ended."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        vars(self).update(args=args, returncode=returncode)
        self.stderr, self.stdout = stderr, stdout

    def __repr__(self):
        said = [(name, getattr(self, name)) for name in ("stdout", "stderr")]
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        parts += [f"{name}={value!r}" for name, value in said if value is not None]
        return f"{type(self).__name__}({', '.join(parts)})"

    def check_returncode(self):
        """Raises what a code that is not 0 means."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def run(args, *more, **options):
    """Refused."""
    shown = args if isinstance(args, str) else " ".join(map(str, args))
    raise OSError(
        f"The playground starts no other processes, so it cannot run: {shown}. "
        "Type the command into the terminal."
    )


call = check_call = check_output = getoutput = getstatusoutput = run


class Popen:
    """Would start a process."""

    def __init__(self, args, *more, **options):
        run(args)


def _quoted(word):
    """A word as Windows reads it: backslashes count before quotes alone."""
    parts, slashes = [], 0
    for char in word:
        if char == "\\":
            slashes += 1
            continue
        parts.append("\\" * (2 * slashes + 1 if char == '"' else slashes) + char)
        slashes = 0
    wide = not word or " " in word or "\t" in word
    end = "\\" * slashes * (2 if wide else 1)
    return f'"{"".join(parts)}{end}"' if wide else "".join(parts) + end


def list2cmdline(seq):
    """Words as one line."""
    return " ".join([_quoted(str(word)) for word in seq])
