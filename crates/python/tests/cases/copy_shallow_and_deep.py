"""copy and deepcopy: containers, recursion, hooks, shared parts."""
import copy
a = [1, [2, 3], {"k": [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
assert b == a and b is not a and b[1] is a[1] and c == a and c[1] is not a[1] and c[2]["k"] is not a[2]["k"]
shared = [1]
d = copy.deepcopy([shared, shared])
assert d[0] is d[1] and d[0] is not shared
loop = []
loop.append(loop)
e = copy.deepcopy(loop)
assert e[0] is e and e is not loop


class Node:
    def __init__(self, value, child=None):
        self.value, self.child = value, child


n = Node([1], Node([2]))
m = copy.deepcopy(n)
assert m.child.value == [2] and m.child is not n.child and copy.copy(n).child is n.child


class Hooked:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep copied"


assert copy.copy(Hooked()) == "copied" and copy.deepcopy([Hooked()]) == ["deep copied"]
t = (1, 2)
assert copy.copy(t) is t and copy.deepcopy(t) == t and copy.deepcopy(len) is len and copy.copy({1}) == {1} and copy.deepcopy(frozenset([1])) == {1} and copy.copy("x") == "x" and copy.deepcopy(None) is None
import datetime
import decimal
assert copy.deepcopy(datetime.date(2020, 1, 1)) == datetime.date(2020, 1, 1) and copy.deepcopy(decimal.Decimal("1.5")) == decimal.Decimal("1.5")
