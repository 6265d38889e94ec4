"""Attributes by name; only AttributeError counts as missing."""


class A:
    x = 1

    @property
    def broken(self):
        raise ValueError("inside")

    @property
    def absent(self):
        raise AttributeError("not there")


a = A()
assert getattr(a, "x") == 1 and getattr(a, "nope", "d") == "d" and not hasattr(a, "nope") and not hasattr(a, "absent") and getattr(a, "absent", 5) == 5
for call in (lambda: hasattr(a, "broken"), lambda: getattr(a, "broken", None)):
    try:
        call()
    except ValueError as error:
        assert str(error) == "inside"
    else:
        raise AssertionError
setattr(a, "y", 2)
delattr(a, "y")
assert not hasattr(a, "y")
try:
    delattr(a, "y")
except AttributeError as error:
    assert "y" in str(error)
