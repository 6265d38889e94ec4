"""Lambdas with all kinds of parameters, in all kinds of places."""
assert (lambda: 5)() == 5 and (lambda x, y=2, *a, k=3, **kw: (x, y, a, k, kw))(1, 5, 6, k=7, z=8) == (1, 5, (6,), 7, {"z": 8})
assert (lambda *, a: a)(a=1) == 1 and (lambda a, /, b: a + b)(1, b=2) == 3 and (lambda *args: args)(1, 2) == (1, 2)
compose = lambda f, g: lambda x: f(g(x))
assert compose(lambda x: x + 1, lambda x: x * 2)(5) == 11
factorial = lambda n: 1 if n < 2 else n * factorial(n - 1)
assert factorial(20) == 2432902008176640000
assert sorted([3, -1, 2], key=lambda n: n * n) == [-1, 2, 3] and list(map(lambda a, b: a + b, [1, 2], [3, 4])) == [4, 6] and list(filter(lambda x: x, [0, 1])) == [1]
table = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b}
assert table["add"](1, 2) == 3 and table["sub"](1, 2) == -1
assert (lambda x: (lambda y: x + y))(1)(2) == 3 and (lambda: (1, 2))() == (1, 2) and (lambda x: [x, x])(0) == [0, 0]
assert (lambda x: x if x else "zero")(0) == "zero" and (lambda: (yield 1))().__next__() == 1


class C:
    double = lambda self, n: n * 2
    value = property(lambda self: "property")


assert C().double(4) == 8 and C().value == "property" and C.double.__name__ == "<lambda>" and C.double.__qualname__ == "C.<lambda>"
f = lambda x=(lambda: 5)(): x
assert f() == 5
counter = (lambda c: lambda: c.__setitem__(0, c[0] + 1) or c[0])([0])
assert (counter(), counter()) == (1, 2)
y = (lambda f: (lambda x: x(x))(lambda y: f(lambda a: y(y)(a))))(lambda f: lambda n: 1 if n == 0 else n * f(n - 1))
assert y(5) == 120
