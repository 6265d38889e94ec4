"""match: literals, captures, wildcards, guards, or, as."""


def describe(value):
    match value:
        case None:
            return "none"
        case True | False:
            return "bool"
        case 0:
            return "zero"
        case -1 | 1:
            return "unit"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case b"bytes":
            return "bytes"
        case 1.5:
            return "float"
        case int(n) if n > 100:
            return f"big {n}"
        case int() | float():
            return "number"
        case str(s):
            return f"text {s}"
        case _:
            return "other"


assert [describe(v) for v in (None, True, 0, 1, -1, "a", "c", b"bytes", 1.5, 500, 7, 2.5, [])] == [
    "none", "bool", "zero", "unit", "unit", "letter a", "text c", "bytes", "float", "big 500", "number", "number", "other"]
match 5:
    case captured:
        pass
assert captured == 5
match 3:
    case 1:
        raise AssertionError
    case x if x > 5:
        raise AssertionError
assert x == 3
match = 5
case = match + 1
assert match == 5 and case == 6
print(match) if False else None


class Color:
    RED = "red"


def dotted(value):
    match value:
        case Color.RED:
            return "red"
        case _:
            return "unknown"


assert dotted("red") == "red" and dotted("blue") == "unknown"
result = []
for item in [(1, 2), [3], "ab", {"k": 1}]:
    match item:
        case (a, b):
            result.append((a, b))
        case [a]:
            result.append(a)
        case {"k": v}:
            result.append(v)
        case other:
            result.append(other)
assert result == [(1, 2), 3, "ab", 1]
match 1, 2:
    case 1, y:
        assert y == 2
match (1 + 2j):
    case 1 + 2j:
        pass
    case _:
        raise AssertionError
