"""threading: there is one thread. Locks are always free, a thread cannot be started."""


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self.name = name or "Thread-1"
        self.daemon = bool(daemon)
        self._target, self._args, self._kwargs = target, args, kwargs or {}

    def start(self):
        raise NotImplementedError(
            "threading.Thread.start() is not supported here: there is one thread"
        )

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def is_alive(self):
        return False

    def join(self, timeout=None):
        raise RuntimeError("cannot join thread before it is started")


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self, target=function, args=args or (), kwargs=kwargs)
        self.interval = interval

    def cancel(self):
        pass


class Lock:
    """Held or free; waiting for a held one would wait for ever."""

    def __init__(self):
        self._held = 0

    def acquire(self, blocking=True, timeout=-1):
        if self._held and not self._again():
            if not blocking or timeout >= 0:
                return False
            raise RuntimeError("deadlock: the only thread waits for a lock that it holds")
        self._held += 1
        return True

    def _again(self):
        return False

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held -= 1

    def locked(self):
        return self._held > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()


class RLock(Lock):
    def _again(self):
        return True


class Event:
    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        return self._flag


class local:
    pass


_main = Thread(name="MainThread")


def current_thread():
    return _main


main_thread = current_thread


def get_ident():
    return 1


def active_count():
    return 1


def enumerate():
    return [_main]
