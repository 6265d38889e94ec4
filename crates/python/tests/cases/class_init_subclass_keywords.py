"""`__init_subclass__` with keywords, super, and registries as plugins and polymorphic models use them."""


class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[name or cls.__name__.lower()] = cls


class First(Plugin):
    pass


class Second(Plugin, name="other"):
    pass


assert Plugin.registry == {"first": First, "other": Second}


class Loud:
    heard = []

    def __init_subclass__(cls, volume=1, **kwargs):
        super().__init_subclass__(**kwargs)
        Loud.heard.append((cls.__name__, volume))


class Both(Loud, Plugin, name="both", volume=3):
    pass


assert Loud.heard == [("Both", 3)]
assert Plugin.registry["both"] is Both
try:

    class Wrong(Plugin, colour="red"):
        pass

except TypeError as error:
    assert str(error) == "Wrong.__init_subclass__() takes no keyword arguments", str(error)
else:
    raise AssertionError
made = type("Made", (Plugin,), {}, name="dynamic")
assert Plugin.registry["dynamic"] is made
