"""Subclasses of dict: `__missing__`, overridden methods, attributes."""


class Tree(dict):
    def __missing__(self, key):
        value = self[key] = Tree()
        return value


t = Tree()
t["a"]["b"]["c"] = 1
assert t == {"a": {"b": {"c": 1}}} and t.get("x") is None and "x" not in t and isinstance(t["a"], Tree)


class Lower(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())


d = Lower()
d["KEY"] = 1
assert d["key"] == d["Key"] == 1 and list(d) == ["key"]
d.update(OTHER=2)
assert "OTHER" in d
d.note = "attribute"
assert d.note == "attribute" and d.__dict__ == {"note": "attribute"}


class Ordered(dict):
    def __iter__(self):
        return iter(sorted(self.keys()))

    def __len__(self):
        return 100

    def __repr__(self):
        return f"Ordered({dict.__repr__(self)})"


o = Ordered(b=1, a=2)
assert list(o) == ["a", "b"] and len(o) == 100 and repr(o) == "Ordered({'b': 1, 'a': 2})" and dict(o) == {"b": 1, "a": 2}
assert o.copy() == {"b": 1, "a": 2} and type(o.copy()) is dict and type(o | {}) is dict and type(Tree.fromkeys("a")) is Tree


class Init(dict):
    def __init__(self, *args, extra=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.extra = extra


i = Init([("a", 1)], extra=5, b=2)
assert i == {"a": 1, "b": 2} and i.extra == 5 and isinstance(i, dict) and bool(Init()) is False
assert "{x}".format(**Init(x=1)) == "1" and {**Init(y=2)} == {"y": 2} and (lambda **k: k)(**Init(z=3)) == {"z": 3}
