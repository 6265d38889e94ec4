"""frozen, order, kw_only, slots, InitVar, ClassVar."""
import dataclasses
from dataclasses import FrozenInstanceError, InitVar, KW_ONLY, dataclass
from typing import ClassVar


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


v = Version(1, 2)
assert Version(1) < v <= Version(1, 2) < Version(2) and hash(v) == hash(Version(1, 2)) and {v: 1}[Version(1, 2)] == 1 and max(Version(1), Version(3)).major == 3
for change in (lambda: setattr(v, "major", 5), lambda: setattr(v, "new", 1)):
    try:
        change()
    except FrozenInstanceError as error:
        assert str(error).startswith("cannot assign to field")
    else:
        raise AssertionError
try:
    del v.major
except FrozenInstanceError as error:
    assert str(error) == "cannot delete field 'major'"


@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2


assert K(a=1) == K(b=2, a=1)
try:
    K(1)
except TypeError as error:
    assert "positional argument" in str(error)


@dataclass
class M:
    x: int
    _: KW_ONLY
    y: int = 5


assert M(1, y=2).y == 2


@dataclass
class Init:
    count: ClassVar[int] = 7
    scale: InitVar[int] = 3
    value: int = 0

    def __post_init__(self, scale):
        self.value = scale * 10


assert Init(2).value == 20 and Init.count == 7 and [f.name for f in dataclasses.fields(Init)] == ["value"]


@dataclass(slots=True)
class S:
    x: int = 1


try:
    S().y = 1
except AttributeError:
    pass
else:
    raise AssertionError
assert dataclasses.is_dataclass(S) and dataclasses.is_dataclass(S()) and not dataclasses.is_dataclass(5) and dataclasses.make_dataclass("D", [("a", int), ("b", int, 2)])(1).b == 2


@dataclass(eq=False)
class NoEq:
    x: int


assert NoEq(1) != NoEq(1) and isinstance(hash(NoEq(1)), int)
