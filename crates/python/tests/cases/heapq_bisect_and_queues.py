"""heapq with tuples and keys, merge, nlargest; bisect with keys and bounds; a priority queue."""
import bisect
import heapq

heap = []
for priority, name in [(3, "c"), (1, "a"), (2, "b")]:
    heapq.heappush(heap, (priority, name))
assert heap[0] == (1, "a")
assert [heapq.heappop(heap)[1] for _ in range(3)] == ["a", "b", "c"]
data = [5, 1, 4, 2]
heapq.heapify(data)
assert data[0] == 1
assert heapq.heappushpop(data, 0) == 0
assert heapq.heapreplace(data, 9) == 1
assert sorted(data) == [2, 4, 5, 9]
assert heapq.nlargest(2, [1, 5, 3]) == [5, 3]
assert heapq.nsmallest(2, ["bbb", "a", "cc"], key=len) == ["a", "cc"]
assert list(heapq.merge([1, 4], [2, 3], [0])) == [0, 1, 2, 3, 4]
assert list(heapq.merge("ca", "db", reverse=True)) == ["d", "c", "b", "a"]
values = [1, 2, 2, 3]
assert bisect.bisect(values, 2) == 3
assert bisect.bisect_left(values, 2) == 1
assert bisect.bisect_right(values, 2, 0, 2) == 2
bisect.insort(values, 2.5)
assert values == [1, 2, 2, 2.5, 3]
assert bisect.bisect_left([("a", 1), ("b", 5)], 3, key=lambda p: p[1]) == 1
people = [("x", 1)]
bisect.insort(people, ("y", 0), key=lambda p: p[1])
assert people == [("y", 0), ("x", 1)]
try:
    heapq.heappop([])
except IndexError as error:
    assert str(error) == "index out of range"
else:
    raise AssertionError
try:
    bisect.bisect([1], 1, lo=-1)
except ValueError as error:
    assert str(error) == "lo must be non-negative"
else:
    raise AssertionError
