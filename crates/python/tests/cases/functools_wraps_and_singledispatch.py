"""wraps copies what describes a function; singledispatch chooses by the first argument's class."""
import functools


def decorate(function):
    @functools.wraps(function)
    def wrapper(*args):
        """wrapper's"""
        return ["wrapped", *function(*args)]
    return wrapper


@decorate
def original(x: int):
    """original's"""
    return [x]


assert original(1) == ["wrapped", 1] and original.__name__ == "original" and original.__doc__ == "original's" and original.__wrapped__(2) == [2] and original.__annotations__ == {"x": int}


@functools.singledispatch
def show(value):
    return "any"


@show.register
def _(value: int):
    return "int"


@show.register(list)
def _(value):
    return "list"


assert [show(v) for v in (1, True, [], "x")] == ["int", "int", "list", "any"] and show.dispatch(bool)(1) == "int"


@functools.total_ordering
class Size:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __lt__(self, other): return self.n < other.n


assert Size(1) <= Size(1) and Size(2) > Size(1) and Size(2) >= Size(2) and not Size(1) > Size(1)


class Lazy:
    count = 0

    @functools.cached_property
    def value(self):
        Lazy.count += 1
        return 5


lazy = Lazy()
assert (lazy.value, lazy.value, Lazy.count) == (5, 5, 1) and lazy.__dict__ == {"value": 5}
