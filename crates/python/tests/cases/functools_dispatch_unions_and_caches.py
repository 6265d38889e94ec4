"""functools: dispatch by unions and abstract classes, what caches count, orders that are derived, reprs."""
import collections.abc
import functools
import operator
from typing import Union


def says(call, *args, **options):
    try:
        return call(*args, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


@functools.singledispatch
def kind(value):
    return "object"


@kind.register
def _(value: Union[float, complex]):
    return "number"


@kind.register
def _(value: bytes | bytearray):
    return "bytes"


@kind.register(collections.abc.Mapping)
def _(value):
    return "mapping"


assert [kind(value) for value in (1.5, 2j, b"", {}, None)] == ["number", "number", "bytes", "mapping", "object"]
assert says(kind) == "TypeError: kind requires at least 1 positional argument"
assert says(kind.register, 5).startswith("TypeError: Invalid first argument to `register()`: 5.")


class Methods:
    @functools.singledispatchmethod
    @classmethod
    def of(cls, value):
        return cls.__name__, "object"

    @of.register
    @classmethod
    def _(cls, value: int):
        return cls.__name__, "int"

    def base(self, *args, **options):
        return args, options

    one = functools.partialmethod(base, 1, k=2)
    two = functools.partialmethod(one, 3)
    still = functools.partialmethod(staticmethod(lambda *args: args), 7)


assert Methods.of(1) == ("Methods", "int") and Methods().of("x") == ("Methods", "object")
assert Methods().two(z=1) == ((1, 3), {"k": 2, "z": 1}) and Methods().still(1) == (7, 1)
assert says(functools.partialmethod, 5) == "TypeError: 5 is not callable or a descriptor"


@functools.lru_cache
def same(value):
    return value


for value in (1, 1.0, True):
    same(value)
assert same.cache_info() == (1, 2, 128, 2) and repr(same.cache_info()) == "CacheInfo(hits=1, misses=2, maxsize=128, currsize=2)"
assert same.cache_parameters() == {"maxsize": 128, "typed": False}
none = functools.lru_cache(maxsize=0)(lambda value: value)
none(1), none(1)
assert none.cache_info() == (0, 2, 0, 0)
assert says(functools.lru_cache, "x") == "TypeError: Expected first argument to be an integer, a callable, or None"

for root in ("lt", "le", "gt", "ge"):
    words = {"__init__": lambda self, v: setattr(self, "v", v), "__eq__": lambda self, other: self.v == other.v}
    words[f"__{root}__"] = lambda self, other, holds=getattr(operator, root): holds(self.v, other.v)
    whole = functools.total_ordering(type("Whole", (), words))
    for name in ("lt", "le", "gt", "ge"):
        holds = getattr(operator, name)
        assert all(holds(whole(a), whole(b)) == holds(a, b) for a in (1, 2) for b in (1, 2)), (root, name)
assert says(functools.total_ordering, object) == "ValueError: must define at least one ordering operation: < > <= >="

key = functools.cmp_to_key(lambda a, b: a - b)
assert key(1) < key(2) and says(lambda: key(1) < 5) == "TypeError: other argument must be K instance"


class Slots:
    __slots__ = ()

    @functools.cached_property
    def v(self):
        return 1


assert says(lambda: Slots().v) == "TypeError: No '__dict__' attribute on 'Slots' instance to cache 'v' property."
assert says(functools.reduce, max, 5) == "TypeError: reduce() arg 2 must support iteration"
assert repr(operator.attrgetter("a", "b.c")) == "operator.attrgetter('a', 'b.c')"
assert repr(operator.methodcaller("m", 1, k=2)) == "operator.methodcaller('m', 1, k=2)"
assert says(operator.index, 1.5) == "TypeError: 'float' object cannot be interpreted as an integer"
items = [1]
assert operator.iconcat(items, [2]) is items and operator.ior({1}, {2}) == {1, 2} and operator.__lt__(1, 2)
