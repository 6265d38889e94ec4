"""Decorators are evaluated top down and applied bottom up."""
log = []


def decorator(name):
    log.append(f"make {name}")

    def apply(function):
        log.append(f"apply {name}")
        return function

    return apply


@decorator("a")
@decorator("b")
def function():
    pass


assert log == ["make a", "make b", "apply b", "apply a"]


@str
def text():
    pass


assert isinstance(text, str) and text.startswith("<function text at")


def add_field(cls):
    cls.field = 1
    return cls


@add_field
class C:
    pass


assert C.field == 1
decorators = [lambda f: "first", lambda f: "second"]


@decorators[1]
def replaced():
    pass


assert replaced == "second"


@(lambda f: f() * 2)
def value():
    return 21


assert value == 42


class Registry:
    def __init__(self):
        self.known = {}

    def register(self, name):
        def inner(function):
            self.known[name] = function
            return function
        return inner


registry = Registry()


@registry.register("x")
def handler():
    return "handled"


assert registry.known["x"]() == "handled"
