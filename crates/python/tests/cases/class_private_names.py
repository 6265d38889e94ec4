"""Names with two leading underscores are mangled inside classes."""


class A:
    def __init__(self):
        self.__secret = 1
        self.__dunder__ = 2

    def get(self):
        return self.__secret

    def __hidden(self):
        return "hidden"

    def call(self):
        return self.__hidden()

    def local(self):
        __value = 5
        return __value, list(locals())

    __constant = 3


a = A()
assert a.get() == 1 and a._A__secret == 1 and a.__dunder__ == 2
assert a.call() == "hidden" and A._A__constant == 3 and a._A__hidden() == "hidden"
assert a.local() == (5, ["self", "_A__value"])
assert not hasattr(a, "__secret")


class _Under:
    __x = 1
    def get(self): return self.__x


assert _Under()._Under__x == 1 and _Under().get() == 1


class B(A):
    def __init__(self):
        super().__init__()
        self.__secret = "B"


b = B()
assert b.get() == 1 and b._B__secret == "B"


def outside(self):
    return self.__secret


A.outside = outside
try:
    a.outside()
except AttributeError as error:
    assert str(error) == "'A' object has no attribute '__secret'. Did you mean: '_A__secret'?" or "__secret" in str(error)


class K:
    def f(self, *, __a=1):
        return __a


assert K().f(_K__a=3) == 3
