"""sqlalchemy.log: the logger of echoed statements."""

import logging
import sys

_log = logging.getLogger("sqlalchemy.engine.Engine")

if logging.getLogger("sqlalchemy").level == logging.NOTSET:
    logging.getLogger("sqlalchemy").setLevel(logging.WARNING)


def _add_echo_handler():
    if not _log.handlers:
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        _log.addHandler(handler)


def _say(echo, text):
    """An echoing engine speaks whatever the logger's level is (`InstanceLogger`)."""
    if echo:
        _log.handle(logging.LogRecord(_log.name, logging.INFO, "", 0, text, (), None))
    else:
        _log.log(logging.INFO, text)


class Identified:
    pass
