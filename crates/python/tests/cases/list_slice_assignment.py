"""Assigning and deleting slices, plain and extended."""
a = list(range(6))
a[1:3] = ["x"]
assert a == [0, "x", 3, 4, 5]
a[2:2] = [8, 9]
assert a == [0, "x", 8, 9, 3, 4, 5]
a[:] = (n for n in range(4))
assert a == [0, 1, 2, 3]
a[::2] = ["a", "b"]
assert a == ["a", 1, "b", 3]
a[::-1] = [1, 2, 3, 4]
assert a == [4, 3, 2, 1]
del a[::2]
assert a == [3, 1]
del a[:]
assert a == []
a[5:] = [1]
a[-10:0] = [0]
assert a == [0, 1]
a[3:1] = ["between"]
assert a == [0, 1, "between"]
b = [1, 2, 3, 4, 5]
del b[1:-1]
assert b == [1, 5]
b[len(b):] = [6, 7]
del b[-1]
assert b == [1, 5, 6]
b[1:1] = b
assert b == [1, 1, 5, 6, 5, 6]
assert [1, 2, 3, 4, 5][-1:-4:-1] == [5, 4, 3] and [1, 2, 3][5:] == [] and [1, 2, 3][-2:] == [2, 3] and [1, 2, 3][::-1] == [3, 2, 1]
try:
    [1, 2, 3][::2] = [1]
except ValueError as error:
    assert str(error) == "attempt to assign sequence of size 1 to extended slice of size 2"
try:
    [1][:] = 5
except TypeError as error:
    assert str(error) == "can only assign an iterable"
try:
    [1][5] = 1
except IndexError as error:
    assert str(error) == "list assignment index out of range"
try:
    del [1][5]
except IndexError as error:
    assert str(error) == "list assignment index out of range"
s = slice(1, 10, 2)
assert (s.start, s.stop, s.step) == (1, 10, 2) and s.indices(5) == (1, 5, 2) and slice(None, None, -1).indices(3) == (2, -1, -1) and slice(2) == slice(None, 2, None) and repr(slice(1)) == "slice(None, 1, None)"
