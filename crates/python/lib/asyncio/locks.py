"""asyncio.locks: coroutines that wait for each other."""

from asyncio import events
from asyncio.exceptions import BrokenBarrierError, CancelledError
from collections import deque


class _Waiting:
    """Coroutines in the order in which they began to wait."""

    def __init__(self):
        self._waiters = deque()

    async def _wait_in_line(self):
        future = events.get_running_loop().create_future()
        self._waiters.append(future)
        try:
            await future
        finally:
            self._waiters.remove(future)

    def _wake(self, count=1):
        for future in self._waiters:
            if count > 0 and not future.done():
                future.set_result(True)
                count -= 1


class _Held:
    """`async with`: takes it, and gives it back."""

    async def __aenter__(self):
        await self.acquire()
        return

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_Waiting, _Held):
    def __init__(self):
        super().__init__()
        self._locked = False

    def locked(self):
        return self._locked

    async def acquire(self):
        while self._locked:
            try:
                await self._wait_in_line()
            except CancelledError:
                if not self._locked:
                    self._wake()
                raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake()


class Event(_Waiting):
    def __init__(self):
        super().__init__()
        self._value = False

    def is_set(self):
        return self._value

    def set(self):
        self._value = True
        self._wake(len(self._waiters))

    def clear(self):
        self._value = False

    async def wait(self):
        if not self._value:
            await self._wait_in_line()
        return True


class Condition(_Waiting, _Held):
    def __init__(self, lock=None):
        super().__init__()
        self._lock = Lock() if lock is None else lock
        self.locked, self.acquire = self._lock.locked, self._lock.acquire
        self.release = self._lock.release

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            await self._wait_in_line()
            return True
        finally:
            await self.acquire()

    async def wait_for(self, predicate):
        while not (result := predicate()):
            await self.wait()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._wake(n)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Waiting, _Held):
    def __init__(self, value=1):
        super().__init__()
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value = value

    def locked(self):
        return self._value == 0

    async def acquire(self):
        while self._value == 0:
            await self._wait_in_line()
        self._value -= 1
        return True

    def release(self):
        self._value += 1
        self._wake()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._bound = value

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier(_Waiting):
    def __init__(self, parties):
        super().__init__()
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self.parties, self.n_waiting, self.broken = parties, 0, False

    async def wait(self):
        if self.broken:
            raise BrokenBarrierError("Barrier aborted")
        at = self.n_waiting
        self.n_waiting += 1
        if self.n_waiting == self.parties:
            self.n_waiting = 0
            self._wake(self.parties)
        else:
            await self._wait_in_line()
            if self.broken:
                raise BrokenBarrierError("Abort or reset of barrier")
        return at

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *exc_info):
        return None

    async def abort(self):
        self.broken = True
        self._wake(self.parties)
