"""decimal: numbers with decimal digits, as many as the context says."""

from collections import namedtuple as _namedtuple
import math as _math
from _decimal_context import (
    BasicContext,
    Clamped,
    Context,
    ConversionSyntax,
    DecimalException,
    DefaultContext,
    DivisionByZero,
    DivisionImpossible,
    DivisionUndefined,
    ExtendedContext,
    FloatOperation,
    Inexact,
    InvalidContext,
    InvalidOperation,
    MAX_EMAX,
    MAX_PREC,
    MIN_EMIN,
    Overflow,
    ROUND_05UP,
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Rounded,
    Subnormal,
    Underflow,
    getcontext,
    localcontext,
    rounds_up as _rounds_up,
    setcontext,
)
from _decimal_rounding import Rounding as _Rounding
from _decimal_text import format_decimal as _format, parse as _parse, text_of as _text

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent")
DecimalTuple.__module__ = "decimal"
HAVE_THREADS = HAVE_CONTEXTVAR = True
_MODULUS = 2**61 - 1


def _made(sign, coefficient, exponent, special=""):
    self = object.__new__(Decimal)
    self._sign = sign
    self._int = coefficient
    self._exp = exponent
    self._special = special
    return self


def _operand(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _made(1 if value < 0 else 0, abs(value), 0)
    return None


def _aligned(a, b):
    exponent = min(a._exp, b._exp)
    x, y = a._int * 10 ** (a._exp - exponent), b._int * 10 ** (b._exp - exponent)
    return -x if a._sign else x, -y if b._sign else y, exponent


def _invalid(signal, context=None):
    return (context or getcontext())._raise(signal, "", _made(0, 0, 0, "n"))


class Decimal(_Rounding):
    __slots__ = ("_sign", "_int", "_exp", "_special")

    def __new__(cls, value="0", context=None):
        if isinstance(value, Decimal):
            parts = (value._sign, value._int, value._exp, value._special)
        elif isinstance(value, int):
            parts = (1 if value < 0 else 0, abs(value), 0, "")
        elif isinstance(value, float):
            parts = cls._float_parts(value)
        elif isinstance(value, str):
            parts = _parse(value)
            if parts is None:
                return (context or getcontext())._raise(ConversionSyntax, "", _made(0, 0, 0, "n"))
        elif isinstance(value, (tuple, list)):
            parts = cls._tuple_parts(value)
        else:
            raise TypeError("conversion from %s to Decimal is not supported" % type(value).__name__)
        self = object.__new__(cls)
        self._sign, self._int, self._exp, self._special = parts
        return self

    @classmethod
    def _float_parts(cls, value):
        if value != value:
            return 0, 0, 0, "n"
        sign = 1 if _math.copysign(1.0, value) < 0 else 0
        if value in (_math.inf, -_math.inf):
            return sign, 0, 0, "F"
        top, bottom = abs(value).as_integer_ratio()
        places = bottom.bit_length() - 1
        return sign, top * 5**places, -places, ""

    @classmethod
    def _tuple_parts(cls, value):
        if len(value) != 3:
            raise ValueError("argument must be a sequence of length 3")
        sign, digits, exponent = value
        if sign not in (0, 1):
            raise ValueError("sign must be an integer with the value 0 or 1")
        for digit in digits:
            if not isinstance(digit, int) or not 0 <= digit <= 9:
                raise ValueError("coefficient must be a tuple of digits")
        if exponent in ("F", "n", "N"):
            return sign, 0, 0, exponent
        if not isinstance(exponent, int):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        return sign, int("".join(map(str, digits)) or "0"), exponent, ""

    @classmethod
    def from_float(cls, f):
        if isinstance(f, (int, float)):
            return cls(f)
        raise TypeError("argument must be int or float")

    def _fix(self, context):
        """Rounded to the context's precision."""
        if self._special:
            return self
        digits = len(str(self._int))
        if self._int and digits + self._exp - 1 > context.Emax:
            return context._raise(Overflow, "", _made(self._sign, 0, 0, "F"))
        if digits <= context.prec:
            return self if type(self) is Decimal else _made(self._sign, self._int, self._exp)
        return self._rescaled(self._exp + digits - context.prec, context.rounding, context)._fix(
            context
        )

    def _rescaled(self, exponent, rounding, context=None):
        if exponent <= self._exp or not self._int:
            return _made(self._sign, self._int * 10 ** max(self._exp - exponent, 0), exponent)
        unit = 10 ** min(exponent - self._exp, len(str(self._int)) + 2)
        quotient, rest = divmod(self._int, unit)
        half = (rest * 2 > unit) - (rest * 2 < unit)
        if rest and context is not None:
            context.flags[Inexact] = context.flags[Rounded] = True
            if context.traps[Inexact]:
                raise Inexact([Inexact])
        return _made(
            self._sign,
            quotient + (1 if _rounds_up(rounding, self._sign, quotient, rest, half) else 0),
            exponent,
        )

    # How it is shown.
    def __repr__(self):
        return "Decimal('%s')" % self

    def __str__(self):
        return _text(self, getcontext().capitals)

    def to_eng_string(self, context=None):
        return _text(self, getcontext().capitals, True)

    def __format__(self, specifier, context=None):
        return _format(self, specifier, context or getcontext())

    def as_tuple(self):
        if self._special:
            return DecimalTuple(self._sign, (0,) if self._special == "F" else (), self._special)
        return DecimalTuple(self._sign, tuple([int(digit) for digit in str(self._int)]), self._exp)

    def as_integer_ratio(self):
        if self._special == "F":
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._special:
            raise ValueError("cannot convert NaN to integer ratio")
        top, bottom = self._int * 10 ** max(self._exp, 0), 10 ** max(-self._exp, 0)
        common = _math.gcd(top, bottom)
        return (-top if self._sign else top) // common, bottom // common

    def same_quantum(self, other, context=None):
        other = _operand(other)
        if self._special or other._special:
            return (self.is_nan() and other.is_nan()) or (
                self.is_infinite() and other.is_infinite()
            )
        return self._exp == other._exp

    def __bool__(self):
        return bool(self._special) or self._int != 0

    # Comparison.
    def _cmp(self, other):
        if self._special == "F" or other._special == "F":
            own = 0 if self._special != "F" else -1 if self._sign else 1
            its = 0 if other._special != "F" else -1 if other._sign else 1
            return (own > its) - (own < its)
        a, b, _ = _aligned(self, other)
        return (a > b) - (a < b)

    def _comparable(self, other, ordered=True):
        if isinstance(other, float):
            other = Decimal(other)
        elif not isinstance(other, Decimal):
            if not isinstance(other, int):
                top, bottom = getattr(other, "numerator", None), getattr(other, "denominator", None)
                if top is None or bottom is None:
                    return None
                return _made(0, abs(top), 0)._signed(top) / _operand(bottom)
            other = _operand(other)
        if self.is_nan() or other.is_nan():
            if ordered or self.is_snan() or other.is_snan():
                _invalid(InvalidOperation)
            return False
        return other

    def _signed(self, number):
        return _made(1 if number < 0 else 0, self._int, self._exp)

    def __eq__(self, other):
        other = self._comparable(other, False)
        return (
            NotImplemented if other is None else False if other is False else self._cmp(other) == 0
        )

    def __lt__(self, other):
        other = self._comparable(other)
        return (
            NotImplemented if other is None else False if other is False else self._cmp(other) < 0
        )

    def __le__(self, other):
        other = self._comparable(other)
        return (
            NotImplemented if other is None else False if other is False else self._cmp(other) <= 0
        )

    def __gt__(self, other):
        other = self._comparable(other)
        return (
            NotImplemented if other is None else False if other is False else self._cmp(other) > 0
        )

    def __ge__(self, other):
        other = self._comparable(other)
        return (
            NotImplemented if other is None else False if other is False else self._cmp(other) >= 0
        )

    def compare(self, other, context=None):
        other = _operand(other)
        if self.is_nan() or other.is_nan():
            return _made(0, 0, 0, "n")
        return Decimal(self._cmp(other))

    def compare_total(self, other, context=None):
        found = self._cmp(other)
        return Decimal(found or (self._exp > other._exp) - (self._exp < other._exp))

    def max(self, other, context=None):
        other = _operand(other)
        if self.is_nan():
            return other
        return self if other.is_nan() or self._cmp(other) >= 0 else other

    def min(self, other, context=None):
        other = _operand(other)
        if self.is_nan():
            return other
        return self if other.is_nan() or self._cmp(other) <= 0 else other

    def __hash__(self):
        if self._special == "F":
            return hash(_math.inf) * (-1 if self._sign else 1)
        if self._special:
            return object.__hash__(self)
        power = (
            pow(10, self._exp, _MODULUS)
            if self._exp >= 0
            else pow(pow(10, _MODULUS - 2, _MODULUS), -self._exp, _MODULUS)
        )
        found = self._int * power % _MODULUS
        found = -found if self._sign else found
        return -2 if found == -1 else found

    # Arithmetic.
    def _nan(self, other):
        for value in (self, other):
            if value.is_snan():
                return _invalid(InvalidOperation)
        return self if self.is_nan() else other if other.is_nan() else None

    def __add__(self, other, context=None):
        other = _operand(other)
        if other is None:
            return NotImplemented
        context = context or getcontext()
        if self._special or other._special:
            nan = self._nan(other)
            if nan is not None:
                return nan
            if self._special and other._special and self._sign != other._sign:
                return _invalid(InvalidOperation, context)
            return self if self._special else other
        a, b, exponent = _aligned(self, other)
        total = a + b
        if total:
            sign = 1 if total < 0 else 0
        elif self._sign == other._sign:
            sign = self._sign
        else:
            sign = 1 if context.rounding == ROUND_FLOOR else 0
        return _made(sign, abs(total), exponent)._fix(context)

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self + other.copy_negate()

    def __rsub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan(other)
            if nan is not None:
                return nan
            if not self or not other:
                return _invalid(InvalidOperation)
            return _made(sign, 0, 0, "F")
        return _made(sign, self._int * other._int, self._exp + other._exp)._fix(getcontext())

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        context, sign = getcontext(), self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan(other)
            if nan is not None:
                return nan
            if self._special and other._special:
                return _invalid(InvalidOperation)
            return _made(sign, 0, 0, "F") if self._special else _made(sign, 0, context.Etiny())
        if not other._int:
            if not self._int:
                return _invalid(DivisionUndefined)
            return context._raise(DivisionByZero, "", _made(sign, 0, 0, "F"))
        ideal = self._exp - other._exp
        if not self._int:
            return _made(sign, 0, ideal)
        shift = max(len(str(other._int)) - len(str(self._int)) + context.prec + 1, 0)
        quotient, rest = divmod(self._int * 10**shift, other._int)
        exponent = ideal - shift
        if rest:
            quotient += 1 if quotient % 5 == 0 else 0
        else:
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return _made(sign, quotient, exponent)._fix(context)

    def __rtruediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other / self

    def _divided(self, other):
        """Quotient cut to an integer, and the rest; both with this number's sign."""
        context = getcontext()
        a, b, exponent = _aligned(self, other)
        quotient, rest = divmod(abs(a), abs(b))
        if len(str(quotient)) > context.prec:
            bad = _invalid(DivisionImpossible, context)
            return bad, bad
        return _made(self._sign ^ other._sign, quotient, 0), _made(self._sign, rest, exponent)._fix(
            context
        )

    def __divmod__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if self.is_nan() or other.is_nan():
            return self._nan(other), self._nan(other)
        if self._special:
            return (
                _made(self._sign ^ other._sign, 0, 0, "F")
                if not other._special
                else _invalid(InvalidOperation)
            ), _invalid(InvalidOperation)
        if other._special:
            return _made(self._sign ^ other._sign, 0, 0), self
        if not other._int:
            if not self._int:
                return _invalid(DivisionUndefined), _invalid(DivisionUndefined)
            return getcontext()._raise(
                DivisionByZero, "", _made(self._sign ^ other._sign, 0, 0, "F")
            ), _invalid(InvalidOperation)
        return self._divided(other)

    def __rdivmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other.__divmod__(self)

    def __floordiv__(self, other):
        other = _operand(other)
        if other is not None and self._special == "F" and not other._special:
            return _made(self._sign ^ other._sign, 0, 0, "F")
        return NotImplemented if other is None else self.__divmod__(other)[0]

    def __rfloordiv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other // self

    def __mod__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if not self._special and not other._special and not other._int:
            return _invalid(InvalidOperation if self._int else DivisionUndefined)
        return self.__divmod__(other)[1]

    def __rmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other % self

    def remainder_near(self, other, context=None):
        quotient = (self / _operand(other)).to_integral_value()
        return self - quotient * other

    def fma(self, other, third, context=None):
        with localcontext(prec=MAX_PREC):
            product = self * other
        return product + third

    def __pow__(self, other, modulo=None):
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        other = _operand(other)
        return NotImplemented if other is None else _power(self, other)

    def __rpow__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other**self

    def __neg__(self):
        if not self and getcontext().rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(getcontext())
        return self.copy_negate()._fix(getcontext())

    def __pos__(self):
        return (self if self else self.copy_abs())._fix(getcontext())

    def __abs__(self):
        return self.copy_abs()._fix(getcontext())


def _functions():
    import _decimal_functions

    return _decimal_functions


def _power(a, b):
    return _functions().power(a, b)


import numbers as _numbers

_numbers.Number.register(Decimal)
