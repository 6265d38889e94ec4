"""logging: levels, records, and filters of records."""

import sys
import time

CRITICAL = FATAL = 50
ERROR, WARNING, INFO, DEBUG, NOTSET = 40, 30, 20, 10, 0
WARN = WARNING

_levelToName = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_nameToLevel = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30}
_nameToLevel.update({name: level for level, name in _levelToName.items() if level != CRITICAL})


def getLevelNamesMapping():
    """All levels by their names."""
    return dict(_nameToLevel)


def getLevelName(level):
    """The name of a level, or the level of a name."""
    for table in (_levelToName, _nameToLevel):
        if level in table:
            return table[level]
    return f"Level {level}"


def addLevelName(level, levelName):
    """Another name for a level."""
    _levelToName[level], _nameToLevel[levelName] = levelName, level


def _checkLevel(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f"Level not an integer or a valid string: {level!r}")
    if level in _nameToLevel:
        return _nameToLevel[level]
    raise ValueError(f"Unknown level: {level!r}")


_begun = time.time()


def _new_process():
    """The clock of a process that imports this module from the image."""
    global _begun
    _begun = time.time()


class LogRecord:
    """One event: what was said, where, when and how loud."""

    __module__ = "logging"
    # There is one process with one thread.
    _ALONE = dict(process=4242, processName="MainProcess", thread=1, threadName="MainThread")

    def __init__(
        self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs
    ):
        now = time.time()
        named = args and len(args) == 1 and isinstance(args[0], dict) and args[0]
        file = pathname.rpartition("/")[2] if isinstance(pathname, str) else pathname
        self.__dict__.update(
            self._ALONE,
            name=name,
            msg=msg,
            args=named or args,
            levelname=getLevelName(level),
            levelno=level,
            pathname=pathname,
            filename=file,
            module=file.rpartition(".")[0] or file if isinstance(file, str) else "Unknown module",
            exc_info=exc_info,
            exc_text=None,
            stack_info=sinfo,
            lineno=lineno,
            funcName=func,
            created=now,
            msecs=int((now - int(now)) * 1000) + 0.0,
            relativeCreated=(now - _begun) * 1000,
        )

    def __repr__(self):
        place = f'{self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}"'
        return f"<LogRecord: {place}>"

    def getMessage(self):
        """The text with its arguments in it."""
        text = str(self.msg)
        return text % self.args if self.args else text


_factory = [LogRecord]


def setLogRecordFactory(factory):
    """Says what makes records."""
    _factory[0] = factory


def getLogRecordFactory():
    """What makes records."""
    return _factory[0]


def makeLogRecord(dict):
    """A record with the given attributes."""
    made = _factory[0](None, None, "", 0, "", (), None, None)
    vars(made).update(dict)
    return made


class Filter:
    """Lets through what a logger and those below it say."""

    __module__ = "logging"

    def __init__(self, name=""):
        self.name, self.nlen = name, len(name)

    def filter(self, record):
        """Whether a record goes on."""
        return not self.name or f"{record.name}.".startswith(f"{self.name}.")


class Filterer:
    """What has filters."""

    __module__ = "logging"

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        """One more."""
        if filter not in self.filters:
            self.filters += [filter]

    def removeFilter(self, filter):
        """One less."""
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """Whether all filters let a record through."""
        for each in self.filters:
            passes = each.filter if hasattr(each, "filter") else each
            if not passes(record):
                return False
        return True
