"""round, repr shortest, ties, huge and tiny values, as_integer_ratio, hex, is_integer."""
import math
import sys

assert [round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5)] == [0, 2, 2, 0, -2]
assert round(2.675, 2) == 2.67
assert round(1.005, 2) == 1.0
assert round(0.15, 1) == 0.1
assert round(1234.5678, -2) == 1200.0
assert round(1e300, 5) == 1e300
assert round(5.015, 2) == 5.01
assert repr(round(-0.4)) == "0"
assert repr(round(-0.4, 0)) == "-0.0"
assert type(round(1.7)) is int
assert type(round(1.7, 0)) is float
assert repr(0.1 + 0.2) == "0.30000000000000004"
assert repr(1e16) == "1e+16"
assert repr(9999999999999998.0) == "9999999999999998.0"
assert repr(123456789012345680.0) == "1.2345678901234568e+17"
assert repr(1e-4) == "0.0001"
assert repr(1e-5) == "1e-05"
assert repr(5e-324) == "5e-324"
assert repr(1.7976931348623157e308) == "1.7976931348623157e+308"
assert sys.float_info.max == 1.7976931348623157e308
assert sys.float_info.epsilon == 2.220446049250313e-16
assert float("1e400") == math.inf
assert (0.1).as_integer_ratio() == (3602879701896397, 36028797018963968)
assert (2.0).is_integer() is True
assert (2.5).is_integer() is False
assert (0.1).hex() == "0x1.999999999999ap-4"
assert float.fromhex("0x1.8p1") == 3.0
assert math.nextafter(1.0, 2.0) == 1.0000000000000002
assert math.ulp(1.0) == 2.220446049250313e-16
assert -7.5 // 2 == -4.0
assert -7.5 % 2 == 0.5
assert divmod(-7.5, 2) == (-4.0, 0.5)
assert 7.5 % -2 == -0.5
assert 1e308 * 10 == math.inf
assert math.isnan(math.inf - math.inf)
assert float("  -1_000.5e-1 ") == -100.05
assert int(1e22) == 10**22
assert int(-3.9) == -3
nan = float("nan")
assert nan != nan
assert nan in [nan]
assert [nan] == [nan]
for call, kind, words in (
    (lambda: 1.0 / 0, ZeroDivisionError, "float division by zero"),
    (lambda: 1.0 // 0, ZeroDivisionError, "float floor division by zero"),
    (lambda: 1.0 % 0, ZeroDivisionError, "float modulo"),
    (lambda: int(math.inf), OverflowError, "cannot convert float infinity to integer"),
    (lambda: int(nan), ValueError, "cannot convert float NaN to integer"),
    (lambda: float("1__0"), ValueError, "could not convert string to float: '1__0'"),
    (lambda: 10.0**400, OverflowError, "(34, 'Numerical result out of range')"),
    (lambda: (0.0) ** -1, ZeroDivisionError, "0.0 cannot be raised to a negative power"),
    (lambda: float(10**400), OverflowError, "int too large to convert to float"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
