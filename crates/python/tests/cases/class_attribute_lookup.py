"""Instance attributes hide class attributes, data descriptors hide instance attributes."""


class A:
    shared = []
    number = 1


a, b = A(), A()
a.shared.append(1)
assert b.shared == [1]
a.number += 1
assert (a.number, b.number, A.number) == (2, 1, 1)
assert a.__dict__ == {"number": 2}
del a.number
assert a.number == 1
A.late = "added"
assert b.late == "added"
try:
    a.missing
except AttributeError as error:
    assert str(error) == "'A' object has no attribute 'missing'"
    assert error.name == "missing" and error.obj is a
try:
    A.missing
except AttributeError as error:
    assert str(error) == "type object 'A' has no attribute 'missing'"
try:
    del a.nothing
except AttributeError as error:
    pass
else:
    raise AssertionError
assert getattr(a, "missing", 5) == 5 and hasattr(a, "shared") and not hasattr(a, "missing")
setattr(a, "with space", 1)
assert getattr(a, "with space") == 1 and "with space" in vars(a)
try:
    (5).x = 1
except AttributeError as error:
    assert str(error) == "'int' object has no attribute 'x'"
try:
    int.x = 1
except TypeError as error:
    assert str(error) == "cannot set 'x' attribute of immutable type 'int'"
try:
    None.x
except AttributeError as error:
    assert str(error) == "'NoneType' object has no attribute 'x'"
try:
    object().a = 1
except AttributeError as error:
    assert str(error) == "'object' object has no attribute 'a'"
