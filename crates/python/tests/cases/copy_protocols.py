"""copy and deepcopy: shared parts, recursion, `__copy__`, `__deepcopy__`, `__reduce_ex__`, slots."""
import copy

inner = [1]
outer = {"a": inner, "b": inner, "t": (inner, 2)}
shallow = copy.copy(outer)
deep = copy.deepcopy(outer)
assert shallow["a"] is inner
assert deep["a"] is not inner
assert deep["a"] is deep["b"]
assert deep["t"][0] is deep["a"]
plain = (1, "a")
assert copy.deepcopy(plain) is plain
loop = []
loop.append(loop)
again = copy.deepcopy(loop)
assert again[0] is again


class Node:
    def __init__(self, value):
        self.value, self.links = value, []


node = Node([1])
node.links.append(node)
twin = copy.deepcopy(node)
assert twin.links[0] is twin
assert twin.value == [1]
assert twin.value is not node.value
assert copy.copy(node).links is node.links


class Own:
    def __init__(self):
        self.log = []

    def __copy__(self):
        made = Own()
        made.log.append("copy")
        return made

    def __deepcopy__(self, memo):
        made = Own()
        memo[id(self)] = made
        made.log.append("deep")
        return made


own = Own()
assert copy.copy(own).log == ["copy"]
assert copy.deepcopy([own, own])[0].log == ["deep"]
pair = copy.deepcopy([own, own])
assert pair[0] is pair[1]


class Slots:
    __slots__ = ("a", "b")


slots = Slots()
slots.a = [1]
other = copy.deepcopy(slots)
assert other.a == [1]
assert other.a is not slots.a
assert not hasattr(other, "b")
assert copy.copy(len) is len
assert copy.deepcopy(Node) is Node
assert copy.copy({1, 2}) == {1, 2}
assert copy.deepcopy(bytearray(b"a")) == bytearray(b"a")


class Sub(dict):
    pass


sub = Sub(x=[1])
sub.extra = 1
made = copy.deepcopy(sub)
assert type(made) is Sub
assert made == {"x": [1]}
assert made.extra == 1
assert made["x"] is not sub["x"]


class Config:
    def __init__(self):
        self.kept, self.cache = 1, object()

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.cache = "new"


assert copy.deepcopy(Config()).cache == "new"
