"""Annotations of variables, classes and functions; they are evaluated but not enforced."""
x: int = "not an int"
y: "forward reference"
assert x == "not an int" and __annotations__ == {"x": int, "y": "forward reference"}
try:
    y
except NameError:
    pass
else:
    raise AssertionError("an annotation alone binds nothing")


class C:
    a: int
    b: str = "x"
    c: "C" = None
    list_of: list[int]

    def method(self, other: "C") -> "C":
        local: undefined_name_is_not_evaluated = 1
        return local


assert C.__annotations__ == {"a": int, "b": str, "c": "C", "list_of": list[int]}
assert not hasattr(C, "a") and C.b == "x" and C().method(None) == 1 and C.method.__annotations__ == {"other": "C", "return": "C"}


class D(C):
    d: float


assert D.__annotations__ == {"d": float} and "a" not in D.__annotations__


class E(C):
    pass


assert "__annotations__" not in E.__dict__
order = []


def note(value):
    order.append(value)
    return value


holder = {}
holder[note("key")]: note("annotation") = note("value")
assert order == ["value", "key", "annotation"] or order == ["value", "annotation", "key"] or "annotation" in order
import typing
assert typing.get_type_hints(C)["c"] is C and typing.get_type_hints(C.method) == {"other": C, "return": C}
assert repr(int | None) == "int | None" and int | str == str | int and (int | None).__args__ == (int, type(None)) and isinstance(5, int | str)
assert repr(list[int]) == "list[int]" and dict[str, int].__args__ == (str, int) and list[int].__origin__ is list and tuple[int, ...].__args__ == (int, Ellipsis)
