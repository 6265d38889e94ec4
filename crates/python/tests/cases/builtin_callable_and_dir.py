"""callable; dir of objects, classes, modules, and of the place where it is called."""


class C:
    attribute = 1

    def method(self):
        pass


c = C()
c.own = 2
assert callable(C) and callable(c.method) and callable(len) and callable(lambda: 0) and not callable(c) and not callable("x")
assert {"attribute", "method", "own", "__class__", "__init__"} <= set(dir(c)) and "own" not in dir(C) and dir(c) == sorted(dir(c))


def local():
    x = 1
    y = 2
    return dir()


assert local() == ["x", "y"] and "C" in dir() and "append" in dir([]) and "pi" in dir(__import__("math"))
