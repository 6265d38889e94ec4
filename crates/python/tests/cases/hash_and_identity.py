"""hash() agrees with ==, sets and dicts use both, `is` is identity."""
assert hash(1) == hash(1.0) == hash(True) and hash(0) == hash(False) == hash(0.0) and hash(-1) == -2 == hash(-2) and hash(2 ** 61 - 1) == 0 and hash(2 ** 61) == 1
assert hash("") == 0 and hash("a") == hash("a") and hash((1, "a")) == hash((1, "a")) and hash(None) == hash(None) and hash(()) == 5740354900026072187 and hash((1, 2, 3)) == 529344067295497451


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value


d = {Key(1): "one", Key(2): "two"}
assert d[Key(1)] == "one" and d[Key(2)] == "two" and Key(3) not in d and len({Key(1), Key(1), Key(2)}) == 2


class Bad:
    def __hash__(self): return "text"


class Big:
    def __hash__(self): return 2 ** 100


assert hash(Big()) == hash(2 ** 100)
try:
    hash(Bad())
except TypeError as error:
    assert str(error) == "__hash__ method should return an integer"
a = b = [1]
assert a is b and a is not [1] and [1] is not [1] and None is None and not (a is not b) and id(a) == id(b)
x = object()
assert x == x and x != object() and hash(x) == hash(x) and {x: 1}[x] == 1
assert (0.1 + 0.2 == 0.3) is False and "ab" is not None and True is (1 == 1)
