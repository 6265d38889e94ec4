"""Decimal: rounding modes, contexts, special values, exact text, conversions, signals."""
import decimal
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, getcontext, localcontext

assert Decimal("0.1") + Decimal("0.2") == Decimal("0.3")
assert str(Decimal("1.10")) == "1.10"
assert repr(Decimal("1E+3")) == "Decimal('1E+3')"
assert Decimal("2.5").quantize(Decimal("1")) == 2
assert Decimal("2.5").quantize(Decimal("1"), ROUND_HALF_UP) == 3
assert Decimal("2.541").quantize(Decimal("0.01"), rounding=ROUND_UP) == Decimal("2.55")
assert Decimal("-2.549").quantize(Decimal("0.1"), ROUND_DOWN) == Decimal("-2.5")
assert round(Decimal("2.675"), 2) == Decimal("2.68")
assert Decimal(1) / Decimal(3) == Decimal("0.3333333333333333333333333333")
assert Decimal(10) ** 3 == 1000
assert Decimal(2).sqrt() == Decimal("1.414213562373095048801688724")
assert Decimal("7") // Decimal("2") == 3
assert Decimal("-7") // Decimal("2") == -3
assert Decimal("-7") % Decimal("2") == -1
assert divmod(Decimal("7.5"), 2) == (3, Decimal("1.5"))
assert Decimal("1.50").normalize() == Decimal("1.5")
assert str(Decimal("1.50").normalize()) == "1.5"
assert str(Decimal("100").normalize()) == "1E+2"
assert Decimal(0.1) == Decimal("0.1000000000000000055511151231257827021181583404541015625")
assert Decimal("1e2").as_tuple() == (0, (1,), 2)
assert Decimal("3.14").as_integer_ratio() == (157, 50)
assert int(Decimal("-3.9")) == -3
assert float(Decimal("2.5")) == 2.5
assert hash(Decimal("2")) == hash(2)
assert Decimal("2") == 2
assert Decimal("2.5") == 2.5
assert Decimal("1.0") == Decimal("1.00")
assert max(Decimal("1"), Decimal("2")) == 2
assert sum([Decimal("0.1")] * 10) == 1
assert Decimal("NaN").is_nan()
assert Decimal("Infinity") > Decimal(10) ** 20
assert Decimal("-0").is_signed()
assert f"{Decimal('1234.5'):,.2f}" == "1,234.50"
assert f"{Decimal('0.00001')}" == "0.00001"
assert str(Decimal("0.0000001")) == "1E-7"
assert Decimal("12.3").compare(Decimal("12.4")) == -1
assert Decimal("1.23").scaleb(2) == 123
assert Decimal("123.456").to_integral_value() == 123
assert Decimal(" 1_000.5 ") == Decimal("1000.5")
with localcontext() as context:
    context.prec = 4
    assert Decimal(1) / Decimal(7) == Decimal("0.1429")
    context.rounding = ROUND_DOWN
    assert Decimal(1) / Decimal(7) == Decimal("0.1428")
assert getcontext().prec == 28
assert getcontext().rounding == ROUND_HALF_EVEN
for call, kind in (
    (lambda: Decimal("x"), decimal.InvalidOperation),
    (lambda: Decimal(1) / 0, decimal.DivisionByZero),
    (lambda: Decimal(0) / 0, decimal.InvalidOperation),
    (lambda: Decimal(-1).sqrt(), decimal.InvalidOperation),
    (lambda: Decimal("1") + 1.5, TypeError),
    (lambda: Decimal(10) ** 30 * Decimal("1").quantize(Decimal("1e-40")), decimal.InvalidOperation),
):
    try:
        call()
    except kind:
        pass
    else:
        raise AssertionError(kind)
assert issubclass(decimal.DivisionByZero, ZeroDivisionError)
