"""`__bool__` is asked before `__len__`."""


class Both:
    def __bool__(self): return True
    def __len__(self): return 0


class OnlyLen:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n


class Neither:
    pass


assert Both() and not OnlyLen(0) and OnlyLen(3) and Neither() and bool(Neither) and (OnlyLen(0) or "empty") == "empty" and [x.n for x in filter(None, [OnlyLen(0), OnlyLen(1)])] == [1]


class Child(Both):
    __bool__ = lambda self: False


assert not Child() and not any([Child(), OnlyLen(0)]) and all([Both(), Neither()])
