"""logging: loggers, and the functions that speak to the topmost of them. Records, their texts and
where they go are in files of their own."""

import sys

from logging._formatting import (
    BASIC_FORMAT,
    BufferingFormatter,
    Formatter,
    PercentStyle,
    StrFormatStyle,
    StringTemplateStyle,
    style_of as _style_of,
)
from logging._output import (
    FileHandler,
    Handler,
    NullHandler,
    StreamHandler,
    _handlerList,
    lastResort,
    stack_lines as _stack_lines,
)
from logging._records import (
    CRITICAL,
    DEBUG,
    ERROR,
    FATAL,
    INFO,
    NOTSET,
    WARN,
    WARNING,
    Filter,
    Filterer,
    LogRecord,
    _checkLevel,
    _levelToName,
    _nameToLevel,
    addLevelName,
    getLevelName,
    getLevelNamesMapping,
    getLogRecordFactory,
    makeLogRecord,
    setLogRecordFactory,
)

__all__ = (
    "BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Formatter Handler "
    "INFO LogRecord Logger LoggerAdapter NOTSET NullHandler StreamHandler WARN WARNING addLevelName "
    "basicConfig captureWarnings critical debug disable error exception fatal getLevelName getLogger "
    "getLoggerClass info log makeLogRecord setLoggerClass shutdown warn warning getLogRecordFactory "
    "setLogRecordFactory lastResort raiseExceptions getLevelNamesMapping"
).split()

raiseExceptions = True
# What stands on the stack while something is logged, and is not where it was logged.
_HERE = "<python>/logging/__init__.py"


def _caller(stacklevel):
    """The frame that logs, or one further up."""
    frame, left = sys._getframe(1), stacklevel
    while frame is not None:
        if frame.f_code.co_filename != _HERE:
            left -= 1
            if left <= 0 or frame.f_back is None:
                return frame
        frame = frame.f_back
    return None


def _exception(exc_info):
    """What `exc_info` says, as its three parts."""
    if isinstance(exc_info, BaseException):
        return type(exc_info), exc_info, exc_info.__traceback__
    return exc_info if isinstance(exc_info, tuple) or not exc_info else sys.exc_info()


def _deprecated(owner):
    import warnings

    text = f"The 'warn' {owner} is deprecated, use 'warning' instead"
    warnings.warn(text, DeprecationWarning, 3)


