"""Decorators: classes as decorators, with arguments, stacked, on methods and classes, keeping metadata."""
import functools


class Counted:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.calls = function, 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.function(*args, **kwargs)

    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)


@Counted
def double(n):
    """Doubles."""
    return n * 2


assert double(2) == 4
assert double.calls == 1
assert double.__name__ == "double"
assert double.__doc__ == "Doubles."


def repeat(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return [function(*args, **kwargs) for _ in range(times)]

        return wrapper

    return decorate


class Service:
    @Counted
    def ping(self, word="pong"):
        return word

    @repeat(2)
    def twice(self):
        return self.name

    name = "svc"

    @property
    @repeat(3)
    def thrice(self):
        return 1

    @classmethod
    @functools.lru_cache
    def cached(cls):
        return object()


service = Service()
assert service.ping() == "pong"
assert Service.ping.calls == 1
assert service.twice() == ["svc", "svc"]
assert service.thrice == [1, 1, 1]
assert Service.cached() is Service.cached()
assert Service.twice.__wrapped__.__name__ == "twice"


def register(registry):
    def decorate(cls):
        registry.append(cls.__name__)
        cls.registered = True
        return cls

    return decorate


names = []


@register(names)
@functools.total_ordering
class Item:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


assert names == ["Item"]
assert Item.registered
assert Item(1) <= Item(2)
buttons = {"x": repeat}


@buttons["x"](2)
def subscripted():
    return 0


assert subscripted() == [0, 0]


@(lambda f: f.__name__)
def replaced():
    pass


assert replaced == "replaced"
