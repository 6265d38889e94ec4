"""heaps and binary search."""
import bisect
import heapq
h = [5, 1, 4, 2, 3]
heapq.heapify(h)
assert h[0] == 1 and [heapq.heappop(h) for _ in range(5)] == [1, 2, 3, 4, 5]
heapq.heappush(h, 3); heapq.heappush(h, 1)
assert heapq.heappushpop(h, 2) == 1 and heapq.heapreplace(h, 9) == 2 and heapq.nlargest(2, [1, 5, 3]) == [5, 3] and heapq.nsmallest(2, ["bb", "a"], key=len) == ["a", "bb"] and list(heapq.merge([1, 4], [2, 3])) == [1, 2, 3, 4]
a = [1, 2, 2, 3]
assert bisect.bisect_left(a, 2) == 1 and bisect.bisect_right(a, 2) == 3 and bisect.bisect(a, 5) == 4 and bisect.bisect_left(a, 0) == 0
bisect.insort(a, 2.5)
assert a == [1, 2, 2, 2.5, 3] and bisect.bisect_left(["a", "bb", "ccc"], 2, key=len) == 1
try:
    heapq.heappop([])
except IndexError:
    pass
else:
    raise AssertionError
