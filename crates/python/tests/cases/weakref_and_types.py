"""types: names of classes, SimpleNamespace, MappingProxyType, new_class; weakref's basics."""
import types
assert types.FunctionType is type(lambda: 0) and types.GeneratorType is type(x for x in ())
n = types.SimpleNamespace(a=1, b="x")
assert n.a == 1 and repr(n) == "namespace(a=1, b='x')" and n == types.SimpleNamespace(a=1, b="x") and vars(n) == {"a": 1, "b": "x"}
n.c = 5
del n.a
assert n.c == 5 and not hasattr(n, "a")
proxy = types.MappingProxyType(d := {"k": 1})
d["z"] = 2
assert proxy["z"] == 2 and len(proxy) == 2 and "k" in proxy and dict(proxy) == d and repr(proxy) == "mappingproxy({'k': 1, 'z': 2})"
try:
    proxy["k"] = 5
except TypeError as error:
    assert str(error) == "'mappingproxy' object does not support item assignment"
C = types.new_class("C", (), {}, lambda ns: ns.update(x=1))
assert C.x == 1 and types.NoneType is type(None) and types.ModuleType("m").__name__ == "m" and types.EllipsisType is type(...)
bound = types.MethodType(lambda self, x: (self, x), 5)
assert bound(1) == (5, 1)
import weakref


class Thing:
    pass


t = Thing()
r = weakref.ref(t)
assert r() is t and weakref.proxy(t).__class__ is Thing
