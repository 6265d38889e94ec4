"""A class body: names, loops, conditionals, comprehension scopes, `__qualname__`, `__module__`, locals()."""
size = 3


class Body:
    size = size + 1
    numbers = [n for n in range(size)]
    if size > 3:
        big = True
    for letter in "ab":
        locals()[f"field_{letter}"] = letter.upper()
    del letter
    total = 0
    while total < 5:
        total += 2
    try:
        [size for _ in range(1)]
        inner = [size for _ in range(1)][0]
    except NameError:
        inner = "no"

    class Meta:
        size = size
        name = __qualname__

    def method(self):
        return size

    names = sorted(name for name in vars() if not name.startswith("_"))


assert Body.size == 4
assert Body.numbers == [0, 1, 2, 3]
assert Body.big is True
assert (Body.field_a, Body.field_b) == ("A", "B")
assert not hasattr(Body, "letter")
assert Body.total == 6
assert Body.inner == 3
assert Body.Meta.size == 3
assert Body.Meta.name == "Body.Meta"
assert Body.Meta.__qualname__ == "Body.Meta"
assert Body().method() == 3
assert "Meta" in Body.names
assert "method" in Body.names
assert Body.__module__ == "__main__"


def factory():
    captured = "captured"

    class Local:
        value = captured

        def get(self):
            return captured, __class__

    return Local


Local = factory()
assert Local.value == "captured"
assert Local().get() == ("captured", Local)
assert Local.__qualname__ == "factory.<locals>.Local"
assert repr(Local) == "<class '__main__.factory.<locals>.Local'>"
