"""Counter: counting, arithmetic, most_common, missing keys."""
from collections import Counter
c = Counter("abracadabra")
assert c["a"] == 5 and c["z"] == 0 and "z" not in c and c.most_common(2) == [("a", 5), ("b", 2)] and c.total() == 11
assert repr(Counter(a=2, b=1)) == "Counter({'a': 2, 'b': 1})" and sorted(Counter(a=2).elements()) == ["a", "a"] and repr(Counter()) == "Counter()"
a, b = Counter(x=3, y=1), Counter(x=1, y=2)
assert a + b == Counter(x=4, y=3) and a - b == Counter(x=2) and a & b == Counter(x=1, y=1) and a | b == Counter(x=3, y=2) and -Counter(x=-1) == Counter(x=1)
c.update("zz")
c.subtract({"z": 1})
assert c["z"] == 1 and isinstance(c, dict) and Counter({"a": 1}) == {"a": 1} and dict(Counter("aa")) == {"a": 2}
del c["nope"]
assert Counter(["b", "a"]).most_common() == [("b", 1), ("a", 1)] and Counter(a=1) <= Counter(a=2) and Counter(a=0) == Counter()
