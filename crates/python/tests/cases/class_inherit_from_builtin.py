"""Subclasses of int, str, list, dict, tuple, set, float, bytes."""


class I(int):
    def double(self): return I(self * 2)


class S(str):
    def shout(self): return S(self.upper() + "!")


class L(list):
    def first(self): return self[0]


class T(tuple):
    pass


assert I(5) + 1 == 6 and type(I(5) + 1) is int and I(4).double() == 8 and isinstance(I(1).double(), I) and I("7") == 7 and hash(I(3)) == hash(3) and {3: "x"}[I(3)] == "x" and I(2) < 3 and f"{I(5):03}" == "005" and repr(I(5)) == "5" and [0, 1, 2][I(1)] == 1
assert S("ab").shout() == "AB!" and S("a") + "b" == "ab" and type(S("a")[0]) is str and S("x") in {"x"} and "-".join([S("a"), "b"]) == "a-b" and S("a,b").split(",") == ["a", "b"] and isinstance(S("a"), str) and len(S("abc")) == 3 and S(5) == "5"
x = L([3, 4])
x.append(5)
x += [6]
assert x.first() == 3 and x == [3, 4, 5, 6] and type(x) is L and type(x[1:]) is list and type(x + [1]) is list and sorted(L([2, 1])) == [1, 2] and L("ab") == ["a", "b"]
assert T([1, 2]) == (1, 2) and type(T([1])[:]) is tuple and hash(T([1])) == hash((1,)) and isinstance(T(), tuple)


class F(float):
    pass


class B(bytes):
    pass


class Q(set):
    pass


assert F(1.5) * 2 == 3.0 and B(b"ab")[0] == 97 and Q([1]) | {2} == {1, 2} and Q([1]) == {1} and F("2.5") == 2.5
x.note = "attribute"
assert x.note == "attribute" and I(1).__class__ is I and not hasattr(5, "note")
