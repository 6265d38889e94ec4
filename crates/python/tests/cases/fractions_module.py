"""Fraction: exact rational numbers."""
from fractions import Fraction
a = Fraction(1, 3)
assert a + Fraction(1, 6) == Fraction(1, 2) and str(a) == "1/3" and repr(a) == "Fraction(1, 3)" and a * 3 == 1 and a - 1 == Fraction(-2, 3) and 1 / a == 3 and Fraction(6, -4) == Fraction(-3, 2) and Fraction("0.25") == Fraction(1, 4) and Fraction("3/6") == Fraction(1, 2) and Fraction(0.5) == Fraction(1, 2) and float(a) == 1 / 3
assert a < Fraction(1, 2) and a ** 2 == Fraction(1, 9) and Fraction(7, 2) // 1 == 3 and Fraction(7, 2) % 1 == Fraction(1, 2) and round(Fraction(7, 2)) == 4 and int(Fraction(-7, 2)) == -3 and hash(Fraction(2, 1)) == hash(2) and (a.numerator, a.denominator) == (1, 3) and Fraction(3.14159).limit_denominator(100) == Fraction(311, 99) and abs(Fraction(-1, 2)) == 0.5 and sum([a, a, a]) == 1
try:
    Fraction(1, 0)
except ZeroDivisionError as error:
    assert str(error) == "Fraction(1, 0)"
