"""Fraction: from text, floats and decimals, arithmetic, comparison, limits, rounding."""
from decimal import Decimal
from fractions import Fraction

half = Fraction(1, 2)
assert Fraction("3/4") == Fraction(3, 4)
assert Fraction("-1.25") == Fraction(-5, 4)
assert Fraction(0.5) == half
assert Fraction(Decimal("0.1")) == Fraction(1, 10)
assert Fraction(6, -4) == Fraction(-3, 2)
assert half + Fraction(1, 3) == Fraction(5, 6)
assert half - 1 == Fraction(-1, 2)
assert half * 4 == 2
assert half / 3 == Fraction(1, 6)
assert half ** 3 == Fraction(1, 8)
assert half ** -1 == 2
assert half + 0.5 == 1.0
assert isinstance(half + 0.5, float)
assert Fraction(7, 2) // 1 == 3
assert Fraction(7, 2) % 1 == half
assert -half < 0 < half
assert half == 0.5
assert hash(Fraction(2)) == hash(2)
assert float(Fraction(1, 4)) == 0.25
assert int(Fraction(-7, 2)) == -3
assert round(Fraction(5, 2)) == 2
assert round(Fraction(355, 113), 2) == Fraction(157, 50)
assert Fraction(3.141592653589793).limit_denominator(100) == Fraction(311, 99)
assert (half.numerator, half.denominator) == (1, 2)
assert str(half) == "1/2"
assert repr(half) == "Fraction(1, 2)"
assert str(Fraction(4, 2)) == "2"
assert abs(-half) == half
assert sum([half, half]) == 1
assert half.as_integer_ratio() == (1, 2)
for call, kind, words in (
    (lambda: Fraction(1, 0), ZeroDivisionError, "Fraction(1, 0)"),
    (lambda: Fraction("x"), ValueError, "Invalid literal for Fraction: 'x'"),
    (lambda: half / 0, ZeroDivisionError, "Fraction(1, 0)"),
    (lambda: Fraction(1.5, 2), TypeError, "both arguments should be Rational instances"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
