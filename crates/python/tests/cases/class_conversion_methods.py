"""`__int__`, `__index__`, `__float__`, `__complex__`, `__bytes__`, `__round__`, `__trunc__`, `__format__` …"""
import math


class Number:
    def __int__(self):
        return 3

    def __float__(self):
        return 2.5

    def __complex__(self):
        return 1 + 2j

    def __bytes__(self):
        return b"raw"

    def __round__(self, digits=None):
        return ("round", digits)

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __abs__(self):
        return "abs"

    def __invert__(self):
        return "invert"

    def __format__(self, spec):
        return f"<{spec}>"

    def __divmod__(self, other):
        return "divmod"

    def __length_hint__(self):
        return 10


number = Number()
assert int(number) == 3
assert float(number) == 2.5
assert complex(number) == 1 + 2j
assert bytes(number) == b"raw"
assert round(number) == ("round", None)
assert round(number, 2) == ("round", 2)
assert math.trunc(number) == "trunc"
assert math.floor(number) == "floor"
assert math.ceil(number) == "ceil"
assert abs(number) == "abs"
assert ~number == "invert"
assert f"{number:>8}" == "<>8>"
assert format(number) == "<>"
assert "{:x}".format(number) == "<x>"
assert divmod(number, 1) == "divmod"


class Index:
    def __index__(self):
        return 2


index = Index()
assert [10, 20, 30][index] == 30
assert "abcd"[index:] == "cd"
assert range(index) == range(2)
assert hex(index) == "0x2"
assert int(index) == 2
assert float(index) == 2.0
assert [0] * index == [0, 0]
assert "%d" % index == "2"
assert bytes(index) == b"\x00\x00"


class Wrong:
    def __index__(self):
        return "x"

    def __str__(self):
        return 1

    def __len__(self):
        return -1

    def __bool__(self):
        return 1

    def __hash__(self):
        return "x"


for call, kind, words in (
    (lambda: [1][Wrong()], TypeError, "__index__ returned non-int (type str)"),
    (lambda: str(Wrong()), TypeError, "__str__ returned non-string (type int)"),
    (lambda: len(Wrong()), ValueError, "__len__() should return >= 0"),
    (lambda: bool(Wrong()), TypeError, "__bool__ should return bool, returned int"),
    (lambda: hash(Wrong()), TypeError, "__hash__ method should return an integer"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
