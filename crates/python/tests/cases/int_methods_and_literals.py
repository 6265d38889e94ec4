"""Literals with underscores and prefixes, int() with bases, to_bytes, from_bytes, limits of text."""
assert 1_000_000 == 1000000
assert 0x_ff == 255
assert 0b1_01 == 5
assert 0o17 == 15
assert int("0b101", 0) == 5
assert int("0x1F", 16) == 31
assert int("-0o17", 0) == -15
assert int("1_000") == 1000
assert int("  12\n") == 12
assert int("z", 36) == 35
assert int("+5") == 5
assert int(b"42") == 42
assert int("٣") == 3
assert (258).to_bytes(2, "big") == b"\x01\x02"
assert (258).to_bytes(4, "little") == b"\x02\x01\x00\x00"
assert (-1).to_bytes(2, "big", signed=True) == b"\xff\xff"
assert (5).to_bytes() == b"\x05"
assert int.from_bytes(b"\xff\x00", "little") == 255
assert int.from_bytes([1, 0], "big") == 256
assert int.from_bytes(b"\xff", "big", signed=True) == -1
assert (10).conjugate() == 10
assert (10).numerator == 10
assert (10).denominator == 1
assert (10).real == 10
assert (10).imag == 0
assert (7).as_integer_ratio() == (7, 1)
assert 5 .bit_length() == 3
assert (1).__class__ is int
for call, kind, words in (
    (lambda: int("x"), ValueError, "invalid literal for int() with base 10: 'x'"),
    (lambda: int(""), ValueError, "invalid literal for int() with base 10: ''"),
    (lambda: int("1__0"), ValueError, "invalid literal for int() with base 10: '1__0'"),
    (lambda: int("12", 1), ValueError, "int() base must be >= 2 and <= 36, or 0"),
    (lambda: int("9", 8), ValueError, "invalid literal for int() with base 8: '9'"),
    (lambda: int(5, 10), TypeError, "int() can't convert non-string with explicit base"),
    (lambda: int([]), TypeError, "int() argument must be a string, a bytes-like object or a real number, not 'list'"),
    (lambda: (256).to_bytes(1, "big"), OverflowError, "int too big to convert"),
    (lambda: (-1).to_bytes(1, "big"), OverflowError, "can't convert negative int to unsigned"),
    (lambda: (1).to_bytes(1, "middle"), ValueError, "byteorder must be either 'little' or 'big'"),
    (lambda: int("1" * 5000), ValueError, "Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
