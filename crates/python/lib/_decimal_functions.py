"""Powers, roots and logarithms of decimals, with some digits more than asked and then rounded."""

from math import isqrt
from decimal import (
    Decimal,
    ROUND_HALF_EVEN,
    getcontext,
    localcontext,
    InvalidOperation,
    DivisionByZero,
    _invalid,
    _made,
)


def sqrt(self):
    context = getcontext()
    if self.is_nan():
        return self
    if not self:
        return _made(self._sign, 0, self._exp // 2)
    if self._sign:
        return _invalid(InvalidOperation)
    if self._special:
        return self
    ideal = self._exp // 2
    coefficient, exponent = self._int, self._exp
    if exponent % 2:
        coefficient *= 10
        exponent -= 1
    shift = max(context.prec + 1 - (len(str(coefficient)) + 1) // 2, 0)
    scaled = coefficient * 100**shift
    root, exponent = isqrt(scaled), exponent // 2 - shift
    if root * root == scaled:
        while exponent < ideal and root % 10 == 0:
            root //= 10
            exponent += 1
        return _made(0, root, exponent)._fix(context)
    if root % 5 == 0:
        root += 1
    with localcontext(context, rounding=ROUND_HALF_EVEN) as inner:
        return _made(0, root, exponent)._fix(inner)


def _rounded(value, context):
    with localcontext(context, rounding=ROUND_HALF_EVEN) as inner:
        return value._fix(inner)


def exp(self):
    context = getcontext()
    if self.is_nan():
        return self
    if self._special:
        return Decimal(0) if self._sign else self
    if not self:
        return Decimal(1)
    with localcontext(prec=context.prec + 10 + max(self.adjusted(), 0)):
        halvings = max(self.adjusted() + 1, 0) * 4 + 4
        x = self / 2**halvings
        total, term, step = Decimal(1), Decimal(1), 1
        while True:
            term = term * x / step
            before, total = total, total + term
            if total == before:
                break
            step += 1
        for _ in range(halvings):
            total = total * total
    return _rounded(total, context)


def ln(self):
    context = getcontext()
    if self.is_nan():
        return self
    if not self:
        return _made(1, 0, 0, "F")
    if self._sign:
        return _invalid(InvalidOperation)
    if self._special:
        return self
    if self == 1:
        return Decimal(0)
    with localcontext(prec=context.prec + 12):
        found = _ln(self)
    return _rounded(found, context)


def _series(x):
    """The logarithm of a number near one."""
    y = (x - 1) / (x + 1)
    square, term, total, step = y * y, y, y, 3
    while True:
        term = term * square
        before, total = total, total + term / step
        if total == before:
            return total * 2
        step += 2


def _ln(x):
    power = x.adjusted()
    x = x.scaleb(-power)
    roots = 0
    while x > Decimal("1.1"):
        x = sqrt(x)
        roots += 1
    ten, more = Decimal(10), 0
    if power:
        while ten > Decimal("1.1"):
            ten = sqrt(ten)
            more += 1
        return _series(x) * 2**roots + _series(ten) * 2**more * power
    return _series(x) * 2**roots


def log10(self):
    context = getcontext()
    if self.is_nan():
        return self
    if not self:
        return _made(1, 0, 0, "F")
    if self._sign:
        return _invalid(InvalidOperation)
    if self._special:
        return self
    if str(self._int).rstrip("0") == "1":
        return Decimal(self.adjusted())
    with localcontext(prec=context.prec + 12):
        found = _ln(self) / _ln(Decimal(10))
    return _rounded(found, context)


def power(a, b):
    context = getcontext()
    if a.is_nan() or b.is_nan():
        return a if a.is_nan() else b
    if not b:
        return _invalid(InvalidOperation) if not a else Decimal(1)
    whole = not b._special and b == b.to_integral_value()
    sign = a._sign if whole and int(b) % 2 else 0
    if not a:
        if b._sign:
            return (
                context._raise(DivisionByZero, "", _made(sign, 0, 0, "F"))
                if False
                else _made(sign, 0, 0, "F")
            )
        return _made(sign, 0, a._exp * int(b) if whole and b < 1000 else 0)
    if a._sign and not whole:
        return _invalid(InvalidOperation)
    if a._special or b._special:
        large = (abs(a) > 1) != bool(b._sign)
        return Decimal(1) if abs(a) == 1 else _made(sign, 0, 0, "F") if large else _made(sign, 0, 0)
    if whole and abs(int(b)) < 100000:
        return _whole_power(a, int(b), sign, context)
    with localcontext(prec=context.prec + 14):
        found = exp(b * _ln(abs(a)))
    found = _rounded(found, context)
    return found.copy_negate() if sign else found


def _whole_power(a, count, sign, context):
    if count > 0:
        exact = (
            _made(sign, a._int**count, a._exp * count) if len(str(a._int)) * count < 4000 else None
        )
        if exact is not None:
            return exact._fix(context)
    with localcontext(prec=context.prec + 14):
        base, result, left = abs(a), Decimal(1), abs(count)
        while left:
            if left & 1:
                result = result * base
            base = base * base
            left >>= 1
        if count < 0:
            result = 1 / result
    result = _made(sign, result._int, result._exp, result._special)
    return _rounded(result, context)
