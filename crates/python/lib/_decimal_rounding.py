"""Decimals made of others without arithmetic: signs, rounding, shifting."""

from _decimal_context import ROUND_HALF_EVEN, InvalidOperation, getcontext
from _decimal_questions import Questions


def _decimal():
    import decimal

    return decimal


class Rounding(Questions):
    __slots__ = ()

    def copy_abs(self):
        return _decimal()._made(0, self._int, self._exp, self._special)

    def copy_negate(self):
        return _decimal()._made(1 - self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other, context=None):
        return _decimal()._made(other._sign, self._int, self._exp, self._special)

    # Rounding.
    def quantize(self, exp, rounding=None, context=None):
        exp, context = _decimal()._operand(exp), context or getcontext()
        if self._special or exp._special:
            nan = self._nan(exp)
            if nan is not None:
                return nan
            return (
                self
                if self._special and exp._special
                else _decimal()._invalid(InvalidOperation, context)
            )
        made = self._rescaled(exp._exp, rounding or context.rounding, context)
        if made._int and len(str(made._int)) > context.prec:
            return _decimal()._invalid(InvalidOperation, context)
        return made

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exp >= 0:
            return self
        return self._rescaled(0, rounding or getcontext().rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        self = self._fix(context or getcontext())
        if self._special:
            return self
        if not self._int:
            return _decimal()._made(self._sign, 0, 0)
        coefficient, exponent = self._int, self._exp
        while coefficient % 10 == 0:
            coefficient //= 10
            exponent += 1
        return _decimal()._made(self._sign, coefficient, exponent)

    def __round__(self, n=None):
        if n is not None:
            return self.quantize(_decimal()._made(0, 1, -n), ROUND_HALF_EVEN)
        return self._whole(ROUND_HALF_EVEN)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _decimal().Decimal(0)

    def conjugate(self):
        return self

    # More of it.
    def logb(self, context=None):
        return _decimal().Decimal(self.adjusted())

    def scaleb(self, other, context=None):
        return _decimal()._made(self._sign, self._int, self._exp + int(other), self._special)

    def shift(self, other, context=None):
        places = int(other)
        coefficient = self._int * 10**places if places >= 0 else self._int // 10**-places
        return _decimal()._made(self._sign, coefficient % 10 ** getcontext().prec, self._exp)

    def radix(self):
        return _decimal().Decimal(10)
