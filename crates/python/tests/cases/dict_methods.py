"""get, setdefault, pop, popitem, update, fromkeys, views, order of insertion."""
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
assert list(d) == ["b", "a", "c"] and list(d.items()) == [("b", 9), ("a", 2), ("c", 3)] and list(d.values()) == [9, 2, 3]
del d["b"]
d["b"] = 0
assert list(d) == ["a", "c", "b"] and d.get("x") is None and d.get("x", 5) == 5 and d.setdefault("a", 9) == 2 and d.setdefault("n") is None
assert d.pop("n") is None and d.pop("zz", "default") == "default" and d.popitem() == ("b", 0) and d == {"a": 2, "c": 3}
d.update({"a": 1}, z=26); d.update([("k", "v")]); d.update()
assert d == {"a": 1, "c": 3, "z": 26, "k": "v"} and {"a": 1} == {"a": 1.0} and {"a": 1, "b": 2} == {"b": 2, "a": 1}
assert dict.fromkeys("ab") == {"a": None, "b": None} and dict.fromkeys([1], []) == {1: []} and dict([(1, 2)], x=3) == {1: 2, "x": 3} and dict(a=1) == {"a": 1} and dict({"a": 1}, a=2) == {"a": 2}
assert {**{"a": 1}, "b": 2, **{"a": 3}} == {"a": 3, "b": 2} and {"a": 1} | {"a": 2, "b": 3} == {"a": 2, "b": 3} and len({1: 1, 1.0: 2, True: 3}) == 1
keys = d.keys()
d["late"] = 1
assert "late" in keys and keys & {"a", "q"} == {"a"} and keys - {"a"} == {"c", "z", "k", "late"} and keys | {1} >= {1} and d.items() >= {("a", 1)} and keys.isdisjoint(["nope"])
assert list(reversed({"x": 1, "y": 2})) == ["y", "x"] and list(reversed({"x": 1, "y": 2}.items())) == [("y", 2), ("x", 1)]
assert repr({"a": [1], 2: None}) == "{'a': [1], 2: None}" and repr({}.keys()) == "dict_keys([])" and repr({1: 2}.items()) == "dict_items([(1, 2)])" and {}.keys() == set() and {1: 2}.keys() == {1}
recursive = {}
recursive["self"] = recursive
assert repr(recursive) == "{'self': {...}}" and (1, 2) in {1: 2}.items() and 2 in {1: 2}.values() and 1 not in {1: 2}.items()
copy = d.copy()
copy.clear()
assert d and not copy
for call, kind, text in [
    (lambda: {}["x"], KeyError, "'x'"),
    (lambda: {}[1, 2], KeyError, "(1, 2)"),
    (lambda: {}.pop("x"), KeyError, "'x'"),
    (lambda: {}.popitem(), KeyError, "'popitem(): dictionary is empty'"),
    (lambda: {[]: 1}, TypeError, "unhashable type: 'list'"),
    (lambda: dict([1]), TypeError, "cannot convert dictionary update sequence element #0 to a sequence"),
    (lambda: dict([(1, 2, 3)]), ValueError, "dictionary update sequence element #0 has length 3; 2 is required"),
    (lambda: dict(5), TypeError, "'int' object is not iterable"),
    (lambda: dict(1, 2), TypeError, "dict expected at most 1 argument, got 2"),
    (lambda: {} < {}, TypeError, "'<' not supported between instances of 'dict' and 'dict'"),
    (lambda: {**5}, TypeError, "'int' object is not a mapping"),
    (lambda: {} | 5, TypeError, "unsupported operand type(s) for |: 'dict' and 'int'"),
    (lambda: hash({}), TypeError, "unhashable type: 'dict'"),
]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
