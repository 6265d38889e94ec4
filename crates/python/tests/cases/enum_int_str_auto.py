"""IntEnum, StrEnum, mixed-in types, auto, unique, `_missing_`, `_generate_next_value_`."""
import enum


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 10


assert Level.LOW == 1 and Level.HIGH > Level.LOW and Level.LOW + 1 == 2 and isinstance(Level.LOW, int) and repr(Level.LOW) == "<Level.LOW: 1>" and str(Level.LOW) == "1" and f"{Level.HIGH}" == "10" and sorted([Level.HIGH, Level.LOW])[0] is Level.LOW


class Name(str, enum.Enum):
    A = "a"
    B = "b"


assert Name.A == "a" and Name("b") is Name.B and Name.A.upper() == "A" and str(Name.A) == "Name.A" and f"{Name.A}" == "Name.A" and "%s" % Name.A == "Name.A" and isinstance(Name.A, str)


class S(enum.StrEnum):
    FIRST = enum.auto()
    SECOND = "two"


assert S.FIRST == "first" and str(S.SECOND) == "two" and f"{S.FIRST}" == "first"


class Auto(enum.Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    X = enum.auto()
    Y = enum.auto()


assert Auto.X.value == "x"


class Num(enum.Enum):
    A = enum.auto()
    B = enum.auto()

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "default" else None


assert (Num.A.value, Num.B.value) == (1, 2) and Num("default") is Num.A
try:
    @enum.unique
    class Dup(enum.Enum):
        A = 1
        B = 1
except ValueError as error:
    assert str(error) == "duplicate values found in <enum 'Dup'>: B -> A"


class Planet(enum.Enum):
    EARTH = (5.97, 6.37)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius


assert Planet.EARTH.mass == 5.97 and Planet.EARTH.value == (5.97, 6.37)
