"""int() of texts, bases, underscores, floats, and its errors."""
assert int("42") == 42 and int("  -42\n") == -42 and int("+7") == 7 and int("1_000") == 1000 and int("0") == 0 and int("007") == 7
assert int("ff", 16) == 255 and int("0xff", 16) == 255 and int("0xff", 0) == 255 and int("0b11", 0) == 3 and int("0o17", 0) == 15 and int("11", 2) == 3 and int("z", 36) == 35 and int("-0x1f", 16) == -31
assert int("10", 0) == 10 and int("0_7", 10) == 7 and int("1" * 30) == 111111111111111111111111111111
assert int(3.99) == 3 and int(-3.99) == -3 and int(True) == 1 and int(1e20) == 100000000000000000000 and int() == 0 and int(b"12") == 12 and int(bytearray(b"7"), 8) == 7


class Index:
    def __index__(self): return 5


class Trunc:
    def __trunc__(self): return 6


assert int(Index()) == 5
for value, args, kind, text in [
    ("", (), ValueError, "invalid literal for int() with base 10: ''"),
    ("a", (), ValueError, "invalid literal for int() with base 10: 'a'"),
    ("1.5", (), ValueError, "invalid literal for int() with base 10: '1.5'"),
    ("12", (2,), ValueError, "invalid literal for int() with base 2: '12'"),
    ("1__0", (), ValueError, "invalid literal for int() with base 10: '1__0'"),
    ("_1", (), ValueError, "invalid literal for int() with base 10: '_1'"),
    ("07", (0,), ValueError, "invalid literal for int() with base 0: '07'"),
    ("1", (37,), ValueError, "int() base must be >= 2 and <= 36, or 0"),
    (5, (10,), TypeError, "int() can't convert non-string with explicit base"),
    (None, (), TypeError, "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'"),
    ([], (), TypeError, "int() argument must be a string, a bytes-like object or a real number, not 'list'"),
    (float("inf"), (), OverflowError, "cannot convert float infinity to integer"),
    (float("nan"), (), ValueError, "cannot convert float NaN to integer"),
    ("9" * 5000, (), ValueError, "Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit"),
]:
    try:
        int(value, *args)
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
