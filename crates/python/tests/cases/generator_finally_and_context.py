"""finally and with in generators run when they are closed or exhausted."""
log = []


class Manager:
    def __enter__(self): log.append("enter")
    def __exit__(self, *args): log.append(f"exit {args[0].__name__ if args[0] else None}")


def g():
    with Manager():
        try:
            yield 1
            yield 2
        finally:
            log.append("finally")


assert list(g()) == [1, 2] and log == ["enter", "finally", "exit None"]
log.clear()
it = g()
next(it)
it.close()
assert log == ["enter", "finally", "exit GeneratorExit"]
log.clear()
it = g()
next(it)
try:
    it.throw(ValueError("v"))
except ValueError:
    pass
assert log == ["enter", "finally", "exit ValueError"]


def returns():
    try:
        yield 1
    finally:
        return "from finally"


r = returns()
next(r)
try:
    next(r)
except StopIteration as stop:
    assert stop.value == "from finally"
