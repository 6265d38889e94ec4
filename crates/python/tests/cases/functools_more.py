"""partial details, partialmethod, singledispatchmethod, cached_property, cache_info, cmp_to_key, reduce."""
import functools
from functools import cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod

power = partial(pow, 2)
assert power(5) == 32
assert power.func is pow
assert power.args == (2,)
named = partial(dict, a=1)
assert named(b=2) == {"a": 1, "b": 2}
assert named(a=3) == {"a": 3}
assert partial(partial(print, 1), 2).args == (1, 2)
assert repr(partial(int, base=2)) == "functools.partial(<class 'int'>, base=2)"
assert reduce(lambda a, b: a * b, [1, 2, 3, 4]) == 24
assert reduce(lambda a, b: a + b, [], "x") == "x"
calls = []


@lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


assert [square(n) for n in (1, 2, 1, 3, 2)] == [1, 4, 1, 9, 4]
assert calls == [1, 2, 3, 2]
assert square.cache_info() == (1, 4, 2, 2)
assert repr(square.cache_info()) == "CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)"
square.cache_clear()
assert square.cache_info().currsize == 0


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


assert fib(80) == 23416728348467685


class Circle:
    computed = 0

    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        Circle.computed += 1
        return self.r**2 * 3

    def move(self, dx, dy):
        return (dx, dy)

    up = partialmethod(move, 0, dy=1)

    @singledispatchmethod
    def describe(self, arg):
        return "object"

    @describe.register
    def _(self, arg: int):
        return "int"

    @describe.register(list)
    def _(self, arg):
        return "list"


circle = Circle(2)
assert (circle.area, circle.area) == (12, 12)
assert Circle.computed == 1
assert circle.__dict__ == {"r": 2, "area": 12}
del circle.area
assert circle.area == 12
assert Circle.computed == 2
assert circle.up() == (0, 1)
assert [circle.describe(v) for v in (1, [], "x", True)] == ["int", "list", "object", "int"]


@singledispatch
def show(value):
    return "base"


@show.register(int)
@show.register(float)
def _(value):
    return "number"


@show.register
def _(value: dict):
    return "dict"


assert [show(v) for v in (1, 2.0, {}, "x", True)] == ["number", "number", "dict", "base", "number"]
assert show.dispatch(bool) is show.registry[int]
assert sorted(["bb", "a", "ccc"], key=cmp_to_key(lambda a, b: len(b) - len(a))) == ["ccc", "bb", "a"]
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    assert str(error) == "reduce() of empty iterable with no initial value"
else:
    raise AssertionError
try:
    square([])
except TypeError as error:
    assert str(error) == "unhashable type: 'list'"
else:
    raise AssertionError
