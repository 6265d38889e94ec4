"""operator: arithmetic, comparison, item and attribute getters, in-place forms, methodcaller, indexOf."""
import operator as op

assert op.add(1, 2) == 3
assert op.truediv(1, 2) == 0.5
assert op.floordiv(7, 2) == 3
assert op.mod(7, 4) == 3
assert op.pow(2, 3) == 8
assert op.matmul is not None
assert op.neg(1) == -1
assert op.inv(1) == -2
assert op.lshift(1, 3) == 8
assert op.and_(6, 3) == 2
assert op.or_(6, 1) == 7
assert op.xor(6, 3) == 5
assert op.not_([]) is True
assert op.truth([1]) is True
assert op.is_(None, None)
assert op.is_not(1, None)
assert op.eq(1, 1.0)
assert op.lt(1, 2)
assert op.contains("abc", "b")
assert op.countOf([1, 2, 1], 1) == 2
assert op.indexOf("abc", "c") == 2
assert op.concat([1], [2]) == [1, 2]
assert op.getitem({"a": 1}, "a") == 1
items = [1, 2, 3]
op.setitem(items, 0, 9)
op.delitem(items, 1)
assert items == [9, 3]
assert op.iadd(items, [4]) is items
assert items == [9, 3, 4]
assert op.index(True) == 1
assert op.length_hint([1, 2]) == 2
first = op.itemgetter(0)
assert first("abc") == "a"
assert op.itemgetter(1, "x")({1: "one", "x": 2}) == ("one", 2)
assert op.itemgetter(slice(1, None))("abc") == "bc"


class P:
    def __init__(self, name, inner=None):
        self.name, self.inner = name, inner

    def greet(self, word, mark="!"):
        return f"{word} {self.name}{mark}"


p = P("a", P("b"))
assert op.attrgetter("name")(p) == "a"
assert op.attrgetter("inner.name", "name")(p) == ("b", "a")
assert op.methodcaller("greet", "hi", mark="?")(p) == "hi a?"
assert sorted([("b", 1), ("a", 2)], key=op.itemgetter(0))[0] == ("a", 2)
assert [f(5, 2) for f in (op.gt, op.ge, op.ne, op.sub, op.mul, op.rshift)] == [True, True, True, 3, 10, 1]
try:
    op.indexOf([], 1)
except ValueError as error:
    assert str(error) == "sequence.index(x): x not in sequence"
else:
    raise AssertionError
