"""Augmented assignment uses the in-place method, else the plain one, and always binds the result."""


class Bag:
    def __init__(self, *items):
        self.items = list(items)

    def __iadd__(self, other):
        self.items.append(other)
        return self

    def __isub__(self, other):
        return "replaced"

    def __or__(self, other):
        return ("or", other)


bag = same = Bag()
bag += 1
assert bag is same and bag.items == [1]
bag |= 2
assert bag == ("or", 2)
bag = same
bag -= 1
assert bag == "replaced"
numbers = alias = [1]
numbers += (2, 3)
assert alias == [1, 2, 3] and alias is numbers
numbers *= 2
assert alias is numbers and len(alias) == 6
numbers = numbers + [4]
assert alias is not numbers
try:
    [] + (1,)
except TypeError as error:
    assert str(error) == 'can only concatenate list (not "tuple") to list'
t = ([],)
try:
    t[0] += [1]
except TypeError as error:
    assert str(error) == "'tuple' object does not support item assignment"
assert t == ([1],)
s = frozen = frozenset("a")
s |= {"b"}
assert s == {"a", "b"} and frozen == {"a"}
d = known = {"a": 1}
d |= {"b": 2}
d |= [("c", 3)]
assert known == {"a": 1, "b": 2, "c": 3}
text = "a"
text += "b"
text *= 2
assert text == "abab"
x = 7
x //= 2; x **= 3; x <<= 1; x ^= 5; x %= 40; x &= 30; x |= 1; x >>= 1
assert x == 5
order = []


def key():
    order.append("key")
    return 0


def value():
    order.append("value")
    return 5


values = [1]
values[key()] += value()
assert values == [6] and order == ["key", "value"]
try:
    u = 1
    u += "a"
except TypeError as error:
    assert str(error) == "unsupported operand type(s) for +=: 'int' and 'str'"
