"""Fill, alignment, width and sign in format specifications."""
assert f"{'a':5}|" == "a    |" and f"{'a':>5}" == "    a" and f"{'a':^5}" == "  a  " and f"{'a':*<5}" == "a****"
assert f"{5:5}|" == "    5|" and f"{5:<5}|" == "5    |" and f"{5:^5}|" == "  5  |" and f"{-5:=5}" == "-   5" and f"{5:05}" == "00005"
assert f"{-5:05}" == "-0005" and f"{5:+}" == "+5" and f"{5: }" == " 5" and f"{-5: }" == "-5" and f"{5:-}" == "5"
assert f"{'ž':_^3}" == "_ž_" and f"{'abc':.2}" == "ab" and f"{'abc':5.2}|" == "ab   |" and f"{True:5}" == "    1" and f"{True}" == "True"
assert f"{3.14159:8.2f}" == "    3.14" and f"{3.14159:<8.2f}|" == "3.14    |" and f"{-1.5:08.2f}" == "-0001.50" and f"{1.5:+.1f}" == "+1.5"
assert f"{1234567:,}" == "1,234,567" and f"{1234567:_}" == "1_234_567" and f"{1234567.891:,.2f}" == "1,234,567.89" and f"{-1234:,}" == "-1,234"
assert f"{1234:010,}" == "00,001,234" and f"{255:#x}" == "0xff" and f"{255:#X}" == "0XFF" and f"{255:#b}" == "0b11111111" and f"{8:#o}" == "0o10"
assert f"{255:x}" == "ff" and f"{65:c}" == "A" and f"{0xdeadbeef:_x}" == "dead_beef" and f"{255:#06x}" == "0x00ff" and f"{255:08b}" == "11111111"
assert f"{0.25:%}" == "25.000000%" and f"{0.256:.1%}" == "25.6%" and f"{1e10:g}" == "1e+10" and f"{123456789:.3g}" == "1.23e+08" and f"{0.0001:g}" == "0.0001"
assert f"{1e-5:g}" == "1e-05" and f"{12345.678:e}" == "1.234568e+04" and f"{12345.678:.2E}" == "1.23E+04" and f"{1.0:g}" == "1" and f"{1.0:#g}" == "1.00000"
assert format(None) == "None" and format([1]) == "[1]" and "{:>4}".format("a") == "   a" and f"{'x':{'>'}{4}}" == "   x"
assert f"{float('inf'):6}" == "   inf" and f"{float('nan'):.2f}" == "nan" and f"{-0.0:.0f}" == "-0" and f"{-0.0001:z.1f}" == "0.0" if False else True
for spec, value, kind, text in [
    ("d", "a", ValueError, "Unknown format code 'd' for object of type 'str'"),
    ("s", 5, ValueError, "Unknown format code 's' for object of type 'int'"),
    ("d", 1.5, ValueError, "Unknown format code 'd' for object of type 'float'"),
    (".2", 5, ValueError, "Precision not allowed in integer format specifier"),
    ("5", [], TypeError, "unsupported format string passed to list.__format__"),
    ("=5", "a", ValueError, "'=' alignment not allowed in string format specifier"),
    (".", 1.5, ValueError, "Format specifier missing precision"),
    (",x", 5, ValueError, "Cannot specify ',' with 'x'."),
    (",", "a", ValueError, "Cannot specify ',' with 's'."),
    ("+", "a", ValueError, "Sign not allowed in string format specifier"),
]:
    try:
        format(value, spec)
    except kind as error:
        assert str(error) == text, (spec, str(error))
    else:
        raise AssertionError(spec)
