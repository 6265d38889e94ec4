"""Properties: inherited, overridden with super, extended by setter, deleters, class access, errors."""


class Base:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        """The x."""
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    @x.deleter
    def x(self):
        self._x = None

    read_only = property(lambda self: "ro")


class Child(Base):
    @property
    def x(self):
        return super().x * 10


class Extended(Base):
    @Base.x.setter
    def x(self, value):
        Base.x.fset(self, value + 100)


base = Base()
base.x = 5
assert base.x == 5
del base.x
assert base.x is None
assert Base.x.__doc__ == "The x."
assert isinstance(Base.x, property)
child = Child()
assert child.x == 10
try:
    child.x = 1
except AttributeError as error:
    assert str(error) == "property 'x' of 'Child' object has no setter"
else:
    raise AssertionError
extended = Extended()
extended.x = 1
assert extended.x == 101
for action, words in (
    (lambda: setattr(base, "read_only", 1), "property 'read_only' of 'Base' object has no setter"),
    (lambda: delattr(base, "read_only"), "property 'read_only' of 'Base' object has no deleter"),
):
    try:
        action()
    except AttributeError as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
base.__dict__["x"] = "hidden"
assert base.x is None


class Fails:
    @property
    def broken(self):
        return self.nothing

    def __getattr__(self, name):
        return f"fallback {name}"


assert Fails().broken == "fallback nothing"


class Shadow:
    value = 1

    @property
    def size(self):
        return self.value

    value2 = property(fget=lambda self: self.size + 1)


assert Shadow().value2 == 2