class _Speaking:
    """The methods of each level; `_say` is behind them."""

    def debug(self, msg, *args, **kwargs):
        """Says what only who looks for a mistake wants to know."""
        self._say(DEBUG, msg, args, kwargs)

    def info(self, msg, *args, **kwargs):
        """Says what happens."""
        self._say(INFO, msg, args, kwargs)

    def warning(self, msg, *args, **kwargs):
        """Says what may go wrong."""
        self._say(WARNING, msg, args, kwargs)

    def warn(self, msg, *args, **kwargs):
        """The old name of `warning`."""
        _deprecated("method")
        self._say(WARNING, msg, args, kwargs)

    def error(self, msg, *args, **kwargs):
        """Says what went wrong."""
        self._say(ERROR, msg, args, kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Says what went wrong, with the exception that is handled."""
        self._say(ERROR, msg, args, {"exc_info": exc_info, **kwargs})

    def critical(self, msg, *args, **kwargs):
        """Says that it cannot go on."""
        self._say(CRITICAL, msg, args, kwargs)

    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        """Says something at any level."""
        if isinstance(level, int):
            self._say(level, msg, args, kwargs)
        elif raiseExceptions:
            raise TypeError("level must be an integer")

    def __repr__(self):
        level = getLevelName(self.getEffectiveLevel())
        return f"<{type(self).__name__} {self.name} ({level})>"


class Logger(_Speaking, Filterer):
    """Takes what a part of a program says, for its handlers and those above."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.level, self.handlers, self.parent = name, _checkLevel(level), [], None
        self.propagate, self.disabled = True, False

    def setLevel(self, level):
        """Takes what is said from this level on."""
        self.level = _checkLevel(level)

    def _upwards(self):
        """This one and those above which hear of its records."""
        logger = self
        while logger is not None:
            yield logger
            logger = logger.parent if logger.propagate else None

    def getEffectiveLevel(self):
        """Its level, or the nearest one above."""
        logger = self
        while logger is not None and not logger.level:
            logger = logger.parent
        return NOTSET if logger is None else logger.level

    def isEnabledFor(self, level):
        """Whether what is said at a level is heard."""
        if self.disabled or level <= manager.disable:
            return False
        return self.getEffectiveLevel() <= level

    def addHandler(self, hdlr):
        """One more."""
        if hdlr not in self.handlers:
            self.handlers += [hdlr]

    def removeHandler(self, hdlr):
        """One less."""
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        """Whether anyone hears."""
        return any([logger.handlers for logger in self._upwards()])

    def getChild(self, suffix):
        """The logger below of that name."""
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def _say(self, level, msg, args, kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        """Where it was logged: path, line, function, and the calls that led there."""
        if not stack_info and stacklevel == 1:
            return (*sys._caller_outside(_HERE), None)
        frame = _caller(stacklevel)
        calls = None
        if stack_info:
            text = "".join(["Stack (most recent call last):\n", *_stack_lines(frame)])
            calls = text.removesuffix("\n")
        code = frame.f_code
        return code.co_filename, frame.f_lineno, code.co_name, calls

    def makeRecord(
        self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None
    ):
        """A record, with more attributes if there are any."""
        made = getLogRecordFactory()(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key, value in (extra or {}).items():
            if key in ("message", "asctime") or key in vars(made):
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            setattr(made, key, value)
        return made

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        path, line, function, calls = self.findCaller(stack_info, stacklevel)
        error = _exception(exc_info)
        self.handle(
            self.makeRecord(self.name, level, path, line, msg, args, error, function, extra, calls)
        )

    def handle(self, record):
        """Brings a record to the handlers, unless a filter holds it back."""
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record):
        """Brings a record to the handlers of this one and those above."""
        handlers = [handler for logger in self._upwards() for handler in logger.handlers]
        for handler in handlers or [lastResort]:
            if handler is not None and record.levelno >= handler.level:
                handler.handle(record)


class RootLogger(Logger):
    """The topmost one."""

    def __init__(self, level):
        super().__init__("root", level)


def _of_logger(name):
    def ask(self, *args, **kwargs):
        return getattr(self.logger, name)(*args, **kwargs)

    ask.__name__ = name
    return ask


class LoggerAdapter(_Speaking):
    """Speaks to a logger, and adds something to what is said."""

    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        """Changes what is said."""
        kwargs.update(extra=self.extra)
        return msg, kwargs

    def _say(self, level, msg, args, kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    # The rest is the logger's.
    _log, isEnabledFor, setLevel, getEffectiveLevel, hasHandlers = map(
        _of_logger, ("_log", "isEnabledFor", "setLevel", "getEffectiveLevel", "hasHandlers")
    )
    manager = property(lambda self: self.logger.manager)
    name = property(lambda self: self.logger.name)


class PlaceHolder:
    """Stands where a name has loggers below it and none of its own."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}


class Manager:
    """Knows all loggers."""

    def __init__(self, rootnode):
        self.root, self.loggerDict, self.loggerClass = rootnode, {}, None
        self._disable = NOTSET

    disable = property(
        lambda self: self._disable,
        lambda self, level: setattr(self, "_disable", _checkLevel(level)),
    )

    def getLogger(self, name):
        """The logger of a name, made when it is first asked for."""
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        if name not in _loggers:
            made = _loggers[name] = (self.loggerClass or _loggerClass[0])(name)
            made.manager = self
            self.loggerDict[name] = made
            self._place(made, name)
        return _loggers[name]

    def setLoggerClass(self, klass):
        """Says what loggers of this manager are made of."""
        self.loggerClass = klass

    def _place(self, made, name):
        """Puts a logger between those above and those below."""
        made.parent, above = self.root, name.rpartition(".")[0]
        while above:
            if above in _loggers:
                made.parent = _loggers[above]
                break
            self.loggerDict.setdefault(above, PlaceHolder(made))
            above = above.rpartition(".")[0]
        below = name + "."
        for other in _loggers.values():
            if other.name.startswith(below) and not other.parent.name.startswith(below):
                if other.parent is not made:
                    other.parent = made


# Those that were made, without placeholders.
_loggers = {}
_loggerClass = [Logger]
root = RootLogger(WARNING)
Logger.root = root
Logger.manager = manager = Manager(root)


def getLogger(name=None):
    """The logger of a name; the topmost one without."""
    if not name or name == root.name:
        return root
    return manager.getLogger(name)


def setLoggerClass(klass):
    """Says what loggers are made of from now on."""
    if not issubclass(klass, Logger):
        raise TypeError(f"logger not derived from logging.Logger: {klass.__name__}")
    _loggerClass[0] = klass


def getLoggerClass():
    """What loggers are made of."""
    return _loggerClass[0]


def _handlers_of(options):
    """The handlers that `basicConfig` is asked for."""
    handlers = options.pop("handlers", None)
    given = [name for name in ("stream", "filename") if name in options]
    if handlers is not None:
        if given:
            raise ValueError(
                "'stream' or 'filename' should not be specified together with 'handlers'"
            )
        return handlers
    if len(given) > 1:
        raise ValueError("'stream' and 'filename' should not be specified together")
    filename, mode = options.pop("filename", None), options.pop("filemode", "a")
    encoding, errors = options.pop("encoding", None), options.pop("errors", "backslashreplace")
    if filename:
        return [FileHandler(filename, mode, encoding, errors=errors)]
    return [StreamHandler(options.pop("stream", None))]


def basicConfig(**kwargs):
    """Gives the topmost logger handlers, if it has none yet."""
    if kwargs.pop("force", False):
        for handler in root.handlers[:]:
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    handlers = _handlers_of(kwargs)
    datefmt, style = kwargs.pop("datefmt", None), kwargs.pop("style", "%")
    formatter = Formatter(kwargs.pop("format", _style_of(style).basic), datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    level = kwargs.pop("level", None)
    if level is not None:
        root.setLevel(level)
    for name in ("filemode", "encoding", "errors"):
        kwargs.pop(name, None)
    if kwargs:
        raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs)}")


def _of_root(name):
    """A function that speaks to the topmost logger, which gets a handler if it has none."""
    speak = getattr(root, name)

    def call(*args, **kwargs):
        if not root.handlers:
            basicConfig()
        speak(*args, **kwargs)

    call.__name__ = call.__qualname__ = name
    return call


for _name in ("debug", "info", "warning", "error", "exception", "critical", "log"):
    globals()[_name] = _of_root(_name)
fatal = critical  # noqa: F821


def warn(msg, *args, **kwargs):
    """The old name of `warning`."""
    _deprecated("function")
    warning(msg, *args, **kwargs)  # noqa: F821


def disable(level=CRITICAL):
    """Nothing up to a level is heard any more."""
    manager.disable = level


def shutdown(handlerList=_handlerList):
    """Lets handlers hold nothing back, and ends them."""
    for handler in handlerList[::-1]:
        try:
            handler.flush()
            handler.close()
        except (OSError, ValueError):
            """It was closed already."""


_shown = []


def _show_warning(message, category, filename, lineno, file=None, line=None):
    import warnings

    if file is not None:
        _shown[0](message, category, filename, lineno, file, line)
        return
    text = warnings.formatwarning(message, category, filename, lineno, line)
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning(str(text))


def captureWarnings(capture):
    """Warnings are logged, or printed again."""
    import warnings

    if not hasattr(warnings, "showwarning"):
        # They are printed by the evaluator itself.
        return
    if capture and not _shown:
        _shown.append(warnings.showwarning)
        warnings.showwarning = _show_warning
    elif not capture and _shown:
        warnings.showwarning = _shown.pop()
