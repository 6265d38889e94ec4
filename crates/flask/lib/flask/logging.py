"""flask.logging: the application's logger."""

import logging
import sys

from werkzeug.local import LocalProxy

wsgi_errors_stream = LocalProxy(lambda: sys.stderr)
default_handler = logging.StreamHandler(wsgi_errors_stream)
_LINE = "[%(asctime)s] %(levelname)s in %(module)s: %(message)s"
default_handler.setFormatter(logging.Formatter(_LINE))


def _lineage(logger):
    """A logger and those above it that hear what it says."""
    while logger is not None:
        yield logger
        logger = logger.parent if logger.propagate else None


def has_level_handler(logger):
    """Whether somebody hears what the logger says at its level."""
    wanted = logger.getEffectiveLevel()
    heard = (handler for one in _lineage(logger) for handler in one.handlers)
    return any(handler.level <= wanted for handler in heard)


def create_logger(app):
    """The logger of the application's name; it is given Flask's handler where nobody hears it."""
    own = logging.getLogger(app.name)
    if own.level == logging.NOTSET and app.debug:
        own.setLevel(logging.DEBUG)
    if has_level_handler(own):
        return own
    own.addHandler(default_handler)
    return own
