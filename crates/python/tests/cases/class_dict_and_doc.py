"""`__dict__`, `__doc__`, `__module__`, `__name__`, `__weakref__`-free facts of classes."""


class A:
    """Documented.

    More."""
    x = 1

    def m(self):
        "short"


class B(A):
    pass


assert A.__doc__ == "Documented.\n\n    More." and B.__doc__ is None and A.m.__doc__ == "short" and A.__module__ == "__main__" and A.__name__ == "A" and A.__qualname__ == "A" and "x" in A.__dict__ and "x" not in B.__dict__ and A.__dict__["x"] == 1
try:
    A.__dict__["x"] = 2
except TypeError as error:
    assert str(error) == "'mappingproxy' object does not support item assignment"
a = A()
a.__dict__["y"] = 5
assert a.y == 5 and a.__dict__ == {"y": 5}
a.__dict__ = {"z": 1}
assert a.z == 1 and not hasattr(a, "y")
A.__doc__ = "changed"
assert A.__doc__ == "changed" and A().__doc__ == "changed" and B.__bases__ == (A,) and A.__subclasses__() == [B]
