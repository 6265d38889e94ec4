"""`__new__` and `__init__`: other classes, immutables, arguments, singletons, cached instances."""


class Inches(float):
    def __new__(cls, value, unit="in"):
        self = super().__new__(cls, value * 2.54)
        self.unit = unit
        return self


inches = Inches(2, unit="inch")
assert inches == 5.08
assert inches.unit == "inch"
assert type(inches + 1) is float


class Other:
    def __new__(cls):
        return 42

    def __init__(self):
        raise AssertionError("not run for another class")


assert Other() == 42


class Cached:
    known = {}

    def __new__(cls, key):
        return cls.known.setdefault(key, super().__new__(cls))

    def __init__(self, key):
        self.key = key
        self.count = getattr(self, "count", 0) + 1


assert Cached("a") is Cached("a")
assert Cached("a").count == 3
assert Cached("b") is not Cached("a")


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


pair = Pair(1, 2)
assert pair == (1, 2)
assert pair.first == 1
assert isinstance(pair[:], tuple)
a, b = pair
assert b == 2


class Plain:
    pass


for call, words in (
    (lambda: Plain(1), "Plain() takes no arguments"),
    (lambda: object(1), "object() takes no arguments"),
    (lambda: object.__new__(), "object.__new__(): not enough arguments"),
    (lambda: Pair(1), "Pair.__new__() missing 1 required positional argument: 'b'"),
):
    try:
        call()
    except TypeError as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
