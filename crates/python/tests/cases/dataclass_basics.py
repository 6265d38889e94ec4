"""dataclass: init, repr, eq, defaults, factories, order of fields, inheritance."""
from dataclasses import asdict, astuple, dataclass, field, fields, replace


@dataclass
class Item:
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False, compare=False)
    total: float = field(init=False, default=0)

    def __post_init__(self):
        self.total = self.price * 2


a = Item("x", 2.0)
assert repr(a) == "Item(name='x', price=2.0, tags=[], total=4.0)" and a == Item("x", 2.0, hidden=9) and a != Item("y", 2.0) and a.total == 4.0 and a.tags is not Item("z").tags
assert asdict(a) == {"name": "x", "price": 2.0, "tags": [], "hidden": 0, "total": 4.0} and astuple(a)[0] == "x" and [f.name for f in fields(Item)] == ["name", "price", "tags", "hidden", "total"] and replace(a, name="n").name == "n"
assert Item.__match_args__ == ("name", "price", "tags", "hidden") and Item.__hash__ is None and a != "x"


@dataclass
class Special(Item):
    extra: str = "e"


assert Special("s").extra == "e" and [f.name for f in fields(Special)][-1] == "extra" and Special("s") != Item("s")
for source, text in [("@dataclass\nclass B:\n  a: int = 1\n  b: str\n", "non-default argument 'b' follows default argument"), ("@dataclass\nclass B:\n  a: list = []\n", "mutable default <class 'list'> for field a is not allowed: use default_factory")]:
    try:
        exec(source)
    except (TypeError, ValueError) as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
try:
    Item()
except TypeError as error:
    assert str(error) == "Item.__init__() missing 1 required positional argument: 'name'"
