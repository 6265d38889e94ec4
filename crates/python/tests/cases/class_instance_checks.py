"""isinstance and issubclass with tuples, unions, and the hooks of metaclasses."""


class Even(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, int) and instance % 2 == 0

    def __subclasscheck__(cls, subclass):
        return subclass is int


class EvenNumber(metaclass=Even):
    pass


assert isinstance(4, EvenNumber) and not isinstance(3, EvenNumber)
assert issubclass(int, EvenNumber) and not issubclass(str, EvenNumber)
assert isinstance(True, int) and isinstance(1, (str, (bytes, int))) and not isinstance(1, ())
assert isinstance(5, int | str) and isinstance(None, int | None) and not isinstance("x", int | None)
assert issubclass(bool, int | str)
for call, text in [
    (lambda: isinstance(1, 5), "isinstance() arg 2 must be a type, a tuple of types, or a union"),
    (lambda: issubclass(1, int), "issubclass() arg 1 must be a class"),
    (lambda: issubclass(int, 5), "issubclass() arg 2 must be a class, a tuple of classes, or a union"),
]:
    try:
        call()
    except TypeError as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)


class Lies:
    @property
    def __class__(self):
        return int


assert isinstance(Lies(), int) and isinstance(Lies(), Lies) and type(Lies()) is Lies


class A:
    def who(self): return "A"


class B:
    def who(self): return "B"


a = A()
a.__class__ = B
assert a.who() == "B" and isinstance(a, B) and type(a) is B
