"""concurrent.futures: executors that run each call at once, in the thread that submits it."""

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = (
    "FIRST_COMPLETED",
    "FIRST_EXCEPTION",
    "ALL_COMPLETED",
)


class Error(Exception):
    """The base of the errors of futures."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The future is in another state."""


class BrokenExecutor(RuntimeError):
    """The executor cannot go on."""


TimeoutError = TimeoutError


class Future:
    """The result of a call."""

    def __init__(self):
        self._state, self._result, self._exception, self._callbacks = "PENDING", None, None, []

    def cancel(self):
        if self._state in ("RUNNING", "FINISHED"):
            return False
        self._state = "CANCELLED"
        self._call_back()
        return True

    def cancelled(self):
        return self._state == "CANCELLED"

    def running(self):
        return self._state == "RUNNING"

    def done(self):
        return self._state in ("CANCELLED", "FINISHED")

    def add_done_callback(self, fn):
        if self.done():
            fn(self)
        else:
            self._callbacks.append(fn)

    def result(self, timeout=None):
        """What the call gave, or its exception raised."""
        self._ready()
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._ready()
        return self._exception

    def _ready(self):
        if self.cancelled():
            raise CancelledError()
        if not self.done():
            raise TimeoutError()

    def set_running_or_notify_cancel(self):
        if self.cancelled():
            return False
        self._state = "RUNNING"
        return True

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _finish(self, result, exception):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._state, self._result, self._exception = "FINISHED", result, exception
        self._call_back()

    def _call_back(self):
        for fn in self._callbacks:
            fn(self)


class Executor:
    """Runs calls."""

    _closed = False

    def submit(self, fn, /, *args, **kwargs):
        """Runs a call now; gives its future."""
        if self._closed:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as e:
            if isinstance(e, (KeyboardInterrupt, SystemExit)):
                raise
            future.set_exception(e)
        return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return (future.result() for future in futures)

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._closed = True

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.shutdown()
        return False


class ThreadPoolExecutor(Executor):
    """An executor with one thread: that of the caller."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers = max_workers
        if initializer is not None:
            initializer(*initargs)


class ProcessPoolExecutor(ThreadPoolExecutor):
    """The same; there are no other processes."""

    def __init__(
        self,
        max_workers=None,
        mp_context=None,
        initializer=None,
        initargs=(),
        *,
        max_tasks_per_child=None,
    ):
        super().__init__(max_workers, "", initializer, initargs)


def as_completed(fs, timeout=None):
    """The futures; all are done."""
    return iter(list(dict.fromkeys(fs)))


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """The futures that are done, and those that are not."""
    from collections import namedtuple

    fs = set(fs)
    done = {future for future in fs if future.done()}
    return namedtuple("DoneAndNotDoneFutures", "done not_done")(done, fs - done)
