"""collections.abc: what is abstract, what mixins do in place; containers whose operators keep their kind."""
import collections
import collections.abc as abc
import copy


def says(call, *args, **options):
    try:
        return call(*args, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Sub(abc.Iterable):
    pass


assert says(Sub) == "TypeError: Can't instantiate abstract class Sub with abstract method __iter__"
assert says(abc.MutableMapping).endswith("abstract methods __delitem__, __getitem__, __iter__, __len__, __setitem__")
for value in ([], {}, set(), bytearray(), {}.keys(), collections.deque(), collections.UserList()):
    assert not isinstance(value, abc.Hashable), value
for value in ({}.keys(), {}.values(), {}, [], "", range(3)):
    assert isinstance(value, abc.Reversible), value
assert isinstance(collections.ChainMap(), abc.MutableMapping) and isinstance(memoryview(b""), abc.Sequence)


class Blocked:
    __iter__ = None


assert not issubclass(Blocked, abc.Iterable)


class Few(abc.MutableSet):
    def __init__(self, items=()):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, item):
        if item not in self.items:
            self.items.append(item)

    def discard(self, item):
        if item in self.items:
            self.items.remove(item)


few = Few([1, 2, 3])
assert sorted(few & [1, 9]) == [1] and sorted({1, 9} ^ few) == [2, 3, 9] and sorted([9] | few) == [1, 2, 3, 9]
assert sorted({1, 7} - few) == [7] and type({1, 7} - few) is Few and few == {1, 2, 3} and few < {1, 2, 3, 4}
few |= {4}
few ^= {1, 5}
assert sorted(few) == [2, 3, 4, 5] and few._hash() == hash(frozenset([2, 3, 4, 5]))
few -= few
assert says(few.pop) == "KeyError: " and says(few.remove, 1) == "KeyError: 1"
assert says(lambda: Few() < 5) == "TypeError: '<' not supported between instances of 'Few' and 'int'"


class Letters(abc.Sequence):
    def __getitem__(self, index):
        return "abca"[index]

    def __len__(self):
        return 4


letters = Letters()
assert letters.index("a", 1) == 3 and letters.index("c", -2) == 2 and letters.count("a") == 2
assert says(letters.index, "a", 1, 3) == "ValueError: " and list(reversed(letters)) == ["a", "c", "b", "a"]

ordered = collections.OrderedDict(a=1) | {"b": 2}
assert type(ordered) is collections.OrderedDict and type({"z": 0} | ordered) is collections.OrderedDict
lists = collections.defaultdict(list, x=[1])
assert type(lists | {}) is collections.defaultdict and (lists | {}).default_factory is list
assert repr(copy.copy(lists)) == "defaultdict(<class 'list'>, {'x': [1]})"
count = collections.Counter("abracadabra")
assert says(collections.Counter.fromkeys, "ab").startswith("NotImplementedError: Counter.fromkeys() is undefined.")
assert says(lambda: count + 5) == "TypeError: unsupported operand type(s) for +: 'Counter' and 'int'"
assert says(count.most_common, -1) == [] and repr(collections.Counter({"a": "x", "b": 1})) == "Counter({'a': 'x', 'b': 1})"
chain = collections.ChainMap({"a": 1}, {"b": 2})
assert says(chain.pop, "b") == "KeyError: \"Key not found in the first mapping: 'b'\""
assert type(chain | {"c": 3}) is collections.ChainMap and repr(chain.keys()) == "KeysView(ChainMap({'a': 1}, {'b': 2}))"
text = collections.UserString("Hello")
assert type(text.upper()) is collections.UserString and text.split("l") == ["He", "", "o"] and complex(collections.UserString("2j")) == 2j


class Doubling(collections.UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key, item * 2)


assert copy.copy(Doubling(a=1)) == {"a": 2} and says(hash, Doubling()) == "TypeError: unhashable type: 'Doubling'"
