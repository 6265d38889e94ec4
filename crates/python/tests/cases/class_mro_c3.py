"""The method resolution order is C3's."""


class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(A, B): pass
class E(B, C): pass
class F(D, E): pass


names = [cls.__name__ for cls in F.__mro__]
assert names == ["F", "D", "A", "E", "B", "C", "O", "object"]
assert F.mro() == list(F.__mro__)
assert F.__bases__ == (D, E) and F.__base__ is D
try:
    class Bad(O, A): pass
except TypeError as error:
    assert str(error) == "Cannot create a consistent method resolution\norder (MRO) for bases O, A"
try:
    class Twice(A, A): pass
except TypeError as error:
    assert str(error) == "duplicate base class A"
assert issubclass(F, O) and not issubclass(O, F) and issubclass(F, (int, A))
assert isinstance(F(), C) and F in O.__subclasses__()[0].__subclasses__()[0].__subclasses__()


class Left:
    def who(self): return "left"


class Right:
    def who(self): return "right"


class Both(Left, Right): pass


assert Both().who() == "left"
Left.who = lambda self: "patched"
assert Both().who() == "patched"
del Left.who
assert Both().who() == "right"
try:
    class FromBool(bool): pass
except TypeError as error:
    assert str(error) == "type 'bool' is not an acceptable base type"
try:
    class Conflict(int, str): pass
except TypeError as error:
    assert str(error) == "multiple bases have instance lay-out conflict"
