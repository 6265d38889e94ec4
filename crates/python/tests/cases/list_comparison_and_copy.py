"""Lists compare item by item, and are copied only when asked."""
assert [1, 2] == [1, 2] and [1, 2] != [2, 1] and [1, 2, 3] > [1, 2] and [] < [None] and [1, [2, 3]] == [1, [2, 3]] and [1, 2] <= [1, 2] and not [2] < [1, 5] and [1] != (1,)
a = [1, [2]]
b, c, d = a[:], list(a), a.copy()
b[1].append(3)
assert a[1] == [2, 3] == c[1] == d[1] and b is not a and a == b
e = a
e.append(9)
assert a[-1] == 9 and len(b) == 2


class Never:
    def __eq__(self, other): return False


n = Never()
assert [n] == [n] and n in [n] and [n].index(n) == 0 and [n].count(n) == 1 and not [n] == [Never()]
try:
    [1, "a"] < [1, 2]
except TypeError as error:
    assert str(error) == "'<' not supported between instances of 'str' and 'int'"
assert [1, "a"] < [2, 2]
