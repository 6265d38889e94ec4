"""heapq: the smallest first."""

__all__ = [
    "heappush",
    "heappop",
    "heapify",
    "heapreplace",
    "merge",
    "nlargest",
    "nsmallest",
    "heappushpop",
]


def _up(heap, start, at):
    item = heap[at]
    while at > start:
        above = (at - 1) >> 1
        if not item < heap[above]:
            break
        heap[at] = heap[above]
        at = above
    heap[at] = item


def _down(heap, at):
    end, start, item = len(heap), at, heap[at]
    child = 2 * at + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _up(heap, start, at)


def heappush(heap, item):
    """Puts one in."""
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap):
    """Takes the smallest out."""
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    return heapreplace(heap, last) if heap else last


def heapreplace(heap, item):
    """Takes the smallest out, then puts one in."""
    if not heap:
        raise IndexError("index out of range")
    smallest, heap[0] = heap[0], item
    _down(heap, 0)
    return smallest


def heappushpop(heap, item):
    """Puts one in, then takes the smallest out."""
    return heapreplace(heap, item) if heap and heap[0] < item else item


def heapify(x):
    """Makes a heap of a list, in place."""
    for at in range(len(x) // 2 - 1, -1, -1):
        _down(x, at)


def merge(*iterables, key=None, reverse=False):
    """All items of sorted iterables, in order; each is asked for its next one when that is needed."""
    rows = []
    for at, iterable in enumerate(iterables):
        _advance(rows, iter(iterable), at, key)
    while rows:
        # The first of equal ones comes from the first iterable.
        best = rows[0]
        for row in rows[1:]:
            if best[0] < row[0] if reverse else row[0] < best[0]:
                best = row
        rows.remove(best)
        yield best[3]
        _advance(rows, best[2], best[1], key)
        rows.sort(key=lambda row: row[1])


def _advance(rows, items, at, key):
    for item in items:
        rows.append(_Row((item if key is None else key(item), at, items, item)))
        return


class _Row(tuple):
    """A row is itself alone, whatever it holds."""

    __slots__ = ()
    __eq__, __hash__ = object.__eq__, object.__hash__


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]
