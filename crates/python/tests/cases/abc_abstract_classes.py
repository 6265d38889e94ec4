"""ABC, abstractmethod, abstract properties, register, subclass hook."""
import abc


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name} {self.area()}"


class Square(Shape):
    def __init__(self, n): self.n = n
    def area(self): return self.n ** 2
    name = "square"


assert Square(3).describe() == "square 9" and issubclass(Square, Shape) and Shape.__abstractmethods__ == {"area", "name"}
for cls, text in [(Shape, "Can't instantiate abstract class Shape with abstract methods area, name"), (type("Half", (Shape,), {"name": "h"}), "Can't instantiate abstract class Half with abstract method area")]:
    try:
        cls()
    except TypeError as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError


@Shape.register
class Foreign:
    pass


assert isinstance(Foreign(), Shape) and issubclass(Foreign, Shape) and Shape not in Foreign.__mro__


class Duck(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "quack") or NotImplemented


class Quacks:
    def quack(self): pass


assert isinstance(Quacks(), Duck) and not isinstance(5, Duck)
import collections.abc
assert isinstance([], collections.abc.Sequence) and isinstance({}, collections.abc.Mapping) and isinstance("x", collections.abc.Iterable) and isinstance(len, collections.abc.Callable) and not isinstance(5, collections.abc.Hashable) is False and isinstance((x for x in []), collections.abc.Generator) and isinstance({1}, collections.abc.Set) and not isinstance([], collections.abc.Hashable)
