"""quantize and the rounding modes; formats; normalize."""
import decimal
from decimal import Decimal, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP
cent = Decimal("0.01")
assert Decimal("2.675").quantize(cent) == Decimal("2.68") and Decimal("2.665").quantize(cent) == Decimal("2.66") and str(Decimal("1").quantize(cent)) == "1.00" and str(Decimal("1.5").quantize(Decimal("1"))) == "2"
results = {mode: str(Decimal("-2.5").quantize(Decimal("1"), rounding=mode)) for mode in (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP)}
assert list(results.values()) == ["-2", "-2", "-3", "-2", "-2", "-3", "-3"]
assert f"{Decimal('1234.5'):,.2f}" == "1,234.50" and f"{Decimal('0.000001'):.2e}" == "1.00e-6" and f"{Decimal('1.5'):>6}" == "   1.5" and "%.2f" % Decimal("1.005") == "1.00" and str(Decimal("100").normalize()) == "1E+2" and str(Decimal("1.500").normalize()) == "1.5" and Decimal("3.14159").to_integral_value() == 3 and f"{Decimal('0.25'):%}" == "25%"
try:
    Decimal("1e30").quantize(cent)
except decimal.InvalidOperation:
    pass
else:
    raise AssertionError
assert Decimal("1.23").adjusted() == 0 and Decimal("-0").is_signed() and Decimal("5").compare(Decimal("7")) == -1 and Decimal("1.1").copy_sign(Decimal(-1)) == Decimal("-1.1") and Decimal("123.456").scaleb(1) == Decimal("1234.56")
