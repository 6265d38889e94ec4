"""types: SimpleNamespace, MappingProxyType, new_class, the types of functions, methods and None."""
import types

space = types.SimpleNamespace(a=1, b="x")
assert repr(space) == "namespace(a=1, b='x')"
space.c = 2
assert space == types.SimpleNamespace(a=1, b="x", c=2)
assert vars(space) == {"a": 1, "b": "x", "c": 2}
del space.a
assert not hasattr(space, "a")
base = {"k": 1}
proxy = types.MappingProxyType(base)
assert proxy["k"] == 1
base["j"] = 2
assert dict(proxy) == {"k": 1, "j": 2}
assert len(proxy) == 2
try:
    proxy["x"] = 1
except TypeError as error:
    assert str(error) == "'mappingproxy' object does not support item assignment"
else:
    raise AssertionError


def function():
    yield


class C:
    def method(self): ...


assert isinstance(function, types.FunctionType)
assert isinstance(lambda: 0, types.LambdaType)
assert isinstance(function(), types.GeneratorType)
assert isinstance(C().method, types.MethodType)
assert isinstance(len, types.BuiltinFunctionType)
assert isinstance(types, types.ModuleType)
assert isinstance(None, types.NoneType)
assert isinstance(NotImplemented, types.NotImplementedType)
assert isinstance(..., types.EllipsisType)
assert isinstance(function.__code__, types.CodeType)
made = types.new_class("Made", (C,), {}, lambda namespace: namespace.update(x=1))
assert made.x == 1
assert issubclass(made, C)
bound = types.MethodType(lambda self, n: (self, n), 5)
assert bound(6) == (5, 6)
module = types.ModuleType("made", "doc")
module.value = 1
assert module.__name__ == "made"
assert module.__doc__ == "doc"
assert repr(module) == "<module 'made'>"
assert isinstance(int | str, types.UnionType)
assert isinstance(list[int], types.GenericAlias)
C.added = types.MethodType(lambda cls: cls.__name__, C)
assert C.added() == "C"
