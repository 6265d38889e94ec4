"""Complex literals, arithmetic with other numbers, text, equality and hash."""
z = 3 + 4j
assert z.real == 3.0 and z.imag == 4.0 and abs(z) == 5.0 and z.conjugate() == 3 - 4j and repr(z) == "(3+4j)" and str(2j) == "2j" and repr(-1j) == "(-0-1j)"
assert z + 1 == 4 + 4j and 1 + z == 4 + 4j and z - 1.5 == 1.5 + 4j and z * 2 == 6 + 8j and z * 1j == -4 + 3j and z / 2 == 1.5 + 2j and (1 + 1j) ** 2 == 2j and 2 * z == z + z
assert z == complex(3, 4) and z != 3 and complex(3, 0) == 3 and hash(complex(3, 0)) == hash(3) and complex("1+2j") == 1 + 2j and complex("-j") == -1j and complex(" 1e3 ") == 1000 and complex(1j, 2) == 3j
assert -z == -3 - 4j and +z == z and bool(0j) is False and bool(1j) and isinstance(z, complex) and not isinstance(1, complex) and complex() == 0j
assert (-8) ** (1 / 3) == (1.0000000000000002 + 1.7320508075688772j) and type((-1) ** 0.5) is complex and f"{1 + 2j:.1f}" == "1.0+2.0j"
assert {1 + 2j: "x"}[complex(1, 2)] == "x" and sum([1j, 2]) == 2 + 1j and repr(1.5 - 2.5j) == "(1.5-2.5j)" and repr(complex(0, float("inf"))) == "infj"
for call, kind, text in [
    (lambda: 1j < 2j, TypeError, "'<' not supported between instances of 'complex' and 'complex'"),
    (lambda: 1j / 0, ZeroDivisionError, "complex division by zero"),
    (lambda: int(1j), TypeError, "int() argument must be a string, a bytes-like object or a real number, not 'complex'"),
    (lambda: float(1j), TypeError, "float() argument must be a string or a real number, not 'complex'"),
    (lambda: complex("abc"), ValueError, "complex() arg is a malformed string"),
    (lambda: 1j // 2, TypeError, "unsupported operand type(s) for //: 'complex' and 'int'"),
    (lambda: complex("1", 2), TypeError, "complex() can't take second arg if first is a string"),
]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
