"""Operator methods: reflected ones, NotImplemented, the subclass first."""


class V:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        if isinstance(other, V):
            return V(self.x + other.x)
        if isinstance(other, int):
            return V(self.x + other)
        return NotImplemented

    def __radd__(self, other):
        return V(other + self.x) if isinstance(other, int) else NotImplemented

    def __mul__(self, n): return V(self.x * n)
    __rmul__ = __mul__
    def __sub__(self, n): return ("sub", n)
    def __rsub__(self, n): return ("rsub", n)
    def __truediv__(self, n): return ("div", n)
    def __floordiv__(self, n): return ("floor", n)
    def __mod__(self, n): return ("mod", n)
    def __pow__(self, n, m=None): return ("pow", n, m)
    def __rpow__(self, n): return ("rpow", n)
    def __matmul__(self, n): return ("matmul", n)
    def __lshift__(self, n): return ("<<", n)
    def __rshift__(self, n): return (">>", n)
    def __and__(self, n): return ("&", n)
    def __ror__(self, n): return ("ror", n)
    def __xor__(self, n): return ("^", n)
    def __neg__(self): return V(-self.x)
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return abs(self.x)
    def __divmod__(self, n): return ("divmod", n)
    def __rdivmod__(self, n): return ("rdivmod", n)


v = V(2)
assert (v + V(3)).x == 5 and (v + 1).x == 3 and (1 + v).x == 3
assert sum([V(1), V(2)]).x == 3
assert (v * 3).x == (3 * v).x == 6
assert v - 1 == ("sub", 1) and 1 - v == ("rsub", 1)
assert v / 2 == ("div", 2) and v // 2 == ("floor", 2) and v % 2 == ("mod", 2)
assert v ** 2 == ("pow", 2, None) and pow(v, 2, 5) == ("pow", 2, 5) and 2 ** v == ("rpow", 2)
assert v @ 1 == ("matmul", 1) and v << 1 == ("<<", 1) and v >> 1 == (">>", 1)
assert v & 1 == ("&", 1) and 1 | v == ("ror", 1) and v ^ 1 == ("^", 1)
assert (-v).x == -2 and +v == "pos" and ~v == "invert" and abs(V(-3)) == 3
assert divmod(v, 2) == ("divmod", 2) and divmod(2, v) == ("rdivmod", 2)
try:
    v + "text"
except TypeError as error:
    assert str(error) == "unsupported operand type(s) for +: 'V' and 'str'"
try:
    v | 1
except TypeError as error:
    assert str(error) == "unsupported operand type(s) for |: 'V' and 'int'"


class W(V):
    def __radd__(self, other):
        return "subclass first"


assert V(1) + W(2) == "subclass first"
