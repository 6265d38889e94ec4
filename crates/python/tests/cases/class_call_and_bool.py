"""Callable instances, truth by `__bool__` and `__len__`, conversion methods."""


class Callable:
    def __call__(self, *args, **kwargs):
        return args, kwargs


c = Callable()
assert c(1, a=2) == ((1,), {"a": 2}) and callable(c) and not callable(5) and callable(Callable)
assert list(map(c, [1])) == [((1,), {})]


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


assert Truth(True) and not Truth(False)
try:
    bool(Truth(1))
except TypeError as error:
    assert str(error) == "__bool__ should return bool, returned int"


class Sized:
    def __len__(self):
        return 0


assert not Sized()


class Numbers:
    def __int__(self): return 5
    def __float__(self): return 2.5
    def __index__(self): return 3
    def __complex__(self): return 1j
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return 9
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __str__(self): return "text"
    def __repr__(self): return "repr"
    def __format__(self, spec): return f"<{spec}>"
    def __bytes__(self): return b"bytes"
    def __hash__(self): return 77
    def __dir__(self): return ["b", "a"]
    def __sizeof__(self): return 1


import math
n = Numbers()
assert int(n) == 5 and float(n) == 2.5 and complex(n) == 1j and round(n) == ("round", None) and round(n, 2) == ("round", 2)
assert math.floor(n) == "floor" and math.ceil(n) == "ceil" and math.trunc(n) == 9
assert str(n) == "text" and repr(n) == "repr" and f"{n}" == "<>" and f"{n:x}" == "<x>" and f"{n!r:>5}" == " repr"
assert bytes(n) == b"bytes" and hash(n) == 77 and dir(n) == ["a", "b"]
assert [10, 20, 30, 40][n] == 40 and hex(n) == "0x3" and "ab" * n == "ababab" and [1, 2, 3, 4][:n] == [1, 2, 3]
