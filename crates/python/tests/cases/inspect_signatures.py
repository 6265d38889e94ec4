"""inspect.signature, Parameter kinds, bind, getmembers, getdoc, predicates."""
import inspect


def f(a, /, b: int = 2, *args, c, d=None, **kw) -> str:
    """Doc of f.

    More.
    """


signature = inspect.signature(f)
assert str(signature) == "(a, /, b: int = 2, *args, c, d=None, **kw) -> str"
assert [p.kind.name for p in signature.parameters.values()] == ["POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "KEYWORD_ONLY", "VAR_KEYWORD"]
assert signature.parameters["b"].default == 2
assert signature.parameters["a"].default is inspect.Parameter.empty
assert signature.return_annotation is str
bound = signature.bind(1, c=3)
assert bound.arguments == {"a": 1, "c": 3}
bound.apply_defaults()
assert bound.arguments == {"a": 1, "b": 2, "args": (), "c": 3, "d": None, "kw": {}}
try:
    signature.bind()
except TypeError as error:
    assert str(error) == "missing a required argument: 'a'"
else:
    raise AssertionError


class C:
    """Class doc."""

    attr = 1

    def method(self, x): ...

    @classmethod
    def make(cls, y): ...

    @staticmethod
    def plain(z): ...

    @property
    def prop(self): ...


assert str(inspect.signature(C.method)) == "(self, x)"
assert str(inspect.signature(C().method)) == "(x)"
assert str(inspect.signature(C.make)) == "(y)"
assert inspect.getdoc(f) == "Doc of f.\n\nMore."
assert inspect.isfunction(f)
assert inspect.ismethod(C().method)
assert inspect.isclass(C)
assert inspect.isbuiltin(len)
assert inspect.ismodule(inspect)
assert inspect.isgeneratorfunction(lambda: (yield))
assert inspect.isgenerator(n for n in "")
names = [name for name, _ in inspect.getmembers(C) if not name.startswith("_")]
assert names == ["attr", "make", "method", "plain", "prop"]
assert [name for name, _ in inspect.getmembers(C, inspect.isfunction)] == ["method", "plain"]
assert inspect.getmro(C) == (C, object)
assert inspect.unwrap(f) is f
assert inspect.getmodule(C).__name__ == "__main__"
assert inspect.cleandoc("a\n    b\n    c") == "a\nb\nc"
