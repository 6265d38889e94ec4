"""deque: both ends, maxlen, rotation, comparison, errors."""
from collections import deque
d = deque([1, 2, 3])
d.append(4); d.appendleft(0)
assert list(d) == [0, 1, 2, 3, 4] and d.pop() == 4 and d.popleft() == 0 and len(d) == 3 and d[0] == 1 and d[-1] == 3 and 2 in d
d.rotate(1)
assert d == deque([3, 1, 2])
d.rotate(-1)
d.extend([4, 5]); d.extendleft("ab")
assert list(d) == ["b", "a", 1, 2, 3, 4, 5] and d.index(3) == 4 and d.count(1) == 1
d.remove("a"); d.insert(1, "i"); d.reverse()
assert list(d) == [5, 4, 3, 2, 1, "i", "b"] and list(reversed(d))[0] == "b"
limited = deque(range(5), maxlen=3)
limited.append(9)
assert list(limited) == [3, 4, 9] and limited.maxlen == 3 and repr(limited) == "deque([3, 4, 9], maxlen=3)" and repr(deque()) == "deque([])"
assert deque([1]) < deque([2]) and deque([1]) + deque([2]) == deque([1, 2]) and deque([1]) * 2 == deque([1, 1]) and deque() != [] and not deque()
for call, kind, text in [(lambda: deque().pop(), IndexError, "pop from an empty deque"), (lambda: deque([1])[1], IndexError, "deque index out of range"),
                         (lambda: deque([1])[0:1], TypeError, "sequence index must be integer, not 'slice'"), (lambda: hash(deque()), TypeError, "unhashable type: 'collections.deque'"),
                         (lambda: deque(maxlen=-1), ValueError, "maxlen must be non-negative")]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
