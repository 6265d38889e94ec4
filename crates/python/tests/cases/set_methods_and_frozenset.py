"""Sets: methods with any iterable, operators with sets only, frozenset, ordering by inclusion, updates."""
s = {1, 2, 3}
assert s.union([4], (5,)) == {1, 2, 3, 4, 5}
assert s.intersection([2, 9], {2}) == {2}
assert s.difference([1], [2]) == {3}
assert s.symmetric_difference([3, 4]) == {1, 2, 4}
assert s.issubset([1, 2, 3, 4])
assert s.issuperset([1])
assert s.isdisjoint([7])
assert s < {1, 2, 3, 4}
assert not s < {1, 2, 3}
assert s <= {1, 2, 3}
assert not s < {5, 6, 7, 8}
assert s == frozenset([3, 2, 1])
assert type(s | frozenset()) is set
assert type(frozenset() | s) is frozenset
s.add(4)
s.discard(99)
s.remove(4)
s.update([5], {6})
s.difference_update([5])
s.intersection_update([1, 2, 6])
s.symmetric_difference_update([6, 7])
assert s == {1, 2, 7}
s |= {8}
s &= {1, 8}
s -= {8}
s ^= {2}
assert s == {1, 2}
assert s.pop() in (1, 2)
assert len(s) == 1
s.clear()
assert repr(s) == "set()"
assert repr({1}) == "{1}"
assert repr(frozenset()) == "frozenset()"
assert repr(frozenset([1])) == "frozenset({1})"
assert {frozenset([1]): "x"}[frozenset([1])] == "x"
assert {1} in {frozenset([1])}
assert len({1, 1.0, True}) == 1
assert {x % 3 for x in range(10)} == {0, 1, 2}
for call, kind, words in (
    (lambda: {1} | [2], TypeError, "unsupported operand type(s) for |: 'set' and 'list'"),
    (lambda: {[]}, TypeError, "unhashable type: 'list'"),
    (lambda: set().pop(), KeyError, "'pop from an empty set'"),
    (lambda: set().remove(1), KeyError, "1"),
    (lambda: frozenset().add, AttributeError, "'frozenset' object has no attribute 'add'"),
    (lambda: hash(set()), TypeError, "unhashable type: 'set'"),
    (lambda: {1} < [1], TypeError, "'<' not supported between instances of 'set' and 'list'"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
try:
    for item in (grown := {1, 2}):
        grown.add(item + 10)
except RuntimeError as error:
    assert str(error) == "Set changed size during iteration"
else:
    raise AssertionError
