"""type(name, bases, namespace) makes what a class statement makes."""

def __init__(self, x):
    self.x = x

Point = type("Point", (), {"__init__": __init__, "double": lambda self: self.x * 2, "__doc__": "A point"})
p = Point(4)
assert p.double() == 8 and Point.__name__ == "Point" and Point.__module__ == "__main__" and Point.__doc__ == "A point"
Sub = type("Sub", (Point,), {"extra": 1})
assert Sub(1).x == 1 and Sub.extra == 1 and Sub.__mro__ == (Sub, Point, object)
assert type(Sub) is type and type(5) is int and type(type) is type
namespace = {"a": 1}
Copy = type("Copy", (), namespace)
namespace["a"] = 2
assert Copy.a == 1
for wrong, text in [
    ((1, (), {}), "type.__new__() argument 1 must be str, not int"),
    (("X", 5, {}), "type.__new__() argument 2 must be tuple, not int"),
    (("X", (), 5), "type.__new__() argument 3 must be dict, not int"),

    (("X", ()), "type() takes 1 or 3 arguments"),
]:
    try:
        type(*wrong)
    except TypeError as error:
        assert str(error) == text, (str(error), text)
    else:
        raise AssertionError(text)
Renamed = type("Renamed", (), {})
Renamed.__name__ = "New"
assert repr(Renamed) == "<class '__main__.Renamed'>" and Renamed.__name__ == "New"
Renamed.__qualname__ = "Out.New"
assert repr(Renamed) == "<class '__main__.Out.New'>"
