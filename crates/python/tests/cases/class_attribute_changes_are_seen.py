"""Changes of classes and bases are seen by instances at once, also after look-ups before."""


class Base:
    def name(self):
        return "base"


class Child(Base):
    pass


child = Child()
for _ in range(3):
    assert child.name() == "base"
Base.name = lambda self: "changed"
assert child.name() == "changed"
Child.name = lambda self: "own"
assert child.name() == "own"
del Child.name
assert child.name() == "changed"
child.name = lambda: "instance"
assert child.name() == "instance"
del child.name
assert child.name() == "changed"
Base.size = property(lambda self: 7)
assert child.size == 7
child.__dict__["size"] = 8
assert child.size == 7
del Base.size
assert child.size == 8


class Other:
    def name(self):
        return "other"


child.__class__ = Other
assert child.name() == "other"
assert isinstance(child, Other)
assert child.size == 8


class First:
    x = 1


class Second:
    x = 2


class Both(First):
    pass


both = Both()
assert both.x == 1
Both.__bases__ = (Second,)
assert both.x == 2
