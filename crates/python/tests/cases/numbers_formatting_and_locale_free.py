"""Numbers as text: str, repr, format, round trips, thousands, engineering, bin and hex with signs."""
assert [str(n) for n in (0, -0, 10**18, -1, True)] == ["0", "0", "1000000000000000000", "-1", "True"]
assert [str(f) for f in (0.0, -0.0, 1.0, 1e15, 1e16, 123456789.123, 1e-3)] == ["0.0", "-0.0", "1.0", "1000000000000000.0", "1e+16", "123456789.123", "0.001"]
for number in (0.1, 1 / 3, 1e300, 5e-324, 123456.789e-10, 2.0**70):
    assert float(repr(number)) == number
assert hex(-255) == "-0xff"
assert bin(-5) == "-0b101"
assert oct(8) == "0o10"
assert f"{255:#06x}" == "0x00ff"
assert f"{-255:b}" == "-11111111"
assert f"{1e6:,.0f}" == "1,000,000"
assert f"{0.000123:.2e}" == "1.23e-04"
assert f"{1234.5678:10.2f}|" == "   1234.57|"
assert f"{1234.5678:<10.1f}|" == "1234.6    |"
assert f"{12:>+5}" == "  +12"
assert f"{3:03}" == "003"
assert f"{1.0:g} {1.5:g} {1e20:g}" == "1 1.5 1e+20"
assert f"{0.1:.17g}" == "0.10000000000000001"
assert f"{100:%}" == "10000.000000%"
assert f"{2**64:,}" == "18,446,744,073,709,551,616"
assert "{:.3}".format(2 / 3) == "0.667"
assert "%.10g" % 0.1 == "0.1"
assert str(1 + 2j) == "(1+2j)"
assert f"{1.23456 + 2j:.2f}" == "1.23+2.00j"
assert str(complex(0, -1)) == "-1j"
assert round(12345.6789, 2) == 12345.68
assert round(-2.5) == -2
assert round(15, -1) == 20
assert round(25, -1) == 20
