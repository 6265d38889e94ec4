"""`__init_subclass__` gets the keywords of the class statement, and is a class method by itself."""
seen = []


class Plugin:
    registry = {}

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        seen.append((cls.__name__, key))
        if key:
            cls.registry[key] = cls


class A(Plugin, key="a"): pass
class B(A): pass
class C(B, key="c"): pass


assert seen == [("A", "a"), ("B", None), ("C", "c")]
assert Plugin.registry == {"a": A, "c": C}
try:
    class Wrong(Plugin, other=1): pass
except TypeError as error:
    assert str(error) == "Wrong.__init_subclass__() takes no keyword arguments"
try:
    class Plain(object, key=1): pass
except TypeError as error:
    assert str(error) == "Plain.__init_subclass__() takes no keyword arguments"
made = type("Made", (Plugin,), {"x": 1}, key="m")
assert Plugin.registry["m"] is made and made.x == 1
keywords = {"key": "k"}
class Unpacked(Plugin, **keywords): pass
assert Plugin.registry["k"] is Unpacked
