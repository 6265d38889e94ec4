"""sqlalchemy.log: the logger of echoed statements."""
import logging
import sys

_log = logging.getLogger("sqlalchemy.engine.Engine")
_echoing = []


def _add_echo_handler():
    root = logging.getLogger("sqlalchemy")
    _log.setLevel(logging.INFO)
    if not root.handlers and not _echoing:
        _echoing.append(True)
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        root.addHandler(handler)


class Identified:
    pass
