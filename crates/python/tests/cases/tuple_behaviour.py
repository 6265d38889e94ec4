"""Tuples: packing, comparison, hashing, methods, immutability."""
t = 1, "a", None
assert t == (1, "a", None) and len(t) == 3 and t[1] == "a" and t[-1] is None and t[:2] == (1, "a") and () == tuple() and (1,) == tuple([1])
assert repr(()) == "()" and repr((1,)) == "(1,)" and repr((1, 2)) == "(1, 2)" and (1, 2) + (3,) == (1, 2, 3) and (1,) * 3 == (1, 1, 1)
assert (1, 2) < (1, 3) and (1,) < (1, 0) and () < (0,) and (1, [2]) == (1, [2]) and hash((1, 2)) == hash((1, 2)) and {(1, 2): "x"}[1, 2] == "x"
assert t.index("a") == 1 and (1, 1, 2).count(1) == 2 and 1 in t and 5 not in t and tuple("ab") == ("a", "b") and tuple({1: 2}) == (1,)
a, (b, c), *d = 1, (2, 3), 4, 5
assert (a, b, c, d) == (1, 2, 3, [4, 5])
t += (4,)
assert t[-1] == 4 and (*t, 5)[-1] == 5 and t is not (1, "a", None, 4)
e = (1, 2)
assert e[:] is e and tuple(e) is e and () is ()
for call, kind, text in [
    (lambda: (1,)[1], IndexError, "tuple index out of range"),
    (lambda: (1,)["a"], TypeError, "tuple indices must be integers or slices, not str"),
    (lambda: hash(([],)), TypeError, "unhashable type: 'list'"),
    (lambda: (1,) + [2], TypeError, 'can only concatenate tuple (not "list") to tuple'),
    (lambda: (1,).index(2), ValueError, "tuple.index(x): x not in tuple"),
    (lambda: (1,).append, AttributeError, "'tuple' object has no attribute 'append'"),
    (lambda: tuple(5), TypeError, "'int' object is not iterable"),
]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
try:
    e[0] = 1
except TypeError as error:
    assert str(error) == "'tuple' object does not support item assignment"
