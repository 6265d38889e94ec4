"""inspect: signatures, members, kinds of objects."""
import inspect


def f(a, b: int = 2, /, c=3, *args, d, e: str = "x", **kwargs) -> list:
    """Doc of f."""


s = inspect.signature(f)
assert str(s) == "(a, b: int = 2, /, c=3, *args, d, e: str = 'x', **kwargs) -> list" and list(s.parameters) == ["a", "b", "c", "args", "d", "e", "kwargs"] and s.parameters["b"].default == 2 and s.parameters["a"].default is inspect.Parameter.empty and s.parameters["d"].kind is inspect.Parameter.KEYWORD_ONLY and s.return_annotation is list
bound = s.bind(1, 2, 3, 4, d=5, z=6)
assert bound.arguments == {"a": 1, "b": 2, "c": 3, "args": (4,), "d": 5, "kwargs": {"z": 6}}
try:
    s.bind(1)
except TypeError as error:
    assert str(error) == "missing a required argument: 'd'"


class C:
    def method(self, x): pass
    @classmethod
    def cm(cls): pass


assert str(inspect.signature(C().method)) == "(x)" and str(inspect.signature(C.method)) == "(self, x)" and inspect.isclass(C) and inspect.isfunction(f) and inspect.ismethod(C().method) and inspect.ismethod(C.cm) and inspect.isbuiltin(len) and inspect.ismodule(inspect) and inspect.getdoc(f) == "Doc of f." and inspect.isgeneratorfunction(lambda: (yield)) and not inspect.isclass(5)
assert inspect.getmro(bool) == (bool, int, object) and ("cm", C.cm) in inspect.getmembers(C) and inspect.cleandoc("  a\n    b") == "a\nb" and callable(f)
