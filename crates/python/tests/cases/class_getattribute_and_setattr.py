"""`__getattribute__`, `__setattr__` and `__delattr__` see every access; `object`'s do the rest."""
log = []


class Watched:
    kind = "class"

    def __init__(self):
        self.value = 1

    def __getattribute__(self, name):
        log.append(("get", name))
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        log.append(("set", name))
        super().__setattr__(name, value)

    def __delattr__(self, name):
        log.append(("del", name))
        super().__delattr__(name)

    def method(self):
        return "called"


watched = Watched()
assert log == [("set", "value")]
log.clear()
assert watched.value == 1
assert watched.kind == "class"
assert watched.method() == "called"
watched.other = 2
del watched.other
assert log == [("get", "value"), ("get", "kind"), ("get", "method"), ("set", "other"), ("del", "other")]
log.clear()
len_missing = hasattr(watched, "nothing")
assert len_missing is False
assert log == [("get", "nothing")]


class Late:
    pass


late = Late()
late.x = 1
assert late.x == 1
Late.__getattribute__ = lambda self, name: "hooked " + name
assert late.x == "hooked x"
del Late.__getattribute__
assert late.x == 1
Late.__setattr__ = lambda self, name, value: object.__setattr__(self, name, value * 2)
late.x = 5
assert late.x == 10
del Late.__setattr__
late.x = 5
assert late.x == 5
Late.__getattr__ = lambda self, name: "no " + name
assert late.nothing == "no nothing"
del Late.__getattr__
assert not hasattr(late, "nothing")
