"""logging: what a handler cannot write is told; levels, styles, adapters, callers and basicConfig."""
import io
import logging
import logging.handlers
import sys
import time


def says(call, *args, **options):
    try:
        call(*args, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("{levelname:>8}|{name}|{message}", style="{"))
log = logging.getLogger("a.b")
log.addHandler(handler)
log.propagate = False
log.setLevel(logging.DEBUG)


def written():
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text


# A message whose arguments do not fit does not end the program.
before, sys.stderr = sys.stderr, io.StringIO()
log.info("bad %d", "x")
told, sys.stderr = sys.stderr.getvalue(), before
assert written() == ""
assert told.startswith("--- Logging error ---\nTraceback (most recent call last):\n"), told
assert "Call stack:\n" in told and told.endswith("Message: 'bad %d'\nArguments: ('x',)\n"), told

log.info("%(who)s", {"who": "me"})
log.log(25, "between")
assert written() == "    INFO|a.b|me\nLevel 25|a.b|between\n"
assert says(log.log, "x", "y") == "TypeError: level must be an integer"
assert says(log.setLevel, "NOPE") == "ValueError: Unknown level: 'NOPE'"
assert says(log.setLevel, 1.5) == "TypeError: Level not an integer or a valid string: 1.5"
assert says(logging.getLogger, 5) == "TypeError: A logger name must be a string"
assert says(log.info, "x", extra={"name": 1}) == "KeyError: \"Attempt to overwrite 'name' in LogRecord\""

try:
    1 / 0
except ZeroDivisionError:
    log.exception("boom")
assert written().endswith("ZeroDivisionError: division by zero\n")
log.error("given", exc_info=ValueError("vv"))
assert written().endswith("|given\nValueError: vv\n")
log.info("stack", stack_info=True)
assert "\nStack (most recent call last):\n" in written()

places = []


class Keeping(logging.Handler):
    def emit(self, record):
        places.append(record.funcName)


def inner():
    log.info("here")
    log.info("above", stacklevel=2)


def outer():
    inner()


keeping = Keeping()
log.addHandler(keeping)
outer()
log.removeHandler(keeping)
assert places == ["inner", "outer"], places
written()


class Marking(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['k']}] {msg}", kwargs


Marking(log, {"k": "v"}).warning("x %s", 1)
assert written() == " WARNING|a.b|[v] x 1\n"
assert repr(Marking(log, {})) == "<Marking a.b (DEBUG)>"

for text, style, why in (
    ("nope", "%", "Invalid format 'nope' for '%' style"),
    ("{}", "{", "invalid format: no fields"),
    ("{message!z}", "{", "invalid format: invalid conversion: 'z'"),
    ("$", "$", "invalid format: bare '$' not allowed"),
    ("x", "?", "Style must be one of: %,{,$"),
):
    assert says(logging.Formatter, text, style=style) == f"ValueError: {why}"
record = logging.makeLogRecord({"msg": "m"})
assert says(logging.Formatter("%(zz)s").format, record) == "ValueError: Formatting field not found in record: 'zz'"
assert logging.Formatter("%(message)s %(q)s", defaults={"q": 9}).format(record) == "m 9"



class Own(logging.Formatter):
    def converter(self, moment):
        return (1999, 1, 2, 3, 4, 5, 6, 7, 0)


assert Own("%(asctime)s", "%Y-%m-%d").format(record) == "1999-01-02"
assert len(logging.Formatter("%(asctime)s").format(record)) == len("2000-01-01 00:00:00,000")
logging.Formatter.converter = time.gmtime
record.created, record.msecs = 0.0, 12.0
assert logging.Formatter("%(asctime)s").format(record) == "1970-01-01 00:00:00,012"

both = {"stream": out, "filename": "x", "force": True}
assert says(logging.basicConfig, **both) == "ValueError: 'stream' and 'filename' should not be specified together"
assert says(logging.basicConfig, force=True, nope=1) == "ValueError: Unrecognised argument(s): nope"

memory = logging.handlers.MemoryHandler(10, target=handler)
memory.handle(logging.makeLogRecord({"msg": "kept", "levelno": 20, "levelname": "INFO", "name": "n"}))
assert written() == ""
memory.close()
assert written() == "    INFO|n|kept\n"
weekly = logging.handlers.TimedRotatingFileHandler("never.log", when="W3", utc=True, delay=True)
assert [weekly.computeRollover(at) for at in (0, 86400, 500000)] == [86400, 691200, 691200]
