"""Functional API, aliases, unique, auto and `_generate_next_value_`, members, iteration, errors."""
import enum
from enum import Enum, IntEnum, StrEnum, auto, unique

Animal = Enum("Animal", "CAT DOG")
assert list(Animal) == [Animal.CAT, Animal.DOG]
assert Animal.DOG.value == 2
Colour = Enum("Colour", {"RED": "r", "BLUE": "b"})
assert Colour("b") is Colour.BLUE
Level = IntEnum("Level", ["LOW", "HIGH"], start=10)
assert Level.HIGH == 11


class Shape(Enum):
    SQUARE = 1
    BOX = 1
    CIRCLE = 2

    @property
    def title(self):
        return self.name.title()

    @classmethod
    def default(cls):
        return cls.CIRCLE

    def __str__(self):
        return f"shape {self.value}"


assert Shape.BOX is Shape.SQUARE
assert list(Shape) == [Shape.SQUARE, Shape.CIRCLE]
assert Shape.__members__["BOX"] is Shape.SQUARE
assert Shape["CIRCLE"] is Shape(2)
assert Shape.SQUARE.title == "Square"
assert Shape.default() is Shape.CIRCLE
assert str(Shape.CIRCLE) == "shape 2"
assert f"{Shape.CIRCLE}" == "shape 2"
assert repr(Shape.CIRCLE) == "<Shape.CIRCLE: 2>"
assert len(Shape) == 2
assert Shape.SQUARE in Shape
assert {Shape.SQUARE: 1}[Shape.BOX] == 1
assert Shape.SQUARE != 1


class Auto(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    ONE = auto()
    TWO = auto()


assert Auto.TWO.value == "two"


class Words(StrEnum):
    HELLO = auto()
    BYE = "Bye"


assert Words.HELLO == "hello"
assert str(Words.BYE) == "Bye"
assert f"{Words.BYE:>5}" == "  Bye"
assert Words.BYE.upper() == "BYE"


class Mixed(Enum):
    A = 1, "first"
    B = 2, "second"

    def __init__(self, number, text):
        self.number, self.text = number, text


assert Mixed.B.text == "second"
assert Mixed((1, "first")) is Mixed.A


class Found(Enum):
    X = 1

    @classmethod
    def _missing_(cls, value):
        return cls.X if value == "any" else None


assert Found("any") is Found.X
for call, kind, words in (
    (lambda: Shape(9), ValueError, "9 is not a valid Shape"),
    (lambda: Shape["NO"], KeyError, "'NO'"),
    (lambda: setattr(Shape, "CIRCLE", 5), AttributeError, "cannot reassign member 'CIRCLE'"),
    (lambda: Shape.NOTHING, AttributeError, "NOTHING"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
try:

    @unique
    class Doubled(Enum):
        A = 1
        B = 1

except ValueError as error:
    assert str(error) == "duplicate values found in <enum 'Doubled'>: B -> A"
else:
    raise AssertionError
assert enum.EnumMeta is enum.EnumType
assert isinstance(Shape, enum.EnumMeta)
assert Shape.CIRCLE.name == "CIRCLE"
assert Level.LOW + 1 == 11
assert repr(Level.LOW) == "<Level.LOW: 10>"
assert str(Level.LOW) == "10"
