"""`super()` follows the order of the instance's class."""
log = []


class Base:
    def __init__(self, **kwargs):
        log.append("Base")
        assert not kwargs

    def hello(self):
        return ["Base"]


class A(Base):
    def __init__(self, a, **kwargs):
        log.append("A")
        super().__init__(**kwargs)
        self.a = a

    def hello(self):
        return ["A"] + super().hello()


class B(Base):
    def __init__(self, b, **kwargs):
        log.append("B")
        super(B, self).__init__(**kwargs)
        self.b = b

    def hello(self):
        return ["B"] + super().hello()


class C(A, B):
    def hello(self):
        return ["C"] + super().hello()

    @classmethod
    def make(cls, **kwargs):
        return cls(**kwargs)

    def nested(self):
        return [super(C, self).hello() for _ in range(1)][0]

    def by_lambda(self):
        return (lambda: super(C, self).hello())()


c = C.make(a=1, b=2)
assert (c.a, c.b) == (1, 2) and log == ["A", "B", "Base"]
assert c.hello() == ["C", "A", "B", "Base"]
assert c.nested() == c.by_lambda() == ["A", "B", "Base"]


class D(C):
    @classmethod
    def make(cls, **kwargs):
        made = super().make(**kwargs)
        made.extra = cls.__name__
        return made

    @property
    def prop(self):
        return super().hello()[0]

    @staticmethod
    def free():
        return __class__.__name__


d = D.make(a=3, b=4)
assert type(d) is D and d.extra == "D" and d.prop == "C" and D.free() == "D"
try:
    super().x
except RuntimeError as error:
    assert str(error) == "super(): no arguments"
try:
    super(A, object())
except TypeError as error:
    assert str(error) == "super(type, obj): obj must be an instance or subtype of type"
try:
    super(C, c).nothing
except AttributeError as error:
    assert str(error) == "'super' object has no attribute 'nothing'"
assert super(A, c).hello.__func__ is B.hello
unbound = super(A)
assert unbound.__self__ is None and unbound.__thisclass__ is A
