"""abc: abstract properties, class methods, register, `__subclasshook__`, error texts."""
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...

    @classmethod
    @abstractmethod
    def unit(cls): ...

    @staticmethod
    @abstractmethod
    def helper(): ...

    def describe(self):
        return f"{self.area} {self.unit()}"


assert sorted(Shape.__abstractmethods__) == ["area", "helper", "unit"]
try:
    Shape()
except TypeError as error:
    assert str(error) == "Can't instantiate abstract class Shape with abstract methods area, helper, unit"
else:
    raise AssertionError


class Half(Shape):
    area = 3

    @classmethod
    def unit(cls):
        return "m2"


try:
    Half()
except TypeError as error:
    assert str(error) == "Can't instantiate abstract class Half with abstract method helper"
else:
    raise AssertionError


class Square(Half):
    @staticmethod
    def helper():
        return 1


assert Square().describe() == "3 m2"
assert Square.__abstractmethods__ == frozenset()


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Sized:
            return any("size" in base.__dict__ for base in other.__mro__)
        return NotImplemented


class Box:
    def size(self):
        return 1


assert issubclass(Box, Sized)
assert isinstance(Box(), Sized)
assert not issubclass(int, Sized)


class Drawable(ABC):
    pass


@Drawable.register
class Line:
    pass


assert isinstance(Line(), Drawable)
assert issubclass(Line, Drawable)
assert Drawable not in Line.__mro__
