"""a = b = value binds from left to right; augmented and annotated targets are evaluated once."""
log = []


class Spy:
    def __init__(self, name): object.__setattr__(self, "name", name)
    def __setattr__(self, key, value): log.append((self.name, key, value))
    def __setitem__(self, key, value): log.append((self.name, key, value))


a, b = Spy("a"), Spy("b")
a.x = b.y = a["k"] = 5
assert log == [("a", "x", 5), ("b", "y", 5), ("a", "k", 5)]
log.clear()
a.p, b["q"] = 1, 2
assert log == [("a", "p", 1), ("b", "q", 2)]
i = 0
items = [0, 0, 0]
i, items[i] = 1, "set"
assert items == [0, "set", 0]
x = [1, 2, 3]
x[0], x[1] = x[1], x[0]
assert x == [2, 1, 3]
calls = []


def index():
    calls.append(1)
    return 0


x[index()] += 10
assert x[0] == 12 and calls == [1]
m = n = []
m.append(1)
assert n == [1]
