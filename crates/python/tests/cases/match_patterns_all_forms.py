"""`match`: literals, captures, or, as, sequences with stars, mappings with rest, classes, guards, values, nesting."""
import enum


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def what(subject):
    match subject:
        case None:
            return "none"
        case True | False:
            return "bool"
        case 0 | -1 | 1.5:
            return "number"
        case "a" | b"a":
            return "text"
        case Colour.RED:
            return "red"
        case Colour():
            return "colour"
        case Point(0, 0):
            return "origin"
        case Point(x, y=0):
            return f"on x {x}"
        case Point(x=0, y=(1 | 2) as y):
            return f"y {y}"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest] if len(rest) > 2:
            return f"many {rest}"
        case [int(a), [str() as b, *_], {"k": c}]:
            return f"nested {a} {b} {c}"
        case (first, *_, last):
            return f"ends {first} {last}"
        case {"type": "circle", "r": r, **rest}:
            return f"circle {r} {rest}"
        case {}:
            return "mapping"
        case str(text) if text.isdigit():
            return f"digits {text}"
        case int() | float() as number:
            return f"some number {number}"
        case _:
            return "else"


assert what(None) == "none"
assert what(True) == "bool"
assert what(-1) == "number"
assert what(1.5) == "number"
assert what("a") == "text"
assert what(b"a") == "text"
assert what(Colour.RED) == "red"
assert what(Colour.BLUE) == "colour"
assert what(Point(0, 0)) == "origin"
assert what(Point(5, 0)) == "on x 5"
assert what(Point(0, 2)) == "y 2"
assert what(Point(0, 3)) == "else"
assert what([]) == "empty"
assert what(()) == "empty"
assert what([7]) == "one 7"
assert what([1, 2, 3, 4]) == "many [2, 3, 4]"
assert what([5, ["s", 1, 2], {"k": "v", "z": 0}]) == "nested 5 s v"
assert what([1, 2]) == "ends 1 2"
assert what({"type": "circle", "r": 3, "c": 1}) == "circle 3 {'c': 1}"
assert what({"x": 1}) == "mapping"
assert what("42") == "digits 42"
assert what("xyz") == "else"
assert what(9.5) == "some number 9.5"
assert what({1, 2}) == "else"
assert what(bytearray(b"ab")) == "else"
assert what(range(2)) == "ends 0 1"
