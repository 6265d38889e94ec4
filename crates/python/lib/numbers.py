"""numbers: what kinds of numbers there are: what each must have, and what follows from it."""

from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


def _needed(name):
    def method(self, *args):
        raise NotImplementedError

    method.__name__ = name
    return abstractmethod(method)


def _needs(*names, both=()):
    """Gives a class abstract methods; `both` are operators that are there from either side."""

    def give(words):
        sides = [f"__{side}{name}__" for name in both for side in ("", "r")]
        words.update({name: _needed(name) for name in [*names, *sides]})

    return give


class Number(metaclass=ABCMeta):
    """Every number."""

    __slots__ = ()
    __hash__ = None


class Complex(Number):
    """What can be added, multiplied and compared for equality."""

    __slots__ = ()
    _needs("__complex__", "__neg__", "__pos__", "__abs__", "conjugate", "__eq__")(locals())
    _needs(both=("add", "mul", "truediv", "pow"))(locals())
    real, imag = property(_needed("real")), property(_needed("imag"))

    def __bool__(self):
        return self != 0

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return other + (-self)


class Real(Complex):
    """What lies on a line."""

    __slots__ = ()
    _needs("__float__", "__trunc__", "__floor__", "__ceil__", "__round__")(locals())
    _needs("__lt__", "__le__", both=("floordiv", "mod"))(locals())
    real = property(lambda self: +self)
    imag = property(lambda self: 0)

    def __divmod__(self, other):
        whole = self // other
        return whole, self % other

    def __rdivmod__(self, other):
        whole = other // self
        return whole, other % self

    def __complex__(self):
        return complex(float(self), 0)

    def conjugate(self):
        return self.real


class Rational(Real):
    """A numerator over a denominator."""

    __slots__ = ()
    numerator, denominator = property(_needed("numerator")), property(_needed("denominator"))

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    """What has no fraction."""

    __slots__ = ()
    _needs("__int__", "__invert__", "__pow__")(locals())
    _needs(both=("lshift", "rshift", "and", "xor", "or"))(locals())
    numerator = property(lambda self: +self)
    denominator = property(lambda self: 1)

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))


for _kind, _type in ((Complex, complex), (Real, float), (Integral, int)):
    _kind.register(_type)
