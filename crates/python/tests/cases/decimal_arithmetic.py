"""Decimal: exact arithmetic, context precision, comparison with other numbers."""
from decimal import Decimal, DivisionByZero, InvalidOperation, getcontext, localcontext
assert Decimal("0.1") + Decimal("0.2") == Decimal("0.3") and str(Decimal("1.10") + 1) == "2.10" and str(Decimal("1.20") * Decimal("3")) == "3.60" and str(Decimal(1) / 3) == "0.3333333333333333333333333333" and Decimal("7") // 2 == 3 and Decimal("-7") % 3 == -1 and Decimal(2) ** 10 == 1024 and -Decimal("1.5") == Decimal("-1.5") and abs(Decimal(-1)) == 1 and divmod(Decimal(7), 2) == (3, 1)
assert Decimal(5) == 5 and Decimal("0.5") == 0.5 and Decimal("1.0") == Decimal("1.00") and hash(Decimal("1.0")) == hash(1) and Decimal(1) < 2 < Decimal(3) and Decimal("1") > 0.5 and repr(Decimal("1.50")) == "Decimal('1.50')" and str(Decimal(0.1))[:20] == "0.100000000000000005" and Decimal("1E+3") == 1000 and str(Decimal("1E+3")) == "1E+3" and Decimal("NaN").is_nan() and Decimal("-Infinity") < 0 and sum([Decimal("0.1")] * 3) == Decimal("0.3")
assert int(Decimal("3.7")) == 3 and float(Decimal("2.5")) == 2.5 and round(Decimal("2.675"), 2) == Decimal("2.68") and round(Decimal("2.5")) == 2 and bool(Decimal(0)) is False and Decimal("12.34").as_tuple() == (0, (1, 2, 3, 4), -2) and Decimal((0, (1, 5), -1)) == Decimal("1.5") and max(Decimal(1), Decimal(2)) == 2
with localcontext() as ctx:
    ctx.prec = 5
    assert str(Decimal(1) / 3) == "0.33333"
assert getcontext().prec == 28 and Decimal(2).sqrt() == Decimal("1.414213562373095048801688724")
for call, kind in [(lambda: Decimal(1) / 0, DivisionByZero), (lambda: Decimal("abc"), InvalidOperation), (lambda: Decimal(1) + 1.5, TypeError), (lambda: Decimal(0) / 0, InvalidOperation)]:
    try:
        call()
    except kind:
        pass
    else:
        raise AssertionError
