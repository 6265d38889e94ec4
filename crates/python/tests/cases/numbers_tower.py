"""The classes of numbers and how they meet."""
import numbers
from decimal import Decimal
from fractions import Fraction
assert isinstance(1, numbers.Integral) and isinstance(1.5, numbers.Real) and isinstance(Fraction(1, 2), numbers.Rational) and isinstance(True, numbers.Number) and isinstance(Decimal(1), numbers.Number) and not isinstance("1", numbers.Number)
assert 1 + True == 2 and type(1 + 1.0) is float and type(True + True) is int and 1 == 1.0 == Fraction(1) == Decimal(1) and len({1, 1.0, True, Fraction(1), Decimal(1)}) == 1 and Fraction(1, 2) + 0.5 == 1.0 and type(Fraction(1, 2) + 1) is Fraction and 2 ** 0.5 == 1.4142135623730951 and 10 ** -2 == 0.01
