"""`__class_getitem__` makes classes subscriptable."""


class Box:
    def __class_getitem__(cls, item):
        return (cls.__name__, item)


class Child(Box):
    pass


assert Box[int] == ("Box", int) and Child["x", "y"] == ("Child", ("x", "y"))
try:
    int[str]
except TypeError as error:
    assert str(error) == "type 'int' is not subscriptable"
assert list[int] == list[int] and dict[str, list[int]].__args__ == (str, list[int]) and list[int]([1, 2]) == [1, 2] and isinstance(list[int], type(list[str])) and repr(tuple[int, ...]) == "tuple[int, ...]"
