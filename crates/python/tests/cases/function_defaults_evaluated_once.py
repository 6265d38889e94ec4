"""Defaults are evaluated when the def runs, once, left to right."""
calls = []


def note(value):
    calls.append(value)
    return value


def function(a, b=note(1), *, c=note(2), d=note([])):
    d.append(a)
    return d


assert calls == [1, 2, []]
assert function(1) == [1] and function(2) == [1, 2]
assert function(3, d=[]) == [3]
assert function.__defaults__ == (1,)
assert function.__kwdefaults__["c"] == 2
x = 1


def late(value=x):
    return value


x = 2
assert late() == 1
late.__defaults__ = (9,)
assert late() == 9


class Holder:
    size = 3

    def sized(self, n=size):
        return n


assert Holder().sized() == 3
f = lambda a, b=2, *c, d=4, **e: (a, b, c, d, e)
assert f(1) == (1, 2, (), 4, {})
assert f(1, 5, 6, 7, d=8, z=9) == (1, 5, (6, 7), 8, {"z": 9})
