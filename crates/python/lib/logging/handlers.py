"""logging.handlers: files that begin anew, and handlers that wait; what would go over a network is
refused when it is used."""

import logging
import os
import re
import time

DEFAULT_TCP_LOGGING_PORT, DEFAULT_UDP_LOGGING_PORT = 9020, 9021
DEFAULT_HTTP_LOGGING_PORT, DEFAULT_SOAP_LOGGING_PORT = 9022, 9023
SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514
_DAY = 24 * 60 * 60


class BaseRotatingHandler(logging.FileHandler):
    """A file that is put aside when it is full."""

    namer = rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        super().__init__(filename, mode=mode, encoding=encoding, delay=delay, errors=errors)

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """The name of a file that was put aside."""
        name = self.namer
        return name(default_name) if callable(name) else default_name

    def rotate(self, source, dest):
        """Puts a file aside."""
        move = self.rotator
        if callable(move):
            move(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _put_aside(self, dest):
        if os.path.exists(dest):
            os.remove(dest)
        self.rotate(self.baseFilename, dest)

    def _closed_stream(self):
        if self.stream is not None:
            self.stream.close()
            self.stream = None

    def _opened_stream(self):
        if not self.delay:
            self.stream = self._open()


class RotatingFileHandler(BaseRotatingHandler):
    """A file of a size at most; older ones have numbers."""

    def __init__(
        self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None
    ):
        # What is cut off at its beginning cannot begin anew.
        kept = mode if maxBytes <= 0 else "a"
        super().__init__(filename, kept, encoding, delay, errors)
        self.backupCount, self.maxBytes = backupCount, maxBytes

    def _numbered(self, number):
        return self.rotation_filename(f"{self.baseFilename}.{number}")

    def shouldRollover(self, record):
        """Whether a record has no room any more."""
        if self.maxBytes <= 0:
            return False
        size = os.path.getsize(self.baseFilename) if os.path.exists(self.baseFilename) else 0
        return size + len((self.format(record) + "\n").encode()) >= self.maxBytes

    def doRollover(self):
        """Gives each file the next number, and begins a new one."""
        self._closed_stream()
        for number in range(self.backupCount - 1, 0, -1):
            if os.path.exists(self._numbered(number)):
                os.replace(self._numbered(number), self._numbered(number + 1))
        if self.backupCount > 0:
            self._put_aside(self._numbered(1))
        self._opened_stream()


# By the letter that says how often: seconds, and how a file is called that was put aside.
_SPANS = {
    "S": (1, "%Y-%m-%d_%H-%M-%S"),
    "M": (60, "%Y-%m-%d_%H-%M"),
    "H": (3600, "%Y-%m-%d_%H"),
    "D": (_DAY, "%Y-%m-%d"),
    "MIDNIGHT": (_DAY, "%Y-%m-%d"),
    "W": (7 * _DAY, "%Y-%m-%d"),
}


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
        self.atTime, self.utc, self.backupCount, self.when = atTime, utc, backupCount, when.upper()
        seconds, self.suffix = self._span()
        self.interval = seconds * interval
        super().__init__(filename, "a", encoding, delay, errors)
        known = os.path.exists(self.baseFilename)
        begun = os.path.getmtime(self.baseFilename) if known else time.time()
        self.rolloverAt = self.computeRollover(int(begun))

    def _span(self):
        if not self.when.startswith("W"):
            if self.when not in _SPANS:
                raise ValueError(f"Invalid rollover interval specified: {self.when}")
            return _SPANS[self.when]
        if len(self.when) != 2:
            raise ValueError(
                f"You must specify a day for weekly rollover from 0 to 6 (0 is Monday): {self.when}"
            )
        if self.when[1] not in "0123456":
            raise ValueError(f"Invalid day specified for weekly rollover: {self.when}")
        self.dayOfWeek = int(self.when[1])
        return _SPANS["W"]

    def _parts(self, moment):
        return time.gmtime(moment) if self.utc else time.localtime(moment)

    def computeRollover(self, currentTime):
        """When the next file begins."""
        weekly = self.when.startswith("W")
        if self.when != "MIDNIGHT" and not weekly:
            return currentTime + self.interval
        parts, at = self._parts(currentTime), self.atTime
        passed = (parts[3] * 60 + parts[4]) * 60 + parts[5]
        turn = _DAY if at is None else (at.hour * 60 + at.minute) * 60 + at.second
        left, day = turn - passed, parts[6]
        if left <= 0:
            left, day = left + _DAY, (day + 1) % 7
        if weekly:
            left += (self.dayOfWeek - day) % 7 * _DAY
        return currentTime + left

    def shouldRollover(self, record):
        """Whether the span is over."""
        return time.time() >= self.rolloverAt

    def getFilesToDelete(self):
        """The oldest files, where there are too many."""
        folder, name = os.path.split(self.baseFilename)
        dated = re.compile(re.escape(name) + r"\.\d{4}-\d{2}-\d{2}(_\d{2}(-\d{2}){0,2})?(\.\w+)?")
        found = sorted([each for each in os.listdir(folder) if dated.fullmatch(each)])
        return [
            os.path.join(folder, each) for each in found[: max(len(found) - self.backupCount, 0)]
        ]

    def doRollover(self):
        """Puts the file aside under the date of its beginning, and begins a new one."""
        self._closed_stream()
        stamp = time.strftime(self.suffix, self._parts(self.rolloverAt - self.interval))
        self._put_aside(self.rotation_filename(f"{self.baseFilename}.{stamp}"))
        for path in self.getFilesToDelete() if self.backupCount > 0 else []:
            os.remove(path)
        self._opened_stream()
        now = int(time.time())
        self.rolloverAt = self.computeRollover(now)
        while self.rolloverAt <= now:
            self.rolloverAt += self.interval


class WatchedFileHandler(logging.FileHandler):
    """A file that somebody else may put aside."""

    def reopenIfNeeded(self):
        """Opens the file anew if it is there no more."""
        if self.stream is not None and not os.path.exists(self.baseFilename):
            self.stream.close()
            self.stream = self._open()

    def emit(self, record):
        self.reopenIfNeeded()
        super().emit(record)


class BufferingHandler(logging.Handler):
    """Keeps records until there are enough."""

    def __init__(self, capacity):
        super().__init__()
        self.buffer, self.capacity = [], capacity

    def shouldFlush(self, record):
        """Whether there are enough."""
        return self.capacity <= len(self.buffer)

    def emit(self, record):
        self.buffer += [record]
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        """Keeps none any more."""
        self.buffer.clear()

    def close(self):
        """Lets go of what it keeps."""
        self.flush()
        super().close()


class MemoryHandler(BufferingHandler):
    """Keeps records, then gives them to another handler."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.target, self.flushOnClose, self.flushLevel = target, flushOnClose, flushLevel

    def shouldFlush(self, record):
        """Whether there are enough, or this one is loud enough."""
        return super().shouldFlush(record) or record.levelno >= self.flushLevel

    def setTarget(self, target):
        """Says who gets them."""
        self.target = target

    def flush(self):
        """Gives them away, if anyone takes them."""
        if self.target is None:
            return
        waiting, self.buffer = self.buffer, []
        for record in waiting:
            self.target.handle(record)

    def close(self):
        """Gives them away, and is used no more."""
        if self.flushOnClose:
            self.flush()
        self.target = None
        self.buffer.clear()
        logging.Handler.close(self)


class QueueHandler(logging.Handler):
    """Puts records into a queue."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def enqueue(self, record):
        """Puts one in."""
        self.queue.put_nowait(record)

    def prepare(self, record):
        """A copy whose text is made."""
        import copy

        text, made = self.format(record), copy.copy(record)
        made.message = made.msg = text
        made.args = made.exc_info = made.exc_text = made.stack_info = None
        return made

    def emit(self, record):
        try:
            prepared = self.prepare(record)
            self.enqueue(prepared)
        except Exception:
            self.handleError(record)


class QueueListener:
    """Would take records from a queue in a thread of its own."""

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.handlers, self.queue = handlers, queue
        self.respect_handler_level = respect_handler_level

    def prepare(self, record):
        """What the handlers get."""
        return record

    def handle(self, record):
        """Gives a record to the handlers."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def start(self):
        """Refused: there is one thread."""
        raise RuntimeError("QueueListener.start(): threads are not supported here")

    def stop(self):
        """Gives to the handlers what is in the queue."""
        while not self.queue.empty():
            self.handle(self.queue.get_nowait())


class _Elsewhere(logging.Handler):
    """A handler whose records would leave the machine."""

    def emit(self, record):
        raise OSError(f"The playground has no network: {type(self).__name__} sends nothing")


def _pair(value):
    return value if isinstance(value, (list, tuple)) else (value, None)


class SMTPHandler(_Elsewhere):
    """Would send each record as a mail."""

    def __init__(
        self, mailhost, fromaddr, toaddrs, subject, credentials=None, secure=None, timeout=5.0
    ):
        super().__init__()
        self.mailhost, self.mailport = _pair(mailhost)
        self.username, self.password = _pair(credentials)
        self.subject, self.fromaddr, self.timeout, self.secure = subject, fromaddr, timeout, secure
        self.toaddrs = [toaddrs] if isinstance(toaddrs, str) else toaddrs

    def getSubject(self, record):
        """What the mail is about."""
        return self.subject


class SocketHandler(_Elsewhere):
    """Would send records to a socket."""

    def __init__(self, host, port):
        super().__init__()
        self.address = host if port is None else (host, port)
        self.port, self.host, self.closeOnError, self.sock = port, host, False, None


class DatagramHandler(SocketHandler):
    """Would send records as datagrams."""


class HTTPHandler(_Elsewhere):
    """Would send records to a web server."""

    def __init__(self, host, url, method="GET", secure=False, credentials=None, context=None):
        super().__init__()
        self.method = method.upper()
        if self.method not in ("GET", "POST"):
            raise ValueError("method must be GET or POST")
        self.url, self.host, self.secure = url, host, secure
        self.credentials, self.context = credentials, context


_PRIORITIES = "emerg alert crit err warning notice info debug".split()
_FACILITIES = (
    "kern user mail daemon auth syslog lpr news uucp cron authpriv ftp ntp security console "
    "solcron local0 local1 local2 local3 local4 local5 local6 local7"
).split()


class SysLogHandler(_Elsewhere):
    """Would send records to syslog."""

    for _number, _word in [*enumerate(_PRIORITIES), *enumerate(_FACILITIES)]:
        locals()[f"LOG_{_word.upper()}"] = _number
    del _number, _word
    priority_names = {name: number for number, name in enumerate(_PRIORITIES)}
    priority_names.update(critical=2, error=3, panic=0, warn=4)
    facility_names = {name: number for number, name in enumerate(_FACILITIES)}

    def __init__(self, address=("localhost", SYSLOG_UDP_PORT), facility=1, socktype=None):
        super().__init__()
        self.socktype, self.facility, self.address = socktype, facility, address
