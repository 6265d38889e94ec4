"""logging: levels, handlers, formats, propagation, exceptions."""
import io
import logging
out = io.StringIO()
log = logging.getLogger("app.part")
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
log.addHandler(handler)
log.setLevel(logging.INFO)
log.propagate = False
log.debug("hidden")
log.info("shown %s %d", "x", 5)
log.warning("careful")
assert out.getvalue() == "INFO:app.part:shown x 5\nWARNING:app.part:careful\n"
assert logging.getLogger("app.part") is log and log.parent.name in ("app", "root") and log.isEnabledFor(logging.INFO) and not log.isEnabledFor(logging.DEBUG) and log.getEffectiveLevel() == 20 and logging.getLevelName(30) == "WARNING" and logging.ERROR == 40
out.truncate(0)
out.seek(0)
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
text = out.getvalue()
assert text.startswith("ERROR:app.part:failed\nTraceback (most recent call last):\n") and text.endswith("ZeroDivisionError: division by zero\n")
handler.setLevel(logging.ERROR)
out.truncate(0)
out.seek(0)
log.warning("below the handler's level")
assert out.getvalue() == ""
log.removeHandler(handler)
assert log.handlers == [] and logging.NullHandler().level == 0
