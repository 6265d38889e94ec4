# Locks, events and thread-local values where there is one thread.
import pdb
import threading

lock = threading.Lock()
assert not lock.locked()
with lock:
    assert lock.locked()
    assert lock.acquire(blocking=False) is False
assert not lock.locked()
try:
    lock.release()
except RuntimeError as error:
    assert str(error) == "release unlocked lock"
again = threading.RLock()
with again:
    with again:
        pass
event = threading.Event()
assert not event.is_set()
event.set()
assert event.wait() is True
values = threading.local()
values.x = 5
assert values.x == 5
assert threading.current_thread().name == "MainThread"
assert threading.current_thread() is threading.main_thread()
