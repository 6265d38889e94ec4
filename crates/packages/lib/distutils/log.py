"""distutils.log: levels, and functions that print from the threshold on."""

import sys

DEBUG, INFO, WARN, ERROR, FATAL = 1, 2, 3, 4, 5
_threshold = WARN


def log(level, msg, *args):
    """Prints the message where its level is high enough; warnings and errors to standard error."""
    if level >= _threshold:
        stream = sys.stderr if level >= WARN else sys.stdout
        stream.write("%s\n" % (msg % args if args else msg))
        stream.flush()


def debug(msg, *args):
    log(DEBUG, msg, *args)


def info(msg, *args):
    log(INFO, msg, *args)


def warn(msg, *args):
    log(WARN, msg, *args)


def error(msg, *args):
    log(ERROR, msg, *args)


def fatal(msg, *args):
    log(FATAL, msg, *args)


def set_threshold(level):
    """Sets the level from which on messages are printed; gives the one before."""
    global _threshold
    before, _threshold = _threshold, level
    return before


def set_verbosity(v):
    """The threshold for so many `-v`."""
    if v <= 0:
        set_threshold(WARN)
    elif v == 1:
        set_threshold(INFO)
    else:
        set_threshold(DEBUG)
