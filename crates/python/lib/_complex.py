"""Complex numbers, which few programs meet: loaded when a literal or the name is first used."""

import math as _math
import re as _re

_NUMBER = r"(?:\d[\d_]*\.?(?:[\d_]*)|\.\d[\d_]*)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan"
_TEXT = _re.compile(
    rf"(?:(?P<real>[+-]?(?:{_NUMBER}))(?![\d.a-z])(?:(?P<imag>[+-](?:{_NUMBER})?)j)?|(?P<only>[+-]?(?:{_NUMBER})?)j)",
    _re.IGNORECASE,
)


def _signed(text):
    return float(text + "1" if text in ("", "+", "-") else text)


def _parse(text):
    inner = text.strip()
    if inner.startswith("(") and inner.endswith(")"):
        inner = inner[1:-1].strip()
    found = _TEXT.fullmatch(inner)
    if found is None:
        raise ValueError("complex() arg is a malformed string")
    if found["only"] is not None:
        return 0.0, _signed(found["only"])
    return float(found["real"]), 0.0 if found["imag"] is None else _signed(found["imag"])


def _parts(value):
    """Real and imaginary part of any number; None where it is none."""
    if isinstance(value, complex):
        return value.real, value.imag
    if isinstance(value, (int, float)):
        return float(value), 0.0
    return None


def _convert(value):
    method = getattr(type(value), "__complex__", None)
    if method is not None:
        made = method(value)
        if not isinstance(made, complex):
            raise TypeError(f"__complex__ returned non-complex (type {type(made).__name__})")
        return made.real, made.imag
    parts = _parts(value)
    if parts is None and (hasattr(type(value), "__float__") or hasattr(type(value), "__index__")):
        parts = float(value), 0.0
    return parts


def _text(number):
    if number == int(number) if _math.isfinite(number) and abs(number) < 1e16 else False:
        return f"{number:.0f}"
    return repr(number)


class complex:
    """Create a complex number from a string or numbers."""

    __module__ = "builtins"
    __slots__ = ("real", "imag")

    def __new__(cls, real=0, imag=None):
        if isinstance(real, str):
            if imag is not None:
                raise TypeError("complex() can't take second arg if first is a string")
            parts = _parse(real)
        else:
            parts = _convert(real)
            if parts is None:
                raise TypeError(
                    f"complex() first argument must be a string or a number, not '{type(real).__name__}'"
                )
            if isinstance(imag, str):
                raise TypeError("complex() second arg can't be a string")
            if imag is not None:
                other = _convert(imag)
                if other is None:
                    raise TypeError(
                        f"complex() second argument must be a number, not '{type(imag).__name__}'"
                    )
                parts = parts[0] - other[1], parts[1] + other[0]
        self = object.__new__(cls)
        object.__setattr__(self, "real", parts[0])
        object.__setattr__(self, "imag", parts[1])
        return self

    def __setattr__(self, name, value):
        if name in ("real", "imag"):
            raise AttributeError("readonly attribute")
        object.__setattr__(self, name, value)

    def conjugate(self):
        return complex(self.real, -self.imag)

    def __complex__(self):
        return complex(self.real, self.imag)

    def __getnewargs__(self):
        return self.real, self.imag

    def __repr__(self):
        imag = _text(self.imag)
        if self.real == 0 and _math.copysign(1, self.real) == 1:
            return imag + "j"
        sign = "" if imag.startswith("-") else "+"
        return f"({_text(self.real)}{sign}{imag}j)"

    def __format__(self, spec):
        if not spec:
            return str(self)
        return f"{format(self.real, spec)}{format(self.imag, '+' + spec)}j"

    def __hash__(self):
        return hash(self.real) + 1000003 * hash(self.imag)

    def __bool__(self):
        return bool(self.real or self.imag)

    def __eq__(self, other):
        parts = _parts(other)
        if parts is None:
            return NotImplemented
        if isinstance(other, int):
            return self.imag == 0 and self.real == other
        return (self.real, self.imag) == parts

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __neg__(self):
        return complex(-self.real, -self.imag)

    def __pos__(self):
        return complex(self.real, self.imag)

    def __abs__(self):
        return _math.hypot(self.real, self.imag)

    def __add__(self, other):
        parts = _parts(other)
        return (
            NotImplemented if parts is None else complex(self.real + parts[0], self.imag + parts[1])
        )

    __radd__ = __add__

    def __sub__(self, other):
        parts = _parts(other)
        return (
            NotImplemented if parts is None else complex(self.real - parts[0], self.imag - parts[1])
        )

    def __rsub__(self, other):
        parts = _parts(other)
        return (
            NotImplemented if parts is None else complex(parts[0] - self.real, parts[1] - self.imag)
        )

    def __mul__(self, other):
        parts = _parts(other)
        if parts is None:
            return NotImplemented
        real, imag = parts
        return complex(self.real * real - self.imag * imag, self.real * imag + self.imag * real)

    __rmul__ = __mul__

    def __truediv__(self, other):
        parts = _parts(other)
        return NotImplemented if parts is None else _divide(self.real, self.imag, *parts)

    def __rtruediv__(self, other):
        parts = _parts(other)
        return NotImplemented if parts is None else _divide(*parts, self.real, self.imag)

    def __pow__(self, other, modulus=None):
        parts = _parts(other)
        if parts is None:
            return NotImplemented
        if modulus is not None:
            raise ValueError("complex modulo")
        return _power(self, complex(*parts))

    def __rpow__(self, other, modulus=None):
        parts = _parts(other)
        return NotImplemented if parts is None else _power(complex(*parts), self)


def _divide(a, b, c, d):
    if c == 0 and d == 0:
        raise ZeroDivisionError("complex division by zero")
    if abs(c) >= abs(d):
        ratio = d / c
        scale = c + d * ratio
        return complex((a + b * ratio) / scale, (b - a * ratio) / scale)
    ratio = c / d
    scale = c * ratio + d
    return complex((a * ratio + b) / scale, (b * ratio - a) / scale)


def _power(base, exponent):
    if exponent.imag == 0 and exponent.real == int(exponent.real) and abs(exponent.real) <= 100:
        return _whole_power(base, int(exponent.real))
    if base.real == 0 and base.imag == 0:
        if exponent.imag or exponent.real < 0:
            raise ZeroDivisionError("0.0 to a negative or complex power")
        return complex(0.0, 0.0)
    length = abs(base)
    angle = _math.atan2(base.imag, base.real)
    size = length**exponent.real
    phase = angle * exponent.real
    if exponent.imag:
        size /= _math.exp(angle * exponent.imag)
        phase += exponent.imag * _math.log(length)
    return complex(size * _math.cos(phase), size * _math.sin(phase))


def _whole_power(base, count):
    result, square, left = complex(1.0, 0.0), base, abs(count)
    while left:
        if left & 1:
            result = result * square
        square = square * square
        left >>= 1
    return result if count >= 0 else complex(1.0, 0.0) / result


def _imaginary(number):
    return complex(0.0, number)
