"""logging: levels, propagation, handlers, formatters, filters, exc_info, lazy arguments."""
import io
import logging

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
logger = logging.getLogger("case.app")
logger.addHandler(handler)
logger.setLevel(logging.INFO)
logger.propagate = False
logger.debug("hidden")
logger.info("shown %s and %d", "a", 5)
logger.warning("dict %(k)s", {"k": "v"})
child = logging.getLogger("case.app.child")
child.error("from child")
assert stream.getvalue() == "INFO:case.app:shown a and 5\nWARNING:case.app:dict v\nERROR:case.app.child:from child\n"
stream.seek(0)
stream.truncate()
assert child.parent is logger
assert child.getEffectiveLevel() == logging.INFO
assert logger.isEnabledFor(logging.WARNING)
assert not logger.isEnabledFor(logging.DEBUG)
assert logging.getLogger("case.app") is logger
assert logging.getLevelName(logging.ERROR) == "ERROR"
assert logging.getLevelName("INFO") == 20
try:
    1 / 0
except ZeroDivisionError:
    logger.exception("failed")
text = stream.getvalue()
assert text.startswith("ERROR:case.app:failed\nTraceback (most recent call last):\n")
assert text.endswith("ZeroDivisionError: division by zero\n")


class OnlyOdd(logging.Filter):
    def filter(self, record):
        return record.args[0] % 2


stream.seek(0)
stream.truncate()
logger.addFilter(OnlyOdd())
for n in range(4):
    logger.info("n=%d", n)
assert stream.getvalue() == "INFO:case.app:n=1\nINFO:case.app:n=3\n"
logger.filters.clear()
records = []


class Collect(logging.Handler):
    def emit(self, record):
        records.append((record.levelno, record.getMessage(), record.name))


logger.addHandler(Collect())
logger.log(25, "custom")
logger.removeHandler(handler)
logger.critical("last")
assert records == [(25, "custom", "case.app"), (50, "last", "case.app")]
handler.setLevel(logging.ERROR)
assert handler.level == 40
assert logging.getLogger().name == "root"
adapter = logging.LoggerAdapter(logger, {"user": "x"})
adapter.info("adapted")
assert records[-1] == (20, "adapted", "case.app")
logging.disable(logging.CRITICAL)
logger.critical("off")
assert len(records) == 3
logging.disable(logging.NOTSET)
