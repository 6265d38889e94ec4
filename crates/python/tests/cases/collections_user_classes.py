"""UserDict, UserList, UserString; OrderedDict moves; deque rotation and limits; ChainMap writes."""
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


lower = Lower({"A": 1}, B=2)
assert lower.data == {"a": 1, "b": 2}
lower.update(C=3)
assert lower["c"] == 3
assert "a" in lower
assert lower.pop("a") == 1
assert lower | {"Z": 1} == {"b": 2, "c": 3, "z": 1}


class Shouting(UserList):
    def append(self, item):
        super().append(item.upper())


shouting = Shouting(["a"])
shouting.append("b")
assert shouting == ["a", "B"]
assert shouting[:1] == ["a"]
assert isinstance(shouting + ["c"], Shouting)
text = UserString("abc")
assert text.upper() == "ABC"
assert text + "d" == "abcd"
assert isinstance(text.upper(), UserString)
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end("a")
assert list(od) == ["b", "c", "a"]
od.move_to_end("c", last=False)
assert list(od) == ["c", "b", "a"]
assert od.popitem(last=False) == ("c", 3)
assert OrderedDict(a=1, b=2) != OrderedDict(b=2, a=1)
assert OrderedDict(a=1, b=2) == {"b": 2, "a": 1}
assert repr(OrderedDict(a=1)) == "OrderedDict([('a', 1)])"
queue = deque([1, 2, 3], maxlen=3)
queue.append(4)
assert list(queue) == [2, 3, 4]
queue.appendleft(1)
assert list(queue) == [1, 2, 3]
queue.rotate(1)
assert list(queue) == [3, 1, 2]
assert repr(queue) == "deque([3, 1, 2], maxlen=3)"
assert queue.index(1) == 1
queue.extendleft([7, 8])
assert list(queue) == [8, 7, 3]
assert queue.popleft() == 8
queue.remove(7)
queue.insert(0, 5)
assert list(reversed(queue)) == [3, 5]
chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
assert chain["a"] == 1
chain["b"] = 9
assert chain.maps == [{"a": 1, "b": 9}, {"a": 2, "b": 3}]
assert chain.parents["b"] == 3
assert chain.new_child({"c": 0})["c"] == 0
assert dict(chain) == {"a": 1, "b": 9}
counts = Counter("banana")
assert counts.most_common(2) == [("a", 3), ("n", 2)]
assert counts["missing"] == 0
assert counts - Counter("ban") == Counter(a=2, n=1)
assert counts + Counter("b") == Counter(a=3, n=2, b=2)
assert counts & Counter("ab") == Counter(a=1, b=1)
assert counts | Counter("bb") == Counter(a=3, n=2, b=2)
assert counts.total() == 6
counts.subtract("aaaa")
assert counts["a"] == -1
assert sorted(counts.elements()) == ["b", "n", "n"]
assert +counts == Counter(n=2, b=1)
nested = defaultdict(lambda: defaultdict(int))
nested["x"]["y"] += 1
assert nested == {"x": {"y": 1}}
assert repr(defaultdict(int, a=1)) == "defaultdict(<class 'int'>, {'a': 1})"
try:
    deque().pop()
except IndexError as error:
    assert str(error) == "pop from an empty deque"
else:
    raise AssertionError
try:
    defaultdict(5)
except TypeError as error:
    assert str(error) == "first argument must be callable or None"
else:
    raise AssertionError
