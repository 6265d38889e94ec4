"""Operators want sets, methods take any iterable; updates in place; frozensets."""
a, b = {1, 2, 3}, {2, 3, 4}
assert a | b == {1, 2, 3, 4} and a & b == {2, 3} and a - b == {1} and a ^ b == {1, 4} and a.union([9], "x") == {1, 2, 3, 9, "x"} and a.intersection([1], [1, 2]) == {1} and a.difference([1], [2]) == {3} and a.symmetric_difference([1, 7]) == {2, 3, 7}
assert {1} < {1, 2} and {1, 2} <= {1, 2} and not {1, 2} < {1, 2} and {1, 2} > {1} and {1}.issubset([1, 2]) and {1, 2}.issuperset([1]) and {1}.isdisjoint([2]) and not {1} < {2} and not {1} > {2}
c = a.copy()
c |= {10}; c &= {1, 2, 10}; c -= {1}; c ^= {2, 5}
assert c == {10, 5} and a == {1, 2, 3}
c.add(5); c.discard(99); c.remove(10); c.update([1], (2,)); c.difference_update([1]); c.intersection_update([2, 5, 7]); c.symmetric_difference_update([7])
assert c == {2, 5, 7} and len(c) == 3 and 5 in c and c.pop() in (2, 5, 7)
assert {1, 1.0, True} == {1} and set("aab") == {"a", "b"} and set() == frozenset() and {1} == frozenset([1]) and hash(frozenset([1, 2])) == hash(frozenset([2, 1])) and {frozenset([1]): "x"}[frozenset([1])] == "x"
assert type(frozenset([1]) | {2}) is frozenset and type({2} | frozenset([1])) is set and {1} in {frozenset([1])} and repr(set()) == "set()" and repr({1}) == "{1}" and repr(frozenset([1])) == "frozenset({1})" and repr(frozenset()) == "frozenset()"
assert {*[1, 2], *(2, 3)} == {1, 2, 3} and {x % 3 for x in range(10)} == {0, 1, 2} and sorted({3, 1, 2}) == [1, 2, 3] and not set() and (set() == []) is False
frozen = frozenset("ab")
assert frozen.copy() is frozen and frozenset(frozen) is frozen
for call, kind, text in [
    (lambda: {1} | [2], TypeError, "unsupported operand type(s) for |: 'set' and 'list'"),
    (lambda: {1}.remove(2), KeyError, "2"),
    (lambda: set().pop(), KeyError, "'pop from an empty set'"),
    (lambda: {[]}, TypeError, "unhashable type: 'list'"),
    (lambda: hash(set()), TypeError, "unhashable type: 'set'"),
    (lambda: {1} < [1], TypeError, "'<' not supported between instances of 'set' and 'list'"),
    (lambda: {1}.union(5), TypeError, "'int' object is not iterable"),
    (lambda: {1}[0], TypeError, "'set' object is not subscriptable"),
    (lambda: frozen.add, AttributeError, "'frozenset' object has no attribute 'add'"),
    (lambda: {1} + {2}, TypeError, "unsupported operand type(s) for +: 'set' and 'set'"),
]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
