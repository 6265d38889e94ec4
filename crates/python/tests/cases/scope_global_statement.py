"""`global` binds the module's name from anywhere, and does not change what enclosing functions see."""
x = "module"


def change():
    global x
    x = "changed"


change()
assert x == "changed"


def outer():
    x = "outer"

    def inner():
        global x
        return x

    return inner(), x


assert outer() == ("changed", "outer")


def make():
    global made, number
    made = 5
    for number in range(3):
        pass
    def nested():
        global deep
        deep = 1
    nested()


make()
assert made == 5 and number == 2 and deep == 1


class Body:
    global in_class
    in_class = "module level"
    own = 1


assert in_class == "module level" and not hasattr(Body, "in_class")


def define():
    global Later
    class Later:
        pass


define()
assert Later.__qualname__ == "Later"


def import_it():
    global math
    import math


import_it()
assert math.pi > 3
