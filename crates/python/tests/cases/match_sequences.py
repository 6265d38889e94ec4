"""Sequence patterns: lengths, stars, nesting; strings and bytes are no sequences."""


def f(value):
    match value:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"starts with 1, rest {rest}"
        case [first, *_, last] if first == last:
            return f"framed by {first}"
        case [[a, b], (c, *d)]:
            return (a, b, c, d)
        case [*_, "end"]:
            return "ends"
        case _:
            return "nothing"


assert f([]) == "empty" and f(()) == "empty" and f([5]) == "one 5" and f((1, 2, 3)) == "starts with 1, rest [2, 3]"
assert f([7, 8, 7]) == "framed by 7" and f([[1, 2], (3, 4, 5)]) == (1, 2, 3, [4, 5]) and f([0, 1, "end"]) == "ends"
assert f("ab") == "nothing" and f(b"ab") == "nothing" and f({1, 2}) == "nothing" and f({"a": 1}) == "nothing" and f(range(1, 3)) == "starts with 1, rest [2]"
import collections
assert f(collections.deque([5])) == "one 5" and f(collections.namedtuple("P", "x")(9)) == "one 9"


class Sequence(collections.abc.Sequence):
    def __init__(self, *items): self.items = items
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]


assert f(Sequence(5)) == "one 5"


class NotSequence:
    def __len__(self): return 1
    def __getitem__(self, i): return 1


assert f(NotSequence()) == "nothing"
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]:
        assert (a, b, c, d) == (1, 2, 3, 4)
