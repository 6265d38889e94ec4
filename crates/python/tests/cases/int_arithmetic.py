"""Floor division and remainder with signs, powers, bits, bases, big numbers."""
assert 7 // 2 == 3 and -7 // 2 == -4 and 7 // -2 == -4 and -7 // -2 == 3 and 7 % -3 == -2 and -7 % 3 == 2
assert divmod(-7, 2) == (-4, 1) and 7 / 2 == 3.5 and 6 / 3 == 2.0 and type(6 / 3) is float and 2 ** 10 == 1024 and 2 ** -1 == 0.5 and (-2) ** 3 == -8 and -2 ** 2 == -4
assert 0 ** 0 == 1 and pow(3, 4, 5) == 1 and pow(3, -1, 7) == 5 and pow(2, 100, 10 ** 9 + 7) == 976371285
assert 5 & 3 == 1 and 5 | 3 == 7 and 5 ^ 3 == 6 and ~5 == -6 and 1 << 100 == 2 ** 100 and -1 >> 10 == -1 and -8 >> 1 == -4 and 2 ** 70 >> 69 == 2
assert -5 & 0xff == 251 and -1 | 5 == -1
assert -(2 ** 70) & (2 ** 64) == 0
big = 123456789012345678901234567890
assert big * big == 15241578753238836750495351562536198787501905199875019052100 and big // 7 == 17636684144620811271604938270 and big % 97 == 57 or big % 97 == big - big // 97 * 97
assert (-big // 10 ** 20) * 10 ** 20 + -big % 10 ** 20 == -big and 0 <= -big % 10 ** 20 < 10 ** 20
assert (2 ** 63 - 1) + 1 == 9223372036854775808 and -(2 ** 63) - 1 == -9223372036854775809 and 2 ** 63 * -1 == -9223372036854775808 and abs(-(2 ** 63)) == 2 ** 63
assert 0b101 == 5 and 0o17 == 15 and 0xFF == 255 and 1_000_000 == 10 ** 6 and 0x_ff == 255
assert bin(-5) == "-0b101" and oct(8) == "0o10" and hex(-255) == "-0xff" and hex(2 ** 70) == "0x400000000000000000"
assert (255).bit_length() == 8 and (0).bit_length() == 0 and (-5).bit_length() == 3 and (255).bit_count() == 8
assert (1024).to_bytes(2, "big") == b"\x04\x00" and (-1).to_bytes(2, "little", signed=True) == b"\xff\xff" and int.from_bytes(b"\x04\x00", "big") == 1024 and int.from_bytes(b"\xff", "big", signed=True) == -1
assert (5).numerator == 5 and (5).denominator == 1 and (5).real == 5 and (5).imag == 0 and (5).conjugate() == 5 and (7).as_integer_ratio() == (7, 1)
assert True + True == 2 and True * 5 == 5 and -True == -1 and ~True == -2 and isinstance(True & True, bool) and isinstance(True | 0, int) and (True ^ True) is False
assert round(12345, -2) == 12300 and round(15, -1) == 20 and round(25, -1) == 20 and round(-15, -1) == -20 and round(5) == 5
for call, kind, text in [
    (lambda: 1 / 0, ZeroDivisionError, "division by zero"),
    (lambda: 1 // 0, ZeroDivisionError, "integer division or modulo by zero"),
    (lambda: 1 % 0, ZeroDivisionError, "integer modulo by zero"),
    (lambda: divmod(1, 0), ZeroDivisionError, "integer division or modulo by zero"),
    (lambda: 0 ** -1, ZeroDivisionError, "0.0 cannot be raised to a negative power"),
    (lambda: 1 << -1, ValueError, "negative shift count"),
    (lambda: (300).to_bytes(1, "big"), OverflowError, "int too big to convert"),
    (lambda: (-1).to_bytes(1, "big"), OverflowError, "can't convert negative int to unsigned"),
    (lambda: pow(2, -1, 4), ValueError, "base is not invertible for the given modulus"),
    (lambda: pow(2, 2, 0), ValueError, "pow() 3rd argument cannot be 0"),
    (lambda: 2 ** 10000 / 3, OverflowError, "integer division result too large for a float"),
    (lambda: 1 & 1.0, TypeError, "unsupported operand type(s) for &: 'int' and 'float'"),
]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
