"""assert with and without message; del of names, items, slices, attributes, several at once."""
try:
    assert 1 > 2, f"message {1 + 1}"
except AssertionError as error:
    assert str(error) == "message 2"
try:
    assert []
except AssertionError as error:
    assert error.args == ()
try:
    assert False, (1, 2)
except AssertionError as error:
    assert error.args == ((1, 2),)
a = b = 1
del a, b
for name in ("a", "b"):
    assert name not in globals()
items = [0, 1, 2, 3, 4]
del items[0], items[-1]
assert items == [1, 2, 3]
del items[:2]
assert items == [3]
table = {"x": {"y": 1}}
del table["x"]["y"]
assert table == {"x": {}}


class C:
    attribute = 1


c = C()
c.own = 2
del c.own, C.attribute
assert not hasattr(c, "own")
assert not hasattr(c, "attribute")
(x, [y]) = 1, [2]
del (x, [y])
assert "x" not in globals()
for code, kind, words in (
    ("del nothing", NameError, "name 'nothing' is not defined"),
    ("del {}['k']", KeyError, "'k'"),
    ("del [][0]", IndexError, "list assignment index out of range"),
    ("del (1, 2)[0]", TypeError, "'tuple' object doesn't support item deletion"),
    ("del 'a'[0]", TypeError, "'str' object doesn't support item deletion"),
    ("del len.x", AttributeError, "'builtin_function_or_method' object has no attribute 'x'"),
):
    try:
        exec(code, {})
    except kind as error:
        assert str(error) == words, (code, str(error))
    else:
        raise AssertionError(code)
