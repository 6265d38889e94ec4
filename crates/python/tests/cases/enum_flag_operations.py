"""Flag: combining, complement, iteration, containment, boundaries, repr of pseudo members."""
from enum import Flag, IntFlag, auto


class Perm(Flag):
    READ = auto()
    WRITE = auto()
    EXEC = auto()
    RW = READ | WRITE


assert [p.value for p in (Perm.READ, Perm.WRITE, Perm.EXEC)] == [1, 2, 4]
both = Perm.READ | Perm.EXEC
assert Perm.READ in both
assert Perm.WRITE not in both
assert both & Perm.EXEC is Perm.EXEC
assert both ^ Perm.READ is Perm.EXEC
assert ~Perm.READ == Perm.WRITE | Perm.EXEC
assert not Perm(0)
assert bool(both)
assert list(both) == [Perm.READ, Perm.EXEC]
assert list(Perm) == [Perm.READ, Perm.WRITE, Perm.EXEC]
assert len(both) == 2
assert repr(both) == "<Perm.READ|EXEC: 5>"
assert str(both) == "Perm.READ|EXEC"
assert repr(Perm(0)) == "<Perm: 0>"
assert Perm.RW.name == "RW"
assert both.name == "READ|EXEC"
assert Perm(3) is Perm.RW
try:
    Perm(8)
except ValueError as error:
    assert "invalid value 8" in str(error)
else:
    raise AssertionError
try:
    Perm.READ | 1
except TypeError as error:
    assert str(error) == "unsupported operand type(s) for |: 'Perm' and 'int'"
else:
    raise AssertionError


class Bits(IntFlag):
    A = 1
    B = 2


assert Bits.A | 4 == 5
assert isinstance(Bits.A | 4, Bits)
assert Bits.A + 1 == 2
assert (Bits.A | Bits.B) == 3
assert repr(Bits.A | Bits.B) == "<Bits.A|B: 3>"
assert str(Bits.A) == "1"
assert Bits.A in Bits.A | Bits.B
