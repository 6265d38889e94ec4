"""What typing gives at run time: reprs, get_type_hints, get_origin, NewType, Protocol, Generic, Annotated."""
import typing
from typing import (
    TYPE_CHECKING, Annotated, Any, Callable, ClassVar, Final, Generic, Literal, NamedTuple, NewType, Optional, Protocol,
    TypeVar, Union, cast, get_args, get_origin, get_type_hints, runtime_checkable,
)

T = TypeVar("T")
assert repr(Optional[int]) == "typing.Optional[int]"
assert repr(Union[int, str]) == "typing.Union[int, str]"
assert repr(Union[int, None, str]) == "typing.Union[int, NoneType, str]"
assert Union[int, int] is int
assert Optional[int] == Union[int, None]
assert repr(typing.List[int]) == "typing.List[int]"
assert repr(typing.Dict[str, Any]) == "typing.Dict[str, typing.Any]"
assert repr(Callable[[int], str]) == "typing.Callable[[int], str]"
assert repr(Literal["a", 1]) == "typing.Literal['a', 1]"
assert repr(ClassVar[int]) == "typing.ClassVar[int]"
assert repr(T) == "~T"
assert get_origin(typing.List[int]) is list
assert get_origin(dict[str, int]) is dict
assert get_args(dict[str, int]) == (str, int)
assert get_args(Optional[int]) == (int, type(None))
assert get_origin(Union[int, str]) is Union
assert get_args(Literal["a", "b"]) == ("a", "b")
assert get_args(Annotated[int, "meta"]) == (int, "meta")
assert Annotated[int, "meta"].__metadata__ == ("meta",)
assert TYPE_CHECKING is False
assert cast("anything", 5) == 5


class Box(Generic[T]):
    items: "list[T]"
    limit: Final[int] = 3

    def __init__(self, value: T) -> None:
        self.value = value

    def get(self) -> "Optional[Box]":
        return None


assert Box[int](5).value == 5
assert get_type_hints(Box.get) == {"return": Optional[Box]}
assert Box.__parameters__ == (T,)
assert repr(Box[int]) == "__main__.Box[int]"


@runtime_checkable
class HasName(Protocol):
    def greet(self) -> str: ...


class Person:
    name = "x"

    def greet(self):
        return "hi"


assert isinstance(Person(), HasName)
assert not isinstance(5, HasName)


class Row(NamedTuple):
    id: int
    label: str = "none"


assert Row(1) == (1, "none")
assert Row.__annotations__ == {"id": int, "label": str}
UserId = NewType("UserId", int)
assert UserId(5) == 5
assert UserId.__name__ == "UserId"


def annotated(a: int, b: "str" = "x", *args: float, c: bool = True, **kw: Any) -> None: ...


assert annotated.__annotations__["b"] == "str"
assert get_type_hints(annotated)["b"] is str
assert list(annotated.__annotations__) == ["a", "b", "args", "c", "kw", "return"]
