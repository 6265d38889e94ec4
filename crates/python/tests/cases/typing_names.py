"""What annotations use of typing: it can be imported, subscripted, shown, and inspected."""
import typing
from typing import Any, Callable, ClassVar, Dict, Final, Generic, List, Literal, NamedTuple, Optional, Protocol, Set, Tuple, Type, TypedDict, TypeVar, Union, cast, get_args, get_origin, overload
assert repr(Optional[int]) == "typing.Optional[int]" and repr(List[str]) == "typing.List[str]" and repr(Dict[str, int]) == "typing.Dict[str, int]" and repr(Union[int, str]) == "typing.Union[int, str]" and repr(Any) == "typing.Any" and repr(Callable[[int], str]) == "typing.Callable[[int], str]" and repr(Literal["a", 1]) == "typing.Literal['a', 1]"
assert get_origin(List[int]) is list and get_args(Dict[str, int]) == (str, int) and get_origin(Optional[int]) is Union and get_args(Optional[int]) == (int, type(None)) and Optional[int] == Union[int, None] and Union[int] is int and get_origin(int) is None and get_args(Tuple[int, ...]) == (int, ...)
T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, item: T): self.item = item
    def get(self) -> T: return self.item


assert Box[int](5).get() == 5 and Box("x").item == "x" and repr(T) == "~T"


class P(NamedTuple):
    x: int
    y: str = "d"


assert P(1) == (1, "d") and P(1).y == "d" and P._fields == ("x", "y") and repr(P(1)) == "P(x=1, y='d')"


class TD(TypedDict, total=False):
    a: int


assert TD(a=1) == {"a": 1} and TD.__annotations__ == {"a": int} and cast(int, "x") == "x" and typing.TYPE_CHECKING is False


class Sized(Protocol):
    def size(self) -> int: ...


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x


assert f(5) == 5 and typing.get_type_hints(Box.get)["return"] is T
NewId = typing.NewType("NewId", int)
assert NewId(5) == 5

