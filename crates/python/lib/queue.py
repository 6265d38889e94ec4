"""queue: queues of one thread; what would wait for another one is refused."""

import threading
from collections import deque
from functools import partialmethod
from heapq import heappop, heappush

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    """There is nothing in the queue."""

    __module__ = "_queue"


class Full(Exception):
    """There is no room in the queue."""


def _wait(block, timeout, why):
    """What cannot be done now, and never will be, as nobody else is here."""
    if block and timeout is None:
        raise RuntimeError("queue: there is one thread here, so nobody would ever end this wait")
    raise why


def _check(block, timeout):
    if block and timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")


class Queue:
    """First in, first out. What holds the items, and how one comes and goes, is in the class."""

    _holder, _come, _go = deque, staticmethod(deque.append), staticmethod(deque.popleft)

    def __init__(self, maxsize=0):
        self.unfinished_tasks, self.maxsize = 0, maxsize
        self.mutex = threading.Lock()
        self._init(maxsize)

    # These four may be overridden.

    def _init(self, maxsize):
        self.queue = self._holder()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self._come(self.queue, item)

    def _get(self):
        return self._go(self.queue)

    def qsize(self):
        """How many items wait."""
        return self._qsize()

    def empty(self):
        """Whether none does."""
        return self.qsize() == 0

    def full(self):
        """Whether no more may come."""
        return self.maxsize > 0 and self.qsize() >= self.maxsize

    def put(self, item, block=True, timeout=None):
        """Adds an item; Full where there is no room."""
        if self.maxsize > 0:
            _check(block, timeout)
            if self._qsize() >= self.maxsize:
                _wait(block, timeout, Full)
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        """Takes an item; Empty where there is none."""
        _check(block, timeout)
        if not self._qsize():
            _wait(block, timeout, Empty)
        return self._get()

    put_nowait = partialmethod(put, block=False)
    get_nowait = partialmethod(get, block=False)

    def task_done(self):
        """What was taken is done."""
        if not self.unfinished_tasks:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        """Waits until all is done."""
        if self.unfinished_tasks:
            _wait(True, None, None)


class PriorityQueue(Queue):
    """The smallest first."""

    _holder, _come, _go = list, staticmethod(heappush), staticmethod(heappop)


class LifoQueue(Queue):
    """Last in, first out."""

    _holder, _come, _go = list, staticmethod(list.append), staticmethod(list.pop)


class SimpleQueue:
    """First in, first out, without a size."""

    __module__ = "_queue"

    def __init__(self):
        self._line = Queue()

    def put(self, item, block=True, timeout=None):
        """Adds an item; there is always room."""
        self._line.put(item)

    def get(self, block=True, timeout=None):
        """Takes an item; Empty where there is none."""
        return self._line.get(block, timeout)

    def put_nowait(self, item):
        """The same as put."""
        self._line.put(item)

    def get_nowait(self):
        """Takes an item without waiting."""
        return self._line.get_nowait()

    def qsize(self):
        """How many items wait."""
        return self._line.qsize()

    def empty(self):
        """Whether none does."""
        return self._line.empty()
