"""Insertion order, views as sets, `|`, update forms, setdefault, popitem, fromkeys, changes while iterating."""
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
assert list(d) == ["b", "a", "c"]
del d["b"]
d["b"] = 1
assert list(d.items()) == [("a", 2), ("c", 3), ("b", 1)]
assert list(reversed(d)) == ["b", "c", "a"]
assert d.keys() & {"a", "x"} == {"a"}
assert d.keys() | {"x"} == {"a", "b", "c", "x"}
assert d.keys() - {"a"} == {"b", "c"}
assert d.keys() ^ {"a", "x"} == {"b", "c", "x"}
assert d.items() & {("a", 2)} == {("a", 2)}
assert d.keys() == {"a", "b", "c"}
assert d.keys() >= {"a"}
assert d.keys().isdisjoint(["x"])
assert ("a", 2) in d.items()
assert 2 in d.values()
keys = d.keys()
d["new"] = 0
assert "new" in keys
assert len(keys) == 4
assert repr({"a": 1}.keys()) == "dict_keys(['a'])"
assert repr({"a": 1}.items()) == "dict_items([('a', 1)])"
assert {"a": 1} | {"a": 2, "b": 3} == {"a": 2, "b": 3}
e = {"a": 1}
e |= [("b", 2)]
assert e == {"a": 1, "b": 2}
e.update([("c", 3)], d=4)
assert e == {"a": 1, "b": 2, "c": 3, "d": 4}
assert e.setdefault("a", 9) == 1
assert e.setdefault("z") is None
assert e.popitem() == ("z", None)
assert e.pop("nope", 7) == 7
assert dict.fromkeys("ab", 0) == {"a": 0, "b": 0}
assert dict.fromkeys([1]) == {1: None}
assert dict([("a", 1)], b=2) == {"a": 1, "b": 2}
assert dict({"a": 1}, a=2) == {"a": 2}
assert {1: "int", 1.0: "float", True: "bool"} == {1: "bool"}
assert list({1: "int", True: "bool"}) == [1]
assert {**{"a": 1}, "b": 2, **{"a": 3}} == {"a": 3, "b": 2}
assert {"a": 1} == dict(a=1)
assert {"a": 1, "b": 2} == {"b": 2, "a": 1}
assert d.copy() is not d
own = {}
own["self"] = own
assert repr(own) == "{'self': {...}}"
for call, kind, words in (
    (lambda: {}["x"], KeyError, "'x'"),
    (lambda: {}.pop("x"), KeyError, "'x'"),
    (lambda: {}.popitem(), KeyError, "'popitem(): dictionary is empty'"),
    (lambda: {[]: 1}, TypeError, "unhashable type: 'list'"),
    (lambda: dict([1]), TypeError, "cannot convert dictionary update sequence element #0 to a sequence"),
    (lambda: dict([(1, 2, 3)]), ValueError, "dictionary update sequence element #0 has length 3; 2 is required"),
    (lambda: {} < {}, TypeError, "'<' not supported between instances of 'dict' and 'dict'"),
    (lambda: {} | [], TypeError, "unsupported operand type(s) for |: 'dict' and 'list'"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
try:
    for key in d:
        d[key + "x"] = 1
except RuntimeError as error:
    assert str(error) == "dictionary changed size during iteration"
else:
    raise AssertionError
