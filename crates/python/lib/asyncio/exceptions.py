"""asyncio.exceptions: what waiting raises."""


class CancelledError(BaseException):
    """The future or task was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


class SendfileNotAvailableError(RuntimeError):
    """Sendfile is not available."""


class BrokenBarrierError(RuntimeError):
    """The barrier is broken."""


class IncompleteReadError(EOFError):
    """A stream ended before all of it was read."""

    def __init__(self, partial, expected):
        wanted = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial, self.expected = partial, expected


class LimitOverrunError(Exception):
    """A line is longer than the limit."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed
