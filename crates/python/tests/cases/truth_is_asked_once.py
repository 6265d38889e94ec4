"""Nested `and` and `or` ask each operand for its truth once, as values and as conditions."""


class Asked:
    def __init__(self, value):
        self.value, self.times = value, 0

    def __bool__(self):
        self.times += 1
        return self.value


def counts(*values):
    return [value.times for value in values]


for flag, other in ((True, False), (False, True), (True, True), (False, False)):
    a, b = Asked(flag), Asked(other)
    result = (a or b) and "end"
    assert result == ("end" if flag or other else b), (flag, other)
    assert counts(a, b) == [1, 0 if flag else 1]
    a, b = Asked(flag), Asked(other)
    result = (a and b) or "end"
    assert counts(a, b) == [1, 1 if flag else 0]
    a, b = Asked(flag), Asked(other)
    result = "yes" if (a and b or not a) else "no"
    assert result == ("yes" if (flag and other) or not flag else "no")
    a, b = Asked(flag), Asked(other)
    while a and b:
        break
    assert counts(a, b) == [1, 1 if flag else 0]
    a = Asked(flag)
    assert (a or False or "last") == (a if flag else "last")
    assert a.times == 1
    a = Asked(flag)
    assert ((a and True) and "x") == ("x" if flag else a)
    assert a.times == 1
    a, b = Asked(flag), Asked(other)
    assert bool((a and b or (b and a)) and True) == (flag and other)


class Tags(set):
    pass


assert repr(Tags()) == "Tags()"
assert repr(Tags([1])) == "Tags({1})"


class Raw(bytes):
    pass


assert b"b" in Raw(b"abc")
for source in ("x = 1\nfrom __future__ import annotations", "def f():\n from __future__ import annotations"):
    try:
        compile(source, "x", "exec")
    except SyntaxError as error:
        assert error.msg == "from __future__ imports must occur at the beginning of the file"
    else:
        raise AssertionError(source)
