"""Each class of a diamond is asked once, in order."""
order = []


class Base:
    def setup(self):
        order.append("Base")


class Left(Base):
    def setup(self):
        order.append("Left")
        super().setup()


class Right(Base):
    def setup(self):
        order.append("Right")
        super().setup()


class Bottom(Left, Right):
    def setup(self):
        order.append("Bottom")
        super().setup()


Bottom().setup()
assert order == ["Bottom", "Left", "Right", "Base"] and [c.__name__ for c in Bottom.__mro__] == ["Bottom", "Left", "Right", "Base", "object"]


class Mixin:
    def label(self):
        return f"mixed {super().label()}"


class Plain:
    def label(self):
        return "plain"


class Mixed(Mixin, Plain):
    pass


assert Mixed().label() == "mixed plain"
try:
    Mixin().label()
except AttributeError as error:
    assert str(error) == "'super' object has no attribute 'label'"
