"""`__new__`: what it returns decides whether `__init__` runs."""


class Singleton:
    instance = None
    inits = 0

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, value):
        Singleton.inits += 1
        self.value = value


a, b = Singleton(1), Singleton(2)
assert a is b and a.value == 2 and Singleton.inits == 2


class Factory:
    def __new__(cls):
        return 42

    def __init__(self):
        raise AssertionError("not called")


assert Factory() == 42


class Inches(float):
    def __new__(cls, feet):
        return super().__new__(cls, feet * 12)


assert Inches(2) == 24.0 and isinstance(Inches(1), float)


class Upper(str):
    def __new__(cls, text, extra=None):
        self = str.__new__(cls, text.upper())
        self.extra = extra
        return self


u = Upper("abc", extra=1)
assert u == "ABC" and u.extra == 1 and type(u + "x") is str and type(u) is Upper


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    @property
    def total(self):
        return sum(self)


assert Pair(1, 2).total == 3 and Pair(1, 2) == (1, 2)
try:
    object.__new__(5)
except TypeError as error:
    assert str(error) == "object.__new__(X): X is not a type object (int)"


class Init:
    def __init__(self):
        return 5


try:
    Init()
except TypeError as error:
    assert str(error) == "__init__() should return None, not 'int'"
