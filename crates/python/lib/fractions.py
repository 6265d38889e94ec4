"""fractions: numbers as one integer over another."""

import math
import re
from decimal import Decimal
from numbers import Rational

_TEXT = re.compile(
    r"\s*([-+]?)(?=\d|\.\d)(\d*|\d+(?:_\d+)*)(?:/(\d+)|(?:\.(\d*))?(?:[eE]([-+]?\d+))?)\s*$"
)


class Fraction(Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if isinstance(numerator, int):
                top, bottom = int(numerator), 1
            elif isinstance(numerator, Fraction):
                top, bottom = numerator._numerator, numerator._denominator
            elif isinstance(numerator, (float, Decimal)):
                top, bottom = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                top, bottom = cls._parse(numerator)
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            a, b = Fraction(numerator), Fraction(denominator)
            top, bottom = a._numerator * b._denominator, b._numerator * a._denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        common = math.gcd(top, bottom)
        if bottom < 0:
            common = -common
        self._numerator, self._denominator = top // common, bottom // common
        return self

    @staticmethod
    def _parse(text):
        found = _TEXT.match(text)
        if found is None:
            raise ValueError(f"Invalid literal for Fraction: {text!r}")
        sign, whole, bottom, places, exponent = found.groups()
        top, below = int(whole or 0), int(bottom or 1)
        if bottom is None:
            if places:
                top, below = top * 10 ** len(places) + int(places), 10 ** len(places)
            if exponent:
                top, below = (
                    (top * 10 ** int(exponent), below)
                    if int(exponent) >= 0
                    else (top, below * 10 ** -int(exponent))
                )
        return -top if sign == "-" else top, below

    @classmethod
    def from_float(cls, f):
        return cls(f)

    @classmethod
    def from_decimal(cls, dec):
        return cls(dec)

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    def as_integer_ratio(self):
        """Both as a pair."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is not larger."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        near = self._denominator <= max_denominator
        return Fraction(self) if near else self._nearest(max_denominator)

    def _nearest(self, max_denominator):
        # The continued fraction: each convergent comes from the two before it.
        before, last = (0, 1), (1, 0)
        top, bottom = self._numerator, self._denominator
        while True:
            whole, rest = divmod(top, bottom)
            following = tuple([old + whole * new for old, new in zip(before, last)])
            if following[1] > max_denominator:
                break
            before, last, top, bottom = last, following, bottom, rest
        steps = (max_denominator - before[1]) // last[1]
        between = Fraction(*[old + steps * new for old, new in zip(before, last)])
        nearest = Fraction(*last)
        return nearest if abs(nearest - self) <= abs(between - self) else between

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return (
            str(self._numerator)
            if self._denominator == 1
            else f"{self._numerator}/{self._denominator}"
        )

    def _do(self, other, exact, rough, swap=False):
        if isinstance(other, int):
            other = Fraction(other)
        if isinstance(other, Fraction):
            return exact(other, self) if swap else exact(self, other)
        if isinstance(other, float):
            return rough(other, float(self)) if swap else rough(float(self), other)
        return NotImplemented

    def __add__(self, other):
        return self._do(other, _add, lambda a, b: a + b)

    def __radd__(self, other):
        return self._do(other, _add, lambda a, b: a + b, True)

    def __sub__(self, other):
        return self._do(other, _sub, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._do(other, _sub, lambda a, b: a - b, True)

    def __mul__(self, other):
        return self._do(other, _mul, lambda a, b: a * b)

    def __rmul__(self, other):
        return self._do(other, _mul, lambda a, b: a * b, True)

    def __truediv__(self, other):
        return self._do(other, _div, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return self._do(other, _div, lambda a, b: a / b, True)

    def __floordiv__(self, other):
        return self._do(other, _floordiv, lambda a, b: a // b)

    def __rfloordiv__(self, other):
        return self._do(other, _floordiv, lambda a, b: a // b, True)

    def __mod__(self, other):
        return self._do(other, lambda a, b: a - b * _floordiv(a, b), lambda a, b: a % b)

    def __rmod__(self, other):
        return self._do(other, lambda a, b: a - b * _floordiv(a, b), lambda a, b: a % b, True)

    def __divmod__(self, other):
        return self // other, self % other

    def __pow__(self, other):
        if isinstance(other, (int, Fraction)) and Fraction(other)._denominator == 1:
            power = Fraction(other)._numerator
            if power >= 0:
                return Fraction(self._numerator**power, self._denominator**power)
            return Fraction(self._denominator**-power, self._numerator**-power)
        return float(self) ** float(other)

    def __rpow__(self, other):
        return other**self._numerator if self._denominator == 1 else other ** float(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return Fraction(self)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __trunc__(self):
        return (
            -(-self._numerator // self._denominator)
            if self._numerator < 0
            else self._numerator // self._denominator
        )

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    __int__ = __trunc__

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator or (rest * 2 == self._denominator and floor % 2 == 0):
                return floor
            return floor + 1
        shift = 10 ** abs(ndigits)
        return (
            Fraction(round(self * shift), shift)
            if ndigits > 0
            else Fraction(round(self / shift) * shift)
        )

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return self._numerator != 0

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        modulus = 2**61 - 1
        found = abs(self._numerator) * pow(self._denominator, modulus - 2, modulus) % modulus
        found = found if self._numerator >= 0 else -found
        return -2 if found == -1 else found

    def _order(self, other):
        if isinstance(other, (int, Fraction)):
            other = Fraction(other)
            return self._numerator * other._denominator - other._numerator * self._denominator
        if isinstance(other, float):
            return float(self) - other
        return None

    def __eq__(self, other):
        if isinstance(other, float):
            return self == Fraction(other) if math.isfinite(other) else False
        found = self._order(other)
        return NotImplemented if found is None else found == 0

    def __lt__(self, other):
        found = self._order(other)
        return NotImplemented if found is None else found < 0

    def __le__(self, other):
        found = self._order(other)
        return NotImplemented if found is None else found <= 0

    def __gt__(self, other):
        found = self._order(other)
        return NotImplemented if found is None else found > 0

    def __ge__(self, other):
        found = self._order(other)
        return NotImplemented if found is None else found >= 0


def _add(a, b):
    return Fraction(
        a._numerator * b._denominator + b._numerator * a._denominator,
        a._denominator * b._denominator,
    )


def _sub(a, b):
    return Fraction(
        a._numerator * b._denominator - b._numerator * a._denominator,
        a._denominator * b._denominator,
    )


def _mul(a, b):
    return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)


def _div(a, b):
    return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)


def _floordiv(a, b):
    return (a._numerator * b._denominator) // (a._denominator * b._numerator)


import numbers as _numbers

_numbers.Rational.register(Fraction)
