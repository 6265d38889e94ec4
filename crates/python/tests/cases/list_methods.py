"""append, extend, insert, remove, pop, index, count, reverse, copy, clear."""
a = [3, 1, 2]
a.append(4); a.extend((5, 6)); a.insert(0, 0); a.insert(100, 7); a.insert(-1, "x")
assert a == [0, 3, 1, 2, 4, 5, 6, "x", 7]
a.remove("x")
assert a.pop() == 7 and a.pop(0) == 0 and a.pop(-2) == 5 and a == [3, 1, 2, 4, 6]
assert a.index(2) == 2 and a.count(3) == 1 and a.index(4, 1) == 3 and a.index(4, -2) == 3
a.reverse()
assert a == [6, 4, 2, 1, 3]
b = a.copy()
b.clear()
assert a and not b and a == a[:] and a[:] is not a
assert [1, 2] + [3] == [1, 2, 3] and [0] * 3 == [0, 0, 0] and 2 * [1] == [1, 1] and [1] * -1 == [] and [[]] * 2 == [[], []]
shared = [[]] * 2
shared[0].append(1)
assert shared == [[1], [1]]
assert [1, 2] < [1, 3] and [1] < [1, 0] and [2] > [1, 9] and [1, "a"] != [1, "b"] and [] < [0] and not [] < []
recursive = []
recursive.append(recursive)
assert repr(recursive) == "[[...]]" and len(recursive) == 1 and recursive[0] is recursive
assert list("abc") == ["a", "b", "c"] and list({"a": 1}) == ["a"] and list() == [] and [*range(2), *"x"] == [0, 1, "x"]
for call, kind, text in [
    (lambda: [].pop(), IndexError, "pop from empty list"),
    (lambda: [1].pop(5), IndexError, "pop index out of range"),
    (lambda: [1].remove(2), ValueError, "list.remove(x): x not in list"),
    (lambda: [1].index(2), ValueError, "2 is not in list"),
    (lambda: [1][1], IndexError, "list index out of range"),
    (lambda: [1]["a"], TypeError, "list indices must be integers or slices, not str"),
    (lambda: [1] + "a", TypeError, 'can only concatenate list (not "str") to list'),
    (lambda: [1] < "a", TypeError, "'<' not supported between instances of 'list' and 'str'"),
    (lambda: hash([]), TypeError, "unhashable type: 'list'"),
    (lambda: list(5), TypeError, "'int' object is not iterable"),
    (lambda: [].append(), TypeError, "list.append() takes exactly one argument (0 given)"),
    (lambda: [].extend(5), TypeError, "'int' object is not iterable"),
]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
