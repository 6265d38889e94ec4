"""The format mini-language on numbers: fill, sign, alternate form, grouping, precision, types."""
cases = [
    (42, "5d", "   42"), (42, "<5d", "42   "), (42, "^5d", " 42  "), (42, "05d", "00042"), (-42, "=6d", "-   42"),
    (42, "*^7", "**42***"), (42, "+d", "+42"), (42, " d", " 42"), (-42, "06d", "-00042"), (42, "x", "2a"),
    (42, "X", "2A"), (42, "#x", "0x2a"), (42, "#X", "0X2A"), (42, "#010x", "0x0000002a"), (42, "b", "101010"),
    (42, "#b", "0b101010"), (42, "o", "52"), (42, "#o", "0o52"), (42, "c", "*"), (1234567, ",", "1,234,567"),
    (1234567, "_", "1_234_567"), (0xFFFFFFFF, "_x", "ffff_ffff"), (1234567, "012,d", "0,001,234,567"),
    (1234567.891, ",.2f", "1,234,567.89"), (3.14159, ".2f", "3.14"), (3.14159, "8.2f", "    3.14"),
    (3.14159, "08.2f", "00003.14"), (3.0, ".0f", "3"), (3.0, "#.0f", "3."), (2.5, ".0f", "2"), (3.5, ".0f", "4"),
    (1234.5, "e", "1.234500e+03"), (1234.5, ".1e", "1.2e+03"), (1234.5, "E", "1.234500E+03"), (1234.5, "g", "1234.5"),
    (1234567.0, "g", "1.23457e+06"), (0.0001, "g", "0.0001"), (0.00001, "g", "1e-05"), (1.0, "#g", "1.00000"),
    (0.25, "%", "25.000000%"), (0.256, ".1%", "25.6%"), (float("inf"), "f", "inf"), (float("nan"), "F", "NAN"),
    (float("-inf"), "8", "    -inf"), (1e22, "", "1e+22"), (1.5, "", "1.5"), (100000.0, ".3", "1e+05"),
    (12.0, ".3", "12.0"), (1.0, ".1", "1e+00"), (True, "d", "1"), (True, "", "True"), (True, "5", "    1"),
    (10**20, ",d", "100,000,000,000,000,000,000"), (0.1, ".20f", "0.10000000000000000555"), (-0.0, "f", "-0.000000"),
    (-0.0, "z.1f", "0.0"), (5, ".1f", "5.0"), (5, "%", "500.000000%"), (5, "e", "5.000000e+00"), (3, "n", "3"),
    (1e-7, "", "1e-07"), (123456789.123, "_.3f", "123_456_789.123"), (7, "!>4", "!!!7"), (7, "}<3", "7}}"),
]
for value, spec, wanted in cases:
    assert format(value, spec) == wanted, (value, spec, format(value, spec))
for value, spec, words in (
    (1, "s", "Unknown format code 's' for object of type 'int'"),
    (1.0, "d", "Unknown format code 'd' for object of type 'float'"),
    (1, ".2d", "Precision not allowed in integer format specifier"),
    (1, ",x", "Cannot specify ',' with 'x'."),
    (1, "c,", "Invalid format specifier"),
    (1, "+c", "Sign not allowed with integer format specifier 'c'"),
    (1, ",_", "Cannot specify both ',' and '_'."),
    (1, "q", "Unknown format code 'q' for object of type 'int'"),
    (1, "5.", "Format specifier missing precision"),
):
    try:
        format(value, spec)
    except ValueError as error:
        assert str(error).startswith(words), (spec, str(error))
    else:
        raise AssertionError(spec)
