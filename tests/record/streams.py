"""Standard streams that keep what is written, in order: as a pipe gets it and as a terminal shows
it."""

import io


class Rec:
    """All output of a command: (channel, text as in a pipe, text as on a terminal)."""

    events = []


class Tee(io.TextIOBase):
    """Standard output or error."""

    encoding = "utf-8"
    errors = "strict"

    def __init__(self, chan):
        self.chan = chan

    def write(self, s):
        if not isinstance(s, str):
            raise TypeError("write() argument must be str, not %s" % type(s).__name__)
        Rec.events.append((self.chan, s, s))
        return len(s)

    def flush(self):
        pass

    def isatty(self):
        return False

    def writable(self):
        return True


class Stdin(io.TextIOBase):
    """Standard input from a here document; a terminal echoes what is typed."""

    encoding = "utf-8"
    errors = "strict"

    def __init__(self, text):
        self.lines = text.splitlines(True)

    def readable(self):
        return True

    def readline(self, *a):
        if not self.lines:
            return ""
        s = self.lines.pop(0)
        Rec.events.append(("", "", s))  # a terminal echoes what is typed
        return s

    def read(self, *a):
        s = "".join(self.lines)
        self.lines = []
        return s

    def fileno(self):
        raise io.UnsupportedOperation("fileno")

    def isatty(self):
        return False
