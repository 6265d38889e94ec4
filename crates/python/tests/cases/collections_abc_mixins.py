"""Abstract containers give the rest of the methods."""
from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence, Set


class Seq(Sequence):
    def __init__(self, *items): self.items = items
    def __len__(self): return len(self.items)
    def __getitem__(self, index): return self.items[index]


s = Seq(1, 2, 3, 2)
assert list(s) == [1, 2, 3, 2] and 2 in s and s.index(3) == 2 and s.count(2) == 2 and list(reversed(s)) == [2, 3, 2, 1]


class Lower(MutableMapping):
    def __init__(self): self.data = {}
    def __getitem__(self, key): return self.data[key.lower()]
    def __setitem__(self, key, value): self.data[key.lower()] = value
    def __delitem__(self, key): del self.data[key.lower()]
    def __iter__(self): return iter(self.data)
    def __len__(self): return len(self.data)


m = Lower()
m["A"] = 1
m.update(B=2, c=3)
assert m["a"] == 1 and "B" in m and m.get("zz") is None and dict(m) == {"a": 1, "b": 2, "c": 3} and m.pop("C") == 3 and m.setdefault("d", 4) == 4 and sorted(m.items()) == [("a", 1), ("b", 2), ("d", 4)] and m == {"a": 1, "b": 2, "d": 4} and list(m.keys()) == ["a", "b", "d"]
m.clear()
assert len(m) == 0 and m.pop("x", None) is None


class Bits(Set):
    def __init__(self, items=()): self.items = frozenset(items)
    def __contains__(self, item): return item in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)


assert Bits([1, 2]) & Bits([2, 3]) == Bits([2]) and (Bits([1]) | {5}) == Bits([1, 5]) and Bits([1]) <= Bits([1, 2]) and Bits([1]).isdisjoint([2]) and Bits([1, 2]) - Bits([1]) == Bits([2])


class L(MutableSequence):
    def __init__(self): self.items = []
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def __len__(self): return len(self.items)
    def insert(self, i, v): self.items.insert(i, v)


x = L()
x.append(1); x.extend([2, 3]); x += [4]
assert list(x) == [1, 2, 3, 4] and x.pop() == 4
x.remove(2); x.reverse()
assert list(x) == [3, 1]
try:
    Mapping()
except TypeError as error:
    assert "abstract" in str(error)
