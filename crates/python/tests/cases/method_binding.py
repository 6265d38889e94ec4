"""Methods are bound when looked up, functions in instances are not."""


class A:
    def method(self):
        return self


a, b = A(), A()
m = a.method
assert m() is a and m.__self__ is a and a.method == a.method and a.method is not a.method and a.method != b.method and A.method(b) is b and hash(a.method) == hash(a.method)
a.own = lambda: "no self"
assert a.own() == "no self"
A.late = lambda self, x: (self, x)
assert b.late(1) == (b, 1)
A.native = len
try:
    a.native()
except TypeError as error:
    assert str(error) == "len() takes exactly one argument (0 given)"


class Callable:
    def __call__(self, *args):
        return args


A.callable = Callable()
assert a.callable(1) == (1,)
upper = str.upper
assert upper("x") == "X" and list(map(str.strip, [" a "])) == ["a"] and [].append.__self__ == [] and "x".join.__name__ == "join"
try:
    str.upper(5)
except TypeError as error:
    assert "str" in str(error)
