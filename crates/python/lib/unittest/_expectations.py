"""What a test expects of a block of code: an exception, a warning, a line in a log."""

import logging
import re
import sys
import warnings
from collections import namedtuple

__unittest = True

_Watched = namedtuple("_LoggingWatcher", "records output")


class _Expects:
    """A block that must do something, or a call in its place."""

    def __init__(self, expected, test_case, pattern=None):
        self.expected, self.test_case, self.msg = expected, test_case, None
        self.pattern = re.compile(pattern) if isinstance(pattern, (str, bytes)) else pattern
        self.obj_name = None

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

    def handle(self, name, args, kwargs):
        """Without a callable the block itself, else what the call did."""
        if not _are_classes(self.expected, self._base):
            raise TypeError(f"{name}() arg 1 must be {self._what}")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                first = next(iter(kwargs))
                raise TypeError(f"{first!r} is an invalid keyword argument for this function")
            return self
        function, *rest = args
        self.obj_name = getattr(function, "__name__", str(function))
        with self:
            function(*rest, **kwargs)
        return None

    def _names(self):
        kinds = self.expected
        try:
            return kinds.__name__
        except AttributeError:
            return str(kinds)

    def _by(self):
        return f" by {self.obj_name}" if self.obj_name else ""


def _are_classes(kinds, base):
    kinds = kinds if isinstance(kinds, tuple) else (kinds,)
    return all(isinstance(kind, type) and issubclass(kind, base) for kind in kinds)


class Raises(_Expects):
    """assertRaises() and assertRaisesRegex()."""

    _base, _what = BaseException, "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            self._fail(f"{self._names()} not raised{self._by()}")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.pattern is not None and not self.pattern.search(str(value)):
            self._fail(f'"{self.pattern.pattern}" does not match "{value}"')
        return True


class Warns(_Expects):
    """assertWarns() and assertWarnsRegex()."""

    _base, _what = Warning, "a warning type or tuple of warning types"

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self._catching = warnings.catch_warnings(record=True)
        self.warnings = self._catching.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, value, tb):
        self._catching.__exit__(kind, value, tb)
        if kind is not None:
            return
        fitting = None
        for said in self.warnings:
            if not isinstance(said.message, self.expected):
                continue
            fitting = said.message if fitting is None else fitting
            if self.pattern is not None and not self.pattern.search(str(said.message)):
                continue
            self.warning, self.filename, self.lineno = said.message, said.filename, said.lineno
            return
        if fitting is not None:
            self._fail(f'"{self.pattern.pattern}" does not match "{fitting}"')
        self._fail(f"{self._names()} not triggered{self._by()}")


class _Catching(logging.Handler):
    def __init__(self):
        super().__init__()
        self.watcher = _Watched([], [])

    def emit(self, record):
        self.watcher.records.append(record)
        self.watcher.output.append(self.format(record))


class Logs:
    """assertLogs() and assertNoLogs()."""

    LOGGING_FORMAT = "%(levelname)s:%(name)s:%(message)s"

    def __init__(self, test_case, logger_name, level, no_logs):
        self.test_case, self.logger_name, self.no_logs = test_case, logger_name, no_logs
        self.level = logging._nameToLevel.get(level, level) if level else logging.INFO
        self.msg = None

    def __enter__(self):
        given = isinstance(self.logger_name, logging.Logger)
        self.logger = self.logger_name if given else logging.getLogger(self.logger_name)
        handler = _Catching()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter(self.LOGGING_FORMAT))
        self.watcher = handler.watcher
        self._before = self.logger.handlers[:], self.logger.level, self.logger.propagate
        self.logger.handlers = [handler]
        self.logger.setLevel(self.level)
        self.logger.propagate = False
        return None if self.no_logs else handler.watcher

    def __exit__(self, kind, value, tb):
        self.logger.handlers, level, self.logger.propagate = self._before
        self.logger.setLevel(level)
        if kind is not None:
            return False
        found = len(self.watcher.records)
        if self.no_logs and found:
            self._fail(f"Unexpected logs found: {self.watcher.output!r}")
        if not self.no_logs and not found:
            name, level = self.logger.name, logging.getLevelName(self.level)
            self._fail(f"no logs of level {level} or higher triggered on {name}")

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))
