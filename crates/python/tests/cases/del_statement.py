"""del of names, items, slices, attributes; several at once; errors."""
a, b, c = 1, 2, 3
del a
try:
    a
except NameError as error:
    assert str(error) == "name 'a' is not defined"
del b, c
d = {"x": 1, "y": 2}
del d["x"]
items = [1, 2, 3, 4, 5]
del items[0], items[-1]
del items[::2]
assert d == {"y": 2} and items == [3]


class C:
    attr = 1


o = C()
o.z = 1
del o.z
assert not hasattr(o, "z")
del C.attr
assert not hasattr(o, "attr")
for statement, kind, text in [
    ("del missing", NameError, "name 'missing' is not defined"),
    ("del d['nope']", KeyError, "'nope'"),
    ("del items[10]", IndexError, "list assignment index out of range"),
    ("del o.nope", AttributeError, "nope"),
    ("del (1, 2)[0]", TypeError, "'tuple' object doesn't support item deletion"),
    ("del 'abc'[0]", TypeError, "'str' object doesn't support item deletion"),
]:
    try:
        exec(statement)
    except kind as error:
        assert str(error) == text or text in str(error), (statement, str(error))
    else:
        raise AssertionError(statement)


def function():
    x = 1
    del x
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


assert function() == "cannot access local variable 'x' where it is not associated with a value"


def closure():
    x = 1

    def inner():
        return x

    del x
    try:
        inner()
    except NameError as error:
        return str(error)


assert closure() == "cannot access free variable 'x' where it is not associated with a value in enclosing scope"
x = y = z = 0
del (x), [y, z]
assert "x" not in globals() and "z" not in globals()
