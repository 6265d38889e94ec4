"""signal: handlers are kept; no signal comes."""

from enum import IntEnum


class Signals(IntEnum):
    """The signals of Linux."""

    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGABRT = 6
    SIGKILL = 9
    SIGUSR1 = 10
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19


class Handlers(IntEnum):
    """What is done where there is no handler."""

    SIG_DFL = 0
    SIG_IGN = 1


globals().update({member.name: member for member in (*Signals, *Handlers)})
_handlers = {}


def default_int_handler(signalnum, frame):
    raise KeyboardInterrupt


def signal(signalnum, handler):
    """Keeps a handler; gives the one before."""
    if not callable(handler) and handler not in (0, 1):
        raise TypeError(
            "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object"
        )
    before = getsignal(signalnum)
    _handlers[int(signalnum)] = handler
    return before


def getsignal(signalnum):
    return _handlers.get(
        int(signalnum), default_int_handler if signalnum == 2 else Handlers.SIG_DFL
    )


def strsignal(signalnum):
    return {1: "Hangup", 2: "Interrupt", 9: "Killed", 15: "Terminated"}.get(int(signalnum))


def alarm(seconds):
    raise OSError("signal.alarm(): the playground sends no signals")


pause = raise_signal = lambda *args: alarm(0)
