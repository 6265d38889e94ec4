"""Slices: all signs of steps, `slice.indices`, extended slices of own classes, slice objects compared."""
letters = "abcdef"
assert letters[4:1:-1] == "edc"
assert letters[:-7:-1] == "fedcba"
assert letters[-100:100] == letters
assert letters[2:2] == ""
assert letters[5:2] == ""
assert letters[None:None:2] == "ace"
assert list(range(10))[8:2:-3] == [8, 5]
assert range(10)[2:8:3] == range(2, 8, 3)
assert range(10)[::-1] == range(9, -1, -1)
assert slice(None, None, -1).indices(5) == (4, -1, -1)
assert slice(1, 100, 2).indices(5) == (1, 5, 2)
assert slice(-2, None).indices(5) == (3, 5, 1)
assert slice(3).start is None
assert slice(3).stop == 3
assert slice(1, 2) == slice(1, 2, None)
assert repr(slice(1, 2)) == "slice(1, 2, None)"


class Seen:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        self.set = (key, value)

    def __delitem__(self, key):
        self.deleted = key


seen = Seen()
assert seen[1:2] == slice(1, 2)
assert seen[1:2, ::3, ...] == (slice(1, 2), slice(None, None, 3), ...)
assert seen[()] == ()
assert seen[1,] == (1,)
seen[:] = 5
assert seen.set == (slice(None), 5)
del seen["a":"b"]
assert seen.deleted == slice("a", "b")
try:
    hash(slice(1))
except TypeError as error:
    assert str(error) == "unhashable type: 'slice'"
else:
    raise AssertionError
