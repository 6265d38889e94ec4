"""Enum: members, values, aliases, iteration, lookup, errors."""
import enum


class Color(enum.Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    @property
    def shout(self):
        return self.name + "!"

    def __str__(self):
        return f"color {self.value}"


assert Color.RED.name == "RED" and Color.RED.value == 1 and Color(2) is Color.GREEN and Color["BLUE"] is Color.BLUE and Color.CRIMSON is Color.RED
assert list(Color) == [Color.RED, Color.GREEN, Color.BLUE] and len(Color) == 3 and Color.RED in Color and list(Color.__members__) == ["RED", "GREEN", "BLUE", "CRIMSON"]
assert repr(Color.RED) == "<Color.RED: 1>" and str(Color.GREEN) == "color 2" and Color.RED.shout == "RED!" and Color.RED == Color.RED and Color.RED != 1 and hash(Color.RED) == hash(Color.RED)
assert isinstance(Color.RED, Color) and type(Color.RED) is Color and {Color.RED: "r"}[Color.RED] == "r" and repr(Color) == "<enum 'Color'>"
for call, kind, text in [(lambda: Color(9), ValueError, "9 is not a valid Color"), (lambda: Color["NOPE"], KeyError, "'NOPE'"), (lambda: Color.NOPE, AttributeError, "NOPE"),
                         (lambda: Color.RED < Color.GREEN, TypeError, "'<' not supported between instances of 'Color' and 'Color'")]:
    try:
        call()
    except kind as error:
        assert text in str(error), str(error)
    else:
        raise AssertionError(text)
try:
    Color.RED = 5
except AttributeError as error:
    assert "cannot reassign member" in str(error)
try:
    class More(Color):
        X = 1
except TypeError as error:
    assert "cannot extend" in str(error)
Animal = enum.Enum("Animal", "CAT DOG")
assert Animal.CAT.value == 1 and [a.name for a in Animal] == ["CAT", "DOG"] and enum.Enum("E", {"A": "x"}).A.value == "x"
