"""`with`: exits run in reverse, may suppress, see what exits raise; targets may be anything assignable."""
log = []


class Manager:
    def __init__(self, name, suppress=False, fails=False):
        self.name, self.suppress, self.fails = name, suppress, fails

    def __enter__(self):
        log.append("enter " + self.name)
        return [self.name, 1]

    def __exit__(self, kind, value, trace):
        log.append((self.name, kind.__name__ if kind else None))
        if self.fails:
            raise KeyError(self.name)
        return self.suppress


class Box:
    pass


box, data = Box(), {}
with Manager("a") as box.attribute, Manager("b") as data["key"], Manager("c") as (first, second):
    pass
assert box.attribute == ["a", 1]
assert data["key"] == ["b", 1]
assert (first, second) == ("c", 1)
assert log == ["enter a", "enter b", "enter c", ("c", None), ("b", None), ("a", None)]
log.clear()
with Manager("outer"):
    with Manager("inner", suppress=True):
        raise ValueError
assert log == ["enter outer", "enter inner", ("inner", "ValueError"), ("outer", None)]
log.clear()
try:
    with Manager("one"), Manager("two", fails=True):
        raise ValueError("first")
except KeyError as error:
    assert isinstance(error.__context__, ValueError)
    assert log[-1] == ("one", "KeyError")
else:
    raise AssertionError


def leaves():
    for n in range(3):
        with Manager(f"loop{n}"):
            if n == 0:
                continue
            if n == 1:
                return "returned"


log.clear()
assert leaves() == "returned"
assert log == ["enter loop0", ("loop0", None), "enter loop1", ("loop1", None)]


class NoExit:
    def __enter__(self):
        return self


try:
    with NoExit():
        pass
except TypeError as error:
    assert str(error) == "'NoExit' object does not support the context manager protocol (missed __exit__ method)"
else:
    raise AssertionError
