"""Subclasses of int, float, list, dict, set, tuple: results of operators, hooks that are called and those that are not."""


class Count(int):
    def __new__(cls, value=0):
        return super().__new__(cls, value)

    def __add__(self, other):
        return Count(int(self) + int(other))

    def __repr__(self):
        return f"Count({int(self)})"


assert type(Count(1) + 2) is Count
assert type(Count(1) - 1) is int
assert repr(Count(3)) == "Count(3)"
assert f"{Count(3)}" == "Count(3)"
assert f"{Count(3):d}" == "3"
assert Count(2) == 2
assert [10, 20, 30][Count(1)] == 20
assert {2: "x"}[Count(2)] == "x"


class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def __getitem__(self, index):
        if isinstance(index, str):
            return len(self)
        return super().__getitem__(index)


stack = Stack([1]).push(2)
assert stack == [1, 2]
assert stack["size"] == 2
assert stack[-1] == 2
assert type(stack + [3]) is list
assert type(stack[:]) is list
assert isinstance(stack, list)
assert list(reversed(stack)) == [2, 1]


class Default(dict):
    def __missing__(self, key):
        self[key] = value = len(self)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(str(key), value)


d = Default()
assert d[5] == 0
assert d == {"5": 0}
d.update({7: 1})
assert 7 in d
assert d.get("nothing") is None
assert "%(a)s" % Default(a=1) == "1"


class Pair(tuple):
    __slots__ = ()

    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    def __add__(self, other):
        return Pair(self[0] + other[0], self[1] + other[1])


assert Pair(1, 2) + Pair(3, 4) == (4, 6)
assert type(Pair(1, 2) * 2) is tuple
assert hash(Pair(1, 2)) == hash((1, 2))


class Tags(set):
    def add(self, item):
        super().add(item.lower())


tags = Tags()
tags.add("A")
assert tags == {"a"}
assert tags | {"b"} == {"a", "b"}


class Celsius(float):
    @property
    def fahrenheit(self):
        return self * 9 / 5 + 32


assert Celsius(100).fahrenheit == 212.0
assert round(Celsius(1.25), 1) == 1.2
assert isinstance(True, int)
try:

    class NoBool(bool):
        pass

except TypeError as error:
    assert str(error) == "type 'bool' is not an acceptable base type"
else:
    raise AssertionError
