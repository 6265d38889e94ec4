"""What can be asked of a Decimal without making another by arithmetic; the slower functions of
`_decimal_functions`."""

from _decimal_context import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR


def _functions():
    import _decimal_functions

    return _decimal_functions


class Questions:
    __slots__ = ()

    def is_nan(self):
        return self._special in ("n", "N")

    def is_qnan(self):
        return self._special == "n"

    def is_snan(self):
        return self._special == "N"

    def is_infinite(self):
        return self._special == "F"

    def is_finite(self):
        return not self._special

    def is_zero(self):
        return not self._special and self._int == 0

    def is_signed(self):
        return self._sign == 1

    def is_normal(self, context=None):
        return not self._special and self._int != 0

    def is_subnormal(self, context=None):
        return False

    def is_canonical(self):
        return True

    def adjusted(self):
        return 0 if self._special else self._exp + len(str(self._int)) - 1

    def sqrt(self, context=None):
        return _functions().sqrt(self)

    def ln(self, context=None):
        return _functions().ln(self)

    def log10(self, context=None):
        return _functions().log10(self)

    def exp(self, context=None):
        return _functions().exp(self)

    def number_class(self, context=None):
        if self._special:
            return {"n": "NaN", "N": "sNaN", "F": "-Infinity" if self._sign else "+Infinity"}[
                self._special
            ]
        return ("-" if self._sign else "+") + ("Zero" if not self._int else "Normal")

    def canonical(self):
        return self

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def _whole(self, rounding):
        if self._special == "F":
            raise OverflowError("cannot convert Infinity to integer")
        if self._special:
            raise ValueError("cannot convert NaN to integer")
        found = self._rescaled(0, rounding)._int
        return -found if self._sign else found

    def __int__(self):
        return self._whole(ROUND_DOWN)

    __trunc__ = __int__

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def __float__(self):
        return float(str(self).replace("s", ""))
