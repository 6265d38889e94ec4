"""Reflected operators: NotImplemented, subclasses first, fallbacks of in-place forms."""


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        if isinstance(other, int):
            return Money(self.cents + other)
        return NotImplemented

    __radd__ = __add__

    def __mul__(self, factor):
        return Money(self.cents * factor)

    def __rmul__(self, factor):
        return Money(self.cents * factor * 10)

    def __neg__(self):
        return Money(-self.cents)

    def __matmul__(self, other):
        return ("at", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)

    def __rpow__(self, other):
        return ("rpow", other)

    def __rlshift__(self, other):
        return ("rlshift", other)


assert sum([Money(1), Money(2)]).cents == 3
assert (5 + Money(1)).cents == 6
assert (Money(2) * 3).cents == 6
assert (3 * Money(2)).cents == 60
assert (-Money(4)).cents == -4
assert Money(1) @ 2 == ("at", 2)
assert divmod(7, Money(1)) == ("rdivmod", 7)
assert 2 ** Money(1) == ("rpow", 2)
assert 1 << Money(1) == ("rlshift", 1)
total = Money(1)
before = total
total += 4
assert total.cents == 5
assert total is not before
for call, words in (
    (lambda: Money(1) + "x", "unsupported operand type(s) for +: 'Money' and 'str'"),
    (lambda: "x" + Money(1), 'can only concatenate str (not "Money") to str'),
    (lambda: Money(1) - 1, "unsupported operand type(s) for -: 'Money' and 'int'"),
    (lambda: +Money(1), "bad operand type for unary +: 'Money'"),
    (lambda: [1] @ 2, "unsupported operand type(s) for @: 'list' and 'int'"),
):
    try:
        call()
    except TypeError as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)


class Base:
    def __add__(self, other):
        return "base"

    def __radd__(self, other):
        return "base r"


class Sub(Base):
    def __radd__(self, other):
        return "sub r"


assert Base() + Sub() == "sub r"
assert Sub() + Base() == "base"


class InPlace:
    def __init__(self):
        self.log = []

    def __iadd__(self, other):
        self.log.append(("+", other))
        return self

    def __ior__(self, other):
        self.log.append(("|", other))
        return self

    def __imatmul__(self, other):
        self.log.append(("@", other))
        return self


thing = InPlace()
same = thing
thing += 1
thing |= 2
thing @= 3
assert thing is same
assert thing.log == [("+", 1), ("|", 2), ("@", 3)]
