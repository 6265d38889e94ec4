"""reduce and partial."""
import functools
import operator
assert functools.reduce(operator.add, [1, 2, 3]) == 6 and functools.reduce(operator.mul, [], 5) == 5 and functools.reduce(lambda a, b: a + b, "abc") == "abc"
try:
    functools.reduce(operator.add, [])
except TypeError as error:
    assert str(error) == "reduce() of empty iterable with no initial value"
else:
    raise AssertionError
p = functools.partial(int, base=2)
assert p("101") == 5 and p("7", base=10) == 7 and p.func is int and p.args == () and p.keywords == {"base": 2}
q = functools.partial(lambda *a, **k: (a, k), 1, x=2)
assert q(3, y=4) == ((1, 3), {"x": 2, "y": 4}) and functools.partial(q, 9)(5) == ((1, 9, 5), {"x": 2})


class Cell:
    def set(self, value, other=None):
        return (value, other)

    alive = functools.partialmethod(set, True, other="o")


assert Cell().alive() == (True, "o")
