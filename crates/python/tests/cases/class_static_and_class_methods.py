"""staticmethod and classmethod, through instances, classes and subclasses."""


class A:
    name = "A"

    @staticmethod
    def static(x):
        return x * 2

    @classmethod
    def make(cls, *args):
        return cls.name, cls, args

    @classmethod
    @property
    def combined(cls):
        return cls.name + "!"


class B(A):
    name = "B"


assert A.static(2) == A().static(2) == B.static(2) == 4
assert A.make(1) == ("A", A, (1,)) and B().make() == ("B", B, ())
assert B.combined == "B!"
assert A.__dict__["static"].__func__(3) == 6
assert A.__dict__["static"](4) == 8
assert A.make.__self__ is A and A.make.__func__ is B.make.__func__
try:
    A.__dict__["make"]()
except TypeError as error:
    assert str(error) == "'classmethod' object is not callable"
helper = staticmethod(len)


class C:
    size = helper
    parse = int


assert C().size([1, 2]) == 2 and C().parse("7") == 7
assert isinstance(A.__dict__["make"], classmethod)
assert A.static.__name__ == "static" and A.__dict__["static"].__name__ == "static"
A.later = classmethod(lambda cls: cls.__name__)
assert B.later() == "B"
