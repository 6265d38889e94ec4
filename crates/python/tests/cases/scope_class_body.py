"""A class body has names of its own that methods and comprehensions in it do not see."""
x = 1


class A:
    x = 2
    y = x + 1
    z = [x for _ in range(1)]
    first = [n for n in (x, y)]

    def method(self):
        return x


assert A.y == 3
assert A.z == [1]
assert A.first == [2, 3]
assert A().method() == 1


def function():
    x = 10

    class Inner:
        y = x
        x = x + 5 if False else 7

    return Inner


try:
    function()
except UnboundLocalError:
    raise AssertionError("class bodies fall back to globals")
except NameError:
    pass
else:
    pass


def enclosing():
    v = 10

    class Inner:
        w = v
        def get(self):
            return v

    return Inner


assert enclosing().w == 10 and enclosing()().get() == 10


class Loop:
    for i in range(3):
        pass
    if i == 2:
        found = True
    del i


assert Loop.found and not hasattr(Loop, "i")
assert A.__qualname__ == "A" and enclosing().__qualname__ == "enclosing.<locals>.Inner"
