"""Class patterns: keywords, `__match_args__`, builtin types, errors."""


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Child(Point):
    pass


def f(value):
    match value:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on the y axis at {y}"
        case Point(x, y) if x == y:
            return "diagonal"
        case Point():
            return "a point"
        case str() as s:
            return f"str {s}"
        case int(n) | float(n):
            return n
        case list([a, b]):
            return (a, b)
        case dict({"k": v}):
            return v
        case tuple():
            return "tuple"
        case bool():
            return "never: bool is an int"


assert f(Point(0, 0)) == "origin" and f(Point(0, 5)) == "on the y axis at 5" and f(Child(3, 3)) == "diagonal" and f(Point(1, 2)) == "a point"
assert f("x") == "str x" and f(5) == 5 and f(2.5) == 2.5 and f(True) is True and f([1, 2]) == (1, 2) and f({"k": "v"}) == "v" and f((1,)) == "tuple" and f(None) is None
import dataclasses


@dataclasses.dataclass
class Node:
    value: int
    children: list


match Node(1, [Node(2, []), Node(3, [])]):
    case Node(v, [Node(value=a), Node(b, children=[])]):
        assert (v, a, b) == (1, 2, 3)


class Plain:
    pass


try:
    match Plain():
        case Plain(1):
            pass
except TypeError as error:
    assert str(error) == "Plain() accepts 0 positional sub-patterns (1 given)"
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as error:
    assert str(error) == "Point() accepts 2 positional sub-patterns (3 given)"
try:
    match 5:
        case f():
            pass
except TypeError as error:
    assert str(error) == "called match pattern must be a type"
p = Plain()
match p:
    case Plain(missing=_):
        raise AssertionError
    case Plain():
        pass
