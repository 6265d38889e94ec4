"""subprocess: may be imported; a tab has no other processes, so running one is refused."""

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    """The base of the errors of processes."""


class CalledProcessError(SubprocessError):
    """A process ended with a code that is not 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr
        super().__init__(returncode, cmd)

    def __str__(self):
        return f"Command {self.cmd!r} returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output


class TimeoutExpired(SubprocessError):
    """A process took too long."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr
        super().__init__(cmd, timeout)

    def __str__(self):
        return f"Command {self.cmd!r} timed out after {self.timeout} seconds"


class CompletedProcess:
    """How a process ended."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def _refuse(args):
    shown = args if isinstance(args, str) else " ".join(map(str, args))
    raise OSError(
        f"The playground starts no other processes, so it cannot run: {shown}. Type the command into the terminal."
    )


class Popen:
    """Would start a process."""

    def __init__(self, args, *more, **options):
        _refuse(args)


def run(args, *more, **options):
    _refuse(args)


call = check_call = check_output = getoutput = getstatusoutput = run


def list2cmdline(seq):
    """Words as one line."""
    return " ".join(
        f'"{word}"' if not word or " " in word or "\t" in word else word for word in map(str, seq)
    )
