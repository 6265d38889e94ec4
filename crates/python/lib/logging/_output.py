"""logging: handlers, which bring records somewhere."""

import os
import sys

from logging._formatting import _defaultFormatter
from logging._records import NOTSET, WARNING, Filterer, _checkLevel, getLevelName

# All there are, in the order of their making.
_handlerList = []


class Handler(Filterer):
    """Takes records from a level on."""

    __module__ = "logging"

    def __init__(self, level=NOTSET):
        super().__init__()
        self._name, self.formatter, self.level = None, None, _checkLevel(level)
        _handlerList.append(self)
        self.createLock()

    # There is one thread: nothing to wait for.

    def createLock(self):
        """Makes no lock."""
        self.lock = None

    def acquire(self):
        """Takes no lock."""

    def release(self):
        """Gives none back."""

    def get_name(self):
        """How it is called."""
        return self._name

    def set_name(self, name):
        """Calls it so."""
        self._name = name

    name = property(lambda self: self.get_name(), lambda self, name: self.set_name(name))

    def setLevel(self, level):
        """Takes records from this level on."""
        self.level = _checkLevel(level)

    def setFormatter(self, fmt):
        """Says what makes text of records."""
        self.formatter = fmt

    def format(self, record):
        """A record as text."""
        formatter = self.formatter or _defaultFormatter
        return formatter.format(record)

    def handle(self, record):
        """Brings a record out that the filters let through."""
        passes = self.filter(record)
        if passes:
            self.emit(record)
        return passes

    def emit(self, record):
        """Brings a record out."""
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def flush(self):
        """Nothing is held back."""

    def close(self):
        """Is used no more."""
        if self in _handlerList:
            _handlerList.remove(self)

    def handleError(self, record):
        """Says what went wrong while a record was brought out, and goes on."""
        import logging

        if logging.raiseExceptions and sys.stderr:
            _say_error(record)

    def _shown(self):
        return ""

    def __repr__(self):
        return f"<{type(self).__name__} {self._shown()}({getLevelName(self.level)})>"


def stack_lines(frame):
    """The calls that led to a frame, the outermost first."""
    lines = []
    while frame is not None:
        code = frame.f_code
        if not code.co_filename.startswith("<python>/logging/"):
            lines.append(f'  File "{code.co_filename}", line {frame.f_lineno}, in {code.co_name}\n')
        frame = frame.f_back
    return lines[::-1]


def _say_error(record):
    import traceback

    put = sys.stderr.write
    put("--- Logging error ---\n")
    put(traceback.format_exc())
    put("Call stack:\n")
    put("".join(stack_lines(sys._getframe(1))))
    put(f"Message: {record.msg!r}\nArguments: {record.args}\n")


class StreamHandler(Handler):
    """Writes records into a stream, standard error if nothing is said."""

    __module__ = "logging"
    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        """Lets the stream hold nothing back."""
        flush = getattr(self.stream, "flush", None)
        if flush is not None:
            flush()

    def emit(self, record):
        try:
            self._write(self.format(record))
        except Exception as error:
            if isinstance(error, RecursionError):
                raise
            self.handleError(record)

    def _write(self, text):
        self.stream.write(text + self.terminator)
        self.flush()

    def setStream(self, stream):
        """Writes to another stream from now on; gives the one before."""
        before = self.stream
        if stream is before:
            return None
        self.flush()
        self.stream = stream
        return before

    def _shown(self):
        name = getattr(self.stream, "name", "")
        return f"{name} " if name else ""


class FileHandler(StreamHandler):
    """Writes records into a file, which is opened at once unless `delay` is true."""

    __module__ = "logging"

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        Handler.__init__(self)
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode, self.encoding, self.errors, self.delay = mode, encoding, errors, delay
        self.stream, self._closed = None, False
        if not delay:
            self.stream = self._open()

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record):
        if self.stream is None and not (self._closed and self.mode == "w"):
            self.stream = self._open()
        if self.stream is not None:
            super().emit(record)

    def close(self):
        """Closes the file."""
        stream, self.stream, self._closed = self.stream, None, True
        if stream is not None:
            stream.flush()
            stream.close()
        super().close()

    def _shown(self):
        return f"{self.baseFilename} "


class NullHandler(Handler):
    """Brings nothing out."""

    __module__ = "logging"

    def handle(self, record):
        """Nothing."""

    emit = handle


class _StderrHandler(StreamHandler):
    """Writes to whatever standard error is now."""

    __module__ = "logging"

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    stream = property(lambda self: sys.stderr)


lastResort = _StderrHandler(WARNING)
