"""slice objects: parts, indices, comparison, use."""
s = slice(1, 5, 2)
assert (s.start, s.stop, s.step) == (1, 5, 2) and list(range(10))[s] == [1, 3] and "abcdef"[slice(None, None, -1)] == "fedcba" and slice(3) == slice(None, 3, None) and slice(1, 2) != slice(1, 3) and repr(s) == "slice(1, 5, 2)"
assert s.indices(3) == (1, 3, 2) and slice(None, -1).indices(5) == (0, 4, 1) and slice(-3, None).indices(5) == (2, 5, 1) and slice(10, 0, -3).indices(5) == (4, 0, -3)


class Shows:
    def __getitem__(self, item): return item


assert Shows()[1:2:3] == slice(1, 2, 3) and Shows()[::] == slice(None) and Shows()[1:, :2] == (slice(1, None), slice(None, 2)) and Shows()["a":"b"] == slice("a", "b") and Shows()[...] is ...
try:
    hash(slice(1))
except TypeError as error:
    assert str(error) == "unhashable type: 'slice'"
