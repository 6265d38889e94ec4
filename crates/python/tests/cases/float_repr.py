"""repr of floats is the shortest text that reads back."""
pairs = [
    (0.1, "0.1"), (1.0, "1.0"), (-0.0, "-0.0"), (1e16, "1e+16"), (1e15, "1000000000000000.0"), (123456789012345680.0, "1.2345678901234568e+17"),
    (1e-4, "0.0001"), (1e-5, "1e-05"), (0.1 + 0.2, "0.30000000000000004"), (1 / 3, "0.3333333333333333"), (5e-324, "5e-324"),
    (1.7976931348623157e308, "1.7976931348623157e+308"), (float("inf"), "inf"), (-float("inf"), "-inf"), (100.0, "100.0"), (1e22, "1e+22"), (2.5e-7, "2.5e-07"), (9007199254740993.0, "9007199254740992.0"),
]
for number, text in pairs:
    assert repr(number) == text == str(number), (number, text)
    if number == number:
        assert float(text) == number
assert repr(float("nan")) == "nan" and repr(1e300 * 1e10) == "inf"
assert float("1e3") == 1000.0 and float(" 1.5\n") == 1.5 and float("-.5") == -0.5 and float("1_000.5") == 1000.5 and float("Infinity") == float("inf") and float("-nan") != 0 and float("1.") == 1.0 and float(b"2.5") == 2.5
assert (0.5).as_integer_ratio() == (1, 2) and (0.1).as_integer_ratio() == (3602879701896397, 36028797018963968) and (2.0).is_integer() and not (2.5).is_integer()
assert (0.1).hex() == "0x1.999999999999ap-4" and float.fromhex("0x1.8p1") == 3.0 and (1.0).hex() == "0x1.0000000000000p+0" and (0.0).hex() == "0x0.0p+0"
for text in ("", "abc", "1.5.2", "1e", "1__0", "--1", "0x10", "1 2"):
    try:
        float(text)
    except ValueError as error:
        assert str(error) == f"could not convert string to float: {text!r}"
    else:
        raise AssertionError(text)
try:
    float([])
except TypeError as error:
    assert str(error) == "float() argument must be a string or a real number, not 'list'"
try:
    float(10 ** 400)
except OverflowError as error:
    assert str(error) == "int too large to convert to float"
