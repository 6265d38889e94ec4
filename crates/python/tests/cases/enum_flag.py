"""Flag and IntFlag: combination, membership, iteration, text."""
import enum


class Perm(enum.Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W


assert Perm.R | Perm.W == Perm.RW and Perm.R in Perm.RW and Perm.X not in Perm.RW and (Perm.RW & Perm.R) is Perm.R and bool(Perm.R & Perm.X) is False and Perm.R ^ Perm.RW == Perm.W and ~Perm.R == Perm.W | Perm.X
assert repr(Perm.R) == "<Perm.R: 4>" and repr(Perm.R | Perm.X) == "<Perm.R|X: 5>" and Perm(3) == Perm.W | Perm.X and Perm(0).value == 0
assert list(Perm.RW) == [Perm.R, Perm.W]
assert [p.name for p in Perm] == ["R", "W", "X"] and Perm.R != 4 and len(Perm) == 3


class Bits(enum.IntFlag):
    A = 1
    B = 2


assert Bits.A | Bits.B == 3 and Bits.A + 1 == 2 and isinstance(Bits.A, int) and (Bits.A | 8).value == 9


class Auto(enum.Flag):
    ONE = enum.auto()
    TWO = enum.auto()
    FOUR = enum.auto()


assert [m.value for m in Auto] == [1, 2, 4]
