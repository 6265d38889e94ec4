"""Context managers: order, suppression, several items, errors of the protocol."""
log = []


class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        log.append(f"enter {self.name}")
        return self.name

    def __exit__(self, kind, value, trace):
        log.append(f"exit {self.name} {kind.__name__ if kind else None}")
        return self.suppress


with Manager("a") as a, Manager("b") as b:
    log.append(a + b)
assert log == ["enter a", "enter b", "ab", "exit b None", "exit a None"]
log.clear()
with Manager("outer", suppress=True):
    with Manager("inner"):
        raise ValueError("x")
assert log == ["enter outer", "enter inner", "exit inner ValueError", "exit outer ValueError"]
log.clear()


def returning():
    with Manager("r"):
        return "value"


def breaking():
    for i in range(3):
        with Manager(str(i)):
            if i == 1:
                break
            continue


assert returning() == "value" and log == ["enter r", "exit r None"]
log.clear()
breaking()
assert log == ["enter 0", "exit 0 None", "enter 1", "exit 1 None"]
with (Manager("p") as p, Manager("q")):
    assert p == "p"
with Manager("t") as (x):
    assert x == "t"


class Target:
    pass


t = Target()
with Manager("attribute") as t.name:
    assert t.name == "attribute"
with Manager("xy") as (first, *rest):
    assert first == "x" and rest == ["y"]
for broken, text in [
    (5, "'int' object does not support the context manager protocol"),
    (type("E", (), {"__enter__": lambda s: 1})(), "'E' object does not support the context manager protocol (missed __exit__ method)"),
]:
    try:
        with broken:
            pass
    except TypeError as error:
        assert str(error) == text
    else:
        raise AssertionError


class Replaces:
    def __enter__(self): pass
    def __exit__(self, *args): raise KeyError("replaced")


try:
    with Replaces():
        1 / 0
except KeyError as error:
    assert isinstance(error.__context__, ZeroDivisionError)


class Odd:
    def __enter__(self): return self
    def __exit__(self, kind, value, trace): return "truthy"


with Odd():
    raise ValueError("swallowed by a true value")
