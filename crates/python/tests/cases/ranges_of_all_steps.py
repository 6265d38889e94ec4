"""range: membership, slices, equality, negative steps, big bounds, attributes, hashing."""
r = range(2, 20, 3)
assert list(r) == [2, 5, 8, 11, 14, 17]
assert (r.start, r.stop, r.step) == (2, 20, 3)
assert len(r) == 6
assert 11 in r
assert 12 not in r
assert 11.0 in r
assert "a" not in r
assert r[1] == 5
assert r[-1] == 17
assert r[1:4] == range(5, 14, 3)
assert r[::-1] == range(17, -1, -3)
assert r.index(8) == 2
assert r.count(8) == 1
assert r.count(9) == 0
assert list(range(5, 0, -2)) == [5, 3, 1]
assert list(range(0)) == []
assert list(range(3, 1)) == []
assert range(0) == range(2, 2)
assert range(0, 3, 2) == range(0, 4, 2)
assert hash(range(0, 3, 2)) == hash(range(0, 4, 2))
assert range(3) != [0, 1, 2]
assert bool(range(0)) is False
assert sum(range(101)) == 5050
assert max(range(3)) == 2
assert list(reversed(range(3))) == [2, 1, 0]
assert list(zip(range(2), range(2, 4))) == [(0, 2), (1, 3)]
assert 10**5 in range(10**9)
assert len(range(10**12)) == 10**12
a, *b = range(3)
assert (a, b) == (0, [1, 2])
for call, kind, words in (
    (lambda: range(0, 1, 0), ValueError, "range() arg 3 must not be zero"),
    (lambda: range(1.5), TypeError, "'float' object cannot be interpreted as an integer"),
    (lambda: range(), TypeError, "range expected at least 1 argument, got 0"),
    (lambda: range(3)[3], IndexError, "range object index out of range"),
    (lambda: range(3).index(5), ValueError, "5 is not in range"),
    (lambda: range(3).__setitem__, AttributeError, "'range' object has no attribute '__setitem__'"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
