"""operator: functions for operators, itemgetter, attrgetter, methodcaller."""
import operator as op
assert op.add(1, 2) == 3 and op.mul(2, 3) == 6 and op.truediv(1, 2) == 0.5 and op.floordiv(7, 2) == 3 and op.mod(7, 3) == 1 and op.pow(2, 3) == 8 and op.neg(1) == -1 and op.not_(0) is True and op.lt(1, 2) and op.eq(1, 1.0) and op.is_(None, None) and op.contains([1], 1) and op.concat([1], [2]) == [1, 2] and op.and_(6, 3) == 2 and op.xor(6, 3) == 5 and op.invert(5) == -6 and op.lshift(1, 3) == 8 and op.index(True) == 1 and op.truth([]) is False
assert op.getitem([1, 2], 0) == 1 and op.itemgetter(1)("ab") == "b" and op.itemgetter(0, 2)("abc") == ("a", "c") and op.itemgetter("k")({"k": 5}) == 5 and op.countOf([1, 1, 2], 1) == 2 and op.indexOf([5, 6], 6) == 1


class A:
    class b:
        c = 5
    def greet(self, name, end="!"): return f"hi {name}{end}"


assert op.attrgetter("b.c")(A) == 5 and op.attrgetter("b", "b.c")(A)[1] == 5 and op.methodcaller("greet", "x", end="?")(A()) == "hi x?"
d = {}
op.setitem(d, "a", 1)
op.delitem(d, "a")
assert d == {} and sorted([("b", 1), ("a", 2)], key=op.itemgetter(0))[0] == ("a", 2)
x = [1]
assert op.iadd(x, [2]) is x and x == [1, 2] and op.length_hint([1, 2]) == 2
