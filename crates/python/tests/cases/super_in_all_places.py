"""super() in methods, class methods, static forms, nested functions, comprehension, cooperative init with kwargs."""


class A:
    def __init__(self, **kwargs):
        self.log = ["A"]
        super().__init__(**kwargs)

    def name(self):
        return "A"

    @classmethod
    def make(cls):
        return f"make {cls.__name__}"

    @staticmethod
    def plain():
        return "plain"

    @property
    def prop(self):
        return "prop A"


class B(A):
    def __init__(self, b=None, **kwargs):
        super().__init__(**kwargs)
        self.log.append(f"B{b}")

    def name(self):
        return "B" + super().name()

    @classmethod
    def make(cls):
        return super().make() + "!"

    @property
    def prop(self):
        return super().prop + " B"

    def inner(self):
        def nested():
            return super(B, self).name()

        return nested()

    def explicit(self):
        return super(B, self).name()


class C(A):
    def __init__(self, c=None, **kwargs):
        super().__init__(**kwargs)
        self.log.append(f"C{c}")

    def name(self):
        return "C" + super().name()


class D(B, C):
    def name(self):
        return "D" + super().name()

    def plain(self):
        return super().plain() + "?"


d = D(b=1, c=2)
assert d.log == ["A", "C2", "B1"]
assert d.name() == "DBCA"
assert D.make() == "make D!"
assert d.prop == "prop A B"
assert d.inner() == "CA"
assert B().explicit() == "A"
assert d.plain() == "plain?"
assert [cls.__name__ for cls in D.__mro__] == ["D", "B", "C", "A", "object"]
assert super(B, d).name() == "CA"
assert super(D, D).make() == "make D!"
try:
    super(A, d).name()
except AttributeError as error:
    assert str(error) == "'super' object has no attribute 'name'"
else:
    raise AssertionError
try:
    super(int, d)
except TypeError as error:
    assert str(error) == "super(type, obj): obj must be an instance or subtype of type"
else:
    raise AssertionError
try:
    D(z=1)
except TypeError:
    pass
else:
    raise AssertionError
