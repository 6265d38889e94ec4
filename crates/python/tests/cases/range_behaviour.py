"""Ranges: length, items, slices, membership, equality, hash, huge bounds."""
r = range(2, 10, 3)
assert list(r) == [2, 5, 8] and len(r) == 3 and r[1] == 5 and r[-1] == 8 and 5 in r and 6 not in r and (r.start, r.stop, r.step) == (2, 10, 3)
assert r[1:] == range(5, 11, 3) and r[::-1] == range(8, -1, -3) and list(reversed(range(3))) == [2, 1, 0] and range(5)[1:4:2] == range(1, 4, 2)
assert range(0) == range(2, 1) and range(0, 3, 2) == range(0, 4, 2) and hash(range(0, 3, 2)) == hash(range(0, 4, 2)) and range(3) != [0, 1, 2]
assert list(range(5, 0, -2)) == [5, 3, 1] and len(range(-5, 5)) == 10 and not range(0) and range(10).index(3) == 3 and range(0, 10, 2).count(4) == 1 and range(3).count(7) == 0
assert repr(range(3)) == "range(0, 3)" and repr(range(1, 5, 2)) == "range(1, 5, 2)" and 10 ** 18 in range(10 ** 18 + 1) and range(10 ** 18)[-1] == 10 ** 18 - 1 and 2.0 in range(3) and 2.5 not in range(3) and "a" not in range(3)
assert sum(range(101)) == 5050 and max(range(5)) == 4 and range(True, 3)[0] == 1 and [*range(2)] == [0, 1]
for call, kind, text in [
    (lambda: range(1.5), TypeError, "'float' object cannot be interpreted as an integer"),
    (lambda: range(1, 2, 0), ValueError, "range() arg 3 must not be zero"),
    (lambda: range(), TypeError, "range expected at least 1 argument, got 0"),
    (lambda: range(3)[3], IndexError, "range object index out of range"),
    (lambda: range(3).index(5), ValueError, "5 is not in range"),
    (lambda: range("a"), TypeError, "'str' object cannot be interpreted as an integer"),
]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
try:
    range(3).start = 1
except AttributeError as error:
    assert str(error) == "readonly attribute"
