"""order, frozen, slots, kw_only, field options, post_init, InitVar, inheritance, replace, asdict."""
import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, replace


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False, repr=False)


assert Version(1, 2, "x") == Version(1, 2, "y")
assert Version(1) < Version(1, 1)
assert repr(Version(1, 2, "x")) == "Version(major=1, minor=2)"
assert sorted([Version(2), Version(1)])[0].major == 1


@dataclass
class Order:
    id: int
    lines: list = field(default_factory=list)
    total: float = field(init=False)
    scale: InitVar[int] = 1
    kind = "plain"

    def __post_init__(self, scale):
        self.total = sum(self.lines) * scale


order = Order(1, [1, 2], 10)
assert order.total == 30
assert [f.name for f in fields(order)] == ["id", "lines", "total"]
assert asdict(order) == {"id": 1, "lines": [1, 2], "total": 30}
assert astuple(order) == (1, [1, 2], 30)
assert Order(1).lines is not Order(2).lines


@dataclass
class Base:
    x: int = 1
    _: KW_ONLY
    y: int = 2


@dataclass
class Child(Base):
    z: int = 3


assert repr(Child(9, 8, y=7)) == "Child(x=9, y=7, z=8)"
assert Child.__match_args__ == ("x", "z")
assert replace(Child(), z=5) == Child(z=5)


@dataclass(kw_only=True, slots=True)
class Slim:
    a: int
    b: int = 5


assert Slim(a=1).b == 5
assert not hasattr(Slim(a=1), "__dict__")


@dataclass(frozen=True)
class Key:
    name: str


assert {Key("a"): 1}[Key("a")] == 1
try:
    Key("a").name = "b"
except dataclasses.FrozenInstanceError as error:
    assert str(error) == "cannot assign to field 'name'"
else:
    raise AssertionError


@dataclass(eq=False, repr=False)
class Bare:
    n: int


assert Bare(1) != Bare(1)
assert repr(Bare(1)).startswith("<__main__.Bare object at 0x")
assert is_dataclass(Bare)
assert is_dataclass(Bare(1))
assert not is_dataclass(5)


@dataclass
class Tree:
    value: int
    children: "list[Tree]" = field(default_factory=list)


assert asdict(Tree(1, [Tree(2)])) == {"value": 1, "children": [{"value": 2, "children": []}]}
made = dataclasses.make_dataclass("Made", [("a", int), ("b", str, "x")])
assert repr(made(1)) == "Made(a=1, b='x')"
try:

    @dataclass
    class Wrong:
        a: int = 1
        b: int

except TypeError as error:
    assert str(error) == "non-default argument 'b' follows default argument"
else:
    raise AssertionError
try:

    @dataclass
    class Mutable:
        a: list = []

except ValueError as error:
    assert str(error) == "mutable default <class 'list'> for field a is not allowed: use default_factory"
else:
    raise AssertionError
try:
    Version(1) < 5
except TypeError as error:
    assert str(error) == "'<' not supported between instances of 'Version' and 'int'"
else:
    raise AssertionError
