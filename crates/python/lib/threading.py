"""threading: there is one thread. Locks are always free, a thread cannot be started."""

import itertools as _itertools

__all__ = (
    "get_ident active_count Condition current_thread enumerate main_thread TIMEOUT_MAX Event Lock "
    "RLock Semaphore BoundedSemaphore Thread Barrier BrokenBarrierError Timer ThreadError local "
    "get_native_id stack_size"
).split()
TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError
_numbers = _itertools.count(1)


class Thread:
    """Would run beside others: `start` is refused, `run` runs."""

    _alive, ident, native_id = False, None, None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if name is None:
            of = getattr(target, "__name__", None)
            name = f"Thread-{next(_numbers)}" + (f" ({of})" if of else "")
        self.name, self.daemon = str(name), bool(daemon)
        self._call = target, args, kwargs or {}

    def __repr__(self):
        state = f"started {self.ident}" if self._alive else "initial"
        daemon = " daemon" if self.daemon else ""
        return f"<{type(self).__name__}({self.name}, {state}{daemon})>"

    def start(self):
        """Refused."""
        raise NotImplementedError(
            "threading.Thread.start() is not supported here: there is one thread"
        )

    def run(self):
        """What it would do."""
        target, args, kwargs = self._call
        if target is not None:
            target(*args, **kwargs)

    def is_alive(self):
        """Whether it runs."""
        return self._alive

    def join(self, timeout=None):
        """Waits until it ends."""
        if self._alive:
            raise RuntimeError("cannot join current thread")
        raise RuntimeError("cannot join thread before it is started")

    def isDaemon(self):
        """The old way to ask for `daemon`."""
        return self.daemon

    def setDaemon(self, daemonic):
        """The old way to set `daemon`."""
        self.daemon = daemonic

    def getName(self):
        """The old way to ask for `name`."""
        return self.name

    def setName(self, name):
        """The old way to set `name`."""
        self.name = name


class Timer(Thread):
    """Would run something later."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__(target=function, args=args or (), kwargs=kwargs)
        self.function, self.interval = function, interval

    def cancel(self):
        """It does not run anyway."""


class _Counted:
    """What may be taken some times; waiting for more would wait for ever."""

    _left = 1

    def acquire(self, blocking=True, timeout=-1):
        """Takes it; says whether it could."""
        if not self._left:
            if not blocking or (timeout is not None and timeout >= 0):
                return False
            raise RuntimeError("deadlock: the only thread waits for a lock that it holds")
        self._left -= 1
        return True

    def release(self):
        """Gives it back."""
        self._left += 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()


class Lock(_Counted):
    """Held or free."""

    def locked(self):
        """Whether it is held."""
        return not self._left

    def release(self):
        """Lets go of it."""
        if self._left:
            raise RuntimeError("release unlocked lock")
        self._left = 1


class RLock(_Counted):
    """Can be taken again by who holds it: by the only thread."""

    _left, _ALL = 1 << 60, 1 << 60

    def release(self):
        """Lets go of it once."""
        if self._left == self._ALL:
            raise RuntimeError("cannot release un-acquired lock")
        self._left += 1


class Semaphore(_Counted):
    """Can be taken some times."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._left = self._begun = value

    def acquire(self, blocking=True, timeout=None):
        """Takes it; says whether it could."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        return super().acquire(blocking, timeout)

    def release(self, n=1):
        """Gives it back n times."""
        if n < 1:
            raise ValueError("n must be one or more")
        self._left += n


class BoundedSemaphore(Semaphore):
    """The same; it cannot be given back more often than it was taken."""

    def release(self, n=1):
        if n >= 1 and self._left + n > self._begun:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Condition:
    """A lock that would be waited at."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        return self._lock.__exit__(*error)

    def wait(self, timeout=None):
        """Nobody would end it."""
        if timeout is None:
            raise RuntimeError("deadlock: the only thread waits for another one")
        return False

    def wait_for(self, predicate, timeout=None):
        """What is so without waiting is so."""
        found = predicate()
        if not found:
            self.wait(timeout)
            found = predicate()
        return found

    def notify(self, n=1):
        """Nobody waits."""

    def notify_all(self):
        """Nobody waits."""


class Event:
    """Set or not."""

    def __init__(self):
        self._is = False

    def is_set(self):
        """Whether it is."""
        return self._is

    def set(self):
        """It is from now on."""
        self._is = True

    def clear(self):
        """It is not any more."""
        self._is = False

    def wait(self, timeout=None):
        """What is not set will not be while one waits."""
        return self._is


class BrokenBarrierError(RuntimeError):
    """Somebody does not come."""


class Barrier:
    """Where threads wait for each other: one alone passes where one is enough."""

    def __init__(self, parties, action=None, timeout=None):
        self._action, self.parties, self.n_waiting, self.broken = action, parties, 0, False

    def wait(self, timeout=None):
        """Passes, or breaks."""
        if self.broken or self.parties > 1:
            self.broken = True
            raise BrokenBarrierError
        if self._action is not None:
            self._action()
        return 0

    def abort(self):
        """Breaks it."""
        self.broken = True

    def reset(self):
        """Mends it."""
        self.broken = False


class local:
    """What each thread has for itself."""


class _MainThread(Thread):
    _alive, ident, native_id = True, 1, 1


_main = _MainThread(name="MainThread")


def current_thread():
    """The only one."""
    return _main


main_thread = currentThread = current_thread


def get_ident():
    """Its number."""
    return _main.ident


get_native_id = get_ident


def active_count():
    """How many there are."""
    return len(enumerate())


def enumerate():
    """All of them."""
    return [_main]


def stack_size(size=0):
    """How large stacks of threads are: there are none."""
    return 0


def settrace(func):
    """For threads that are started: none is."""


setprofile = settrace
