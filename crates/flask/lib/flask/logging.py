"""flask.logging: the application's logger."""

import logging
import sys

from werkzeug.local import LocalProxy

wsgi_errors_stream = LocalProxy(lambda: sys.stderr)


def has_level_handler(logger):
    """Whether somebody hears what the logger says at its level."""
    level, current = logger.getEffectiveLevel(), logger
    while current:
        if any(handler.level <= level for handler in current.handlers):
            return True
        if not current.propagate:
            break
        current = current.parent
    return False


default_handler = logging.StreamHandler(wsgi_errors_stream)
default_handler.setFormatter(
    logging.Formatter("[%(asctime)s] %(levelname)s in %(module)s: %(message)s")
)


def create_logger(app):
    """The logger of the application's name; it is given Flask's handler where nobody hears it."""
    logger = logging.getLogger(app.name)
    if app.debug and not logger.level:
        logger.setLevel(logging.DEBUG)
    if not has_level_handler(logger):
        logger.addHandler(default_handler)
    return logger
