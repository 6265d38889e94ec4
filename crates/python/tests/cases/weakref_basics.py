"""weakref: ref, equality, WeakKeyDictionary, WeakValueDictionary, WeakSet while objects live."""
import weakref


class Thing:
    def __init__(self, n):
        self.n = n


thing = Thing(1)
ref = weakref.ref(thing)
assert ref() is thing
assert ref == weakref.ref(thing)
proxy = weakref.proxy(thing)
assert proxy.n == 1
values = weakref.WeakValueDictionary()
values["a"] = thing
assert values["a"] is thing
assert "a" in values
assert dict(values.items()) == {"a": thing}
keys = weakref.WeakKeyDictionary()
keys[thing] = "v"
assert keys[thing] == "v"
assert thing in keys
assert len(keys) == 1
group = weakref.WeakSet([thing])
assert thing in group
assert list(group) == [thing]
try:
    weakref.ref(5)
except TypeError as error:
    assert str(error) == "cannot create weak reference to 'int' object"
else:
    raise AssertionError
