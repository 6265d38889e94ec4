"""`__getattr__` is the last resort, `__getattribute__` the first; setting and deleting have hooks too."""


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append(name)
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        setattr(self.target, name, value)

    def __delattr__(self, name):
        delattr(self.target, name)


class Target:
    def __init__(self):
        self.x = 1


t = Target()
p = Proxy(t)
assert p.x == 1 and p.log == ["x"]
p.y = 2
assert t.y == 2 and "y" not in p.__dict__
del p.y
assert not hasattr(t, "y") and not hasattr(p, "nothing")


class Everything:
    def __getattribute__(self, name):
        if name == "real":
            return object.__getattribute__(self, "_real")
        if name == "missing":
            raise AttributeError(name)
        return f"got {name}"

    def __getattr__(self, name):
        return f"fallback {name}"


e = Everything()
object.__setattr__(e, "_real", 5)
assert e.real == 5 and e.anything == "got anything" and e.missing == "fallback missing"


class Property:
    @property
    def broken(self):
        raise AttributeError("inside")

    def __getattr__(self, name):
        return f"fallback {name}"


assert Property().broken == "fallback broken"


class Special:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return 5


try:
    len(Special())
except TypeError as error:
    assert str(error) == "object of type 'Special' has no len()"
s = Special()
s.__len__ = lambda: 3
try:
    len(s)
except TypeError:
    pass
else:
    raise AssertionError("special methods are looked up on the class")
