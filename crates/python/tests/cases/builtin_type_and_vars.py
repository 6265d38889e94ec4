"""type of everything; vars of objects, classes, modules."""
assert type(1) is int and type("") is str and type(None).__name__ == "NoneType" and type(type) is type and type(len).__name__ == "builtin_function_or_method" and type(lambda: 0).__name__ == "function" and type([].append).__name__ == "builtin_function_or_method" and type(...) is type(Ellipsis) and type(NotImplemented).__name__ == "NotImplementedType" and type(range(1)) is range


class A:
    c = 1

    def __init__(self):
        self.i = 2


assert vars(A()) == {"i": 2} and vars(A)["c"] == 1 and "pi" in vars(__import__("math")) and isinstance(vars(), dict) and type(A()) is A and type(A).__name__ == "type" and A.__class__ is type and A().__class__ is A
try:
    vars(5)
except TypeError as error:
    assert str(error) == "vars() argument must have __dict__ attribute"
