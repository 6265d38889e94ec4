"""logging.handlers: files that begin anew; what would go over a network is refused when it is
used."""

import logging
import os
import time

DEFAULT_TCP_LOGGING_PORT, DEFAULT_UDP_LOGGING_PORT, DEFAULT_HTTP_LOGGING_PORT, SYSLOG_UDP_PORT = (
    9020,
    9021,
    9022,
    514,
)


class BaseRotatingHandler(logging.FileHandler):
    """A file that is put aside when it is full."""

    namer = rotator = None

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _begin_anew(self, first, last):
        """Moves files to the next number, the newest to 1."""
        if self.stream:
            self.stream.close()
            self.stream = None
        for number in range(last - 1, 0, -1):
            source, dest = (self.rotation_filename(f"{first}.{n}") for n in (number, number + 1))
            if os.path.exists(source):
                if os.path.exists(dest):
                    os.remove(dest)
                os.rename(source, dest)


class RotatingFileHandler(BaseRotatingHandler):
    """A file of a size at most; older ones have numbers."""

    def __init__(
        self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None
    ):
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding, delay)
        self.maxBytes, self.backupCount = maxBytes, backupCount

    def shouldRollover(self, record):
        if self.maxBytes <= 0:
            return False
        size = os.path.getsize(self.baseFilename) if os.path.exists(self.baseFilename) else 0
        return size + len((self.format(record) + "\n").encode()) >= self.maxBytes

    def doRollover(self):
        self._begin_anew(self.baseFilename, self.backupCount)
        if self.backupCount > 0:
            dest = self.rotation_filename(self.baseFilename + ".1")
            if os.path.exists(dest):
                os.remove(dest)
            self.rotate(self.baseFilename, dest)
        if not self.delay:
            self.stream = self._open()


_STEPS = {"S": 1, "M": 60, "H": 3600, "D": 86400, "MIDNIGHT": 86400}
_ENDS = {"S": "%Y-%m-%d_%H-%M-%S", "M": "%Y-%m-%d_%H-%M", "H": "%Y-%m-%d_%H"}


class TimedRotatingFileHandler(BaseRotatingHandler):
    """A file for each span of time; older ones have dates."""

    def __init__(
        self,
        filename,
        when="h",
        interval=1,
        backupCount=0,
        encoding=None,
        delay=False,
        utc=False,
        atTime=None,
        errors=None,
    ):
        super().__init__(filename, "a", encoding, delay)
        self.when, self.backupCount, self.utc, self.atTime = when.upper(), backupCount, utc, atTime
        if self.when.startswith("W"):
            if len(self.when) != 2:
                raise ValueError(
                    "You must specify a day for weekly rollover from 0 to 6 (0 is Monday): %s"
                    % self.when
                )
            step = 604800
        elif self.when in _STEPS:
            step = _STEPS[self.when]
        else:
            raise ValueError("Invalid rollover interval specified: %s" % self.when)
        self.interval, self.suffix = step * interval, _ENDS.get(self.when, "%Y-%m-%d")
        self.rolloverAt = self.computeRollover(int(time.time()))

    def computeRollover(self, currentTime):
        if self.when == "MIDNIGHT" or self.when.startswith("W"):
            return currentTime - currentTime % 86400 + self.interval
        return currentTime + self.interval

    def shouldRollover(self, record):
        return time.time() >= self.rolloverAt

    def doRollover(self):
        if self.stream:
            self.stream.close()
            self.stream = None
        stamp = time.strftime(self.suffix, time.gmtime(self.rolloverAt - self.interval))
        self.rotate(self.baseFilename, self.rotation_filename(f"{self.baseFilename}.{stamp}"))
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(int(time.time()))


class WatchedFileHandler(logging.FileHandler):
    """A file that somebody else may put aside."""


class BufferingHandler(logging.Handler):
    """Keeps records until there are enough."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity, self.buffer = capacity, []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.buffer.clear()


class MemoryHandler(BufferingHandler):
    """Keeps records, then gives them to another handler."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel, self.target, self.flushOnClose = flushLevel, target, flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.target = target

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        if self.flushOnClose:
            self.flush()
        self.target = None
        self.buffer.clear()


class QueueHandler(logging.Handler):
    """Puts records into a queue."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def emit(self, record):
        self.queue.put_nowait(record)


class QueueListener:
    """Would take records from a queue in a thread of its own."""

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers = queue, handlers

    def start(self):
        raise RuntimeError("QueueListener.start(): threads are not supported here")


class _Elsewhere(logging.Handler):
    """A handler whose records would leave the machine."""

    def __init__(self, *args, **kwargs):
        super().__init__()
        self.arguments = args, kwargs

    def emit(self, record):
        raise OSError(f"The playground has no network: {type(self).__name__} sends nothing")


class SMTPHandler(_Elsewhere):
    """Would send each record as a mail."""

    def __init__(
        self, mailhost, fromaddr, toaddrs, subject, credentials=None, secure=None, timeout=5.0
    ):
        super().__init__()
        self.mailhost, self.mailport = (
            mailhost if isinstance(mailhost, (list, tuple)) else (mailhost, None)
        )
        self.username, self.password = (
            credentials if isinstance(credentials, (list, tuple)) else (None, None)
        )
        self.fromaddr, self.subject, self.secure, self.timeout = fromaddr, subject, secure, timeout
        self.toaddrs = [toaddrs] if isinstance(toaddrs, str) else toaddrs

    def getSubject(self, record):
        return self.subject


class SocketHandler(_Elsewhere):
    """Would send records to a socket."""


class DatagramHandler(_Elsewhere):
    """Would send records as datagrams."""


class HTTPHandler(_Elsewhere):
    """Would send records to a web server."""


class SysLogHandler(_Elsewhere):
    """Would send records to syslog."""

    LOG_USER, LOG_LOCAL0, LOG_DAEMON = 1, 16, 3
