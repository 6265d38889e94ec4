"""`__class_getitem__` and `__mro_entries__`; generic builtins."""


class Typed:
    def __class_getitem__(cls, item):
        return (cls.__name__, item)


assert Typed[int] == ("Typed", int)
assert Typed[int, str] == ("Typed", (int, str))
assert list[int].__origin__ is list
assert dict[str, int].__args__ == (str, int)
assert repr(list[int]) == "list[int]"
assert repr(dict[str, list[int]]) == "dict[str, list[int]]"
assert repr(tuple[int, ...]) == "tuple[int, ...]"
assert list[int]([1, 2]) == [1, 2]
assert list[int] == list[int]
assert hash(list[int]) == hash(list[int])


class Strings(list[str]):
    pass


assert Strings.__mro__ == (Strings, list, object)
assert Strings.__orig_bases__ == (list[str],)


class Alias:
    def __init__(self, *classes):
        self.classes = classes

    def __mro_entries__(self, bases):
        return self.classes


class A:
    pass


class B:
    pass


both = Alias(A, B)


class C(both):
    pass


assert C.__bases__ == (A, B)
assert C.__orig_bases__ == (both,)
try:
    isinstance([], list[int])
except TypeError as error:
    assert str(error) == "isinstance() argument 2 cannot be a parameterized generic"
else:
    raise AssertionError
assert repr(int | None) == "int | None"
assert isinstance(3, int | str)
assert not isinstance(3.0, int | str)
assert (int | str) == (str | int)
assert (int | None).__args__ == (int, type(None))
