"""Rounding, floor division, remainder, comparison with ints, special values."""
assert round(2.5) == 2 and round(3.5) == 4 and round(-2.5) == -2 and round(2.675, 2) == 2.67 and round(1.005, 2) == 1.0 and round(1234.5678, -2) == 1200.0 and round(0.5) == 0
assert type(round(2.5)) is int and type(round(2.5, 0)) is float and round(1e300, 2) == 1e300 and round(5e15 + 0.5) == 5000000000000000 and round(-0.4) == 0
assert 7.5 // 2 == 3.0 and -7.5 // 2 == -4.0 and 7.5 % 2 == 1.5 and -7.5 % 2 == 0.5 and 7.5 % -2 == -0.5 and divmod(7.5, 2) == (3.0, 1.5)
assert 0.1 + 0.2 != 0.3 and 1e16 + 1 == 1e16 and 2 ** 53 + 1 != float(2 ** 53) and 2 ** 53 == float(2 ** 53) and 10 ** 400 > 1e308 and not 10 ** 400 < float("inf") is False
inf, nan = float("inf"), float("nan")
assert inf > 10 ** 1000 and -inf < -10 ** 1000 and inf - inf != inf - inf and inf * 0 != inf * 0 and 1 / inf == 0.0 and nan != nan and not nan == nan and inf == inf
assert hash(1.0) == hash(1) and hash(0.5) == 1152921504606846976 and hash(inf) == 314159 and {1: "a"}[1.0] == "a" and 1.0 in {1} and hash(-0.0) == 0
assert 2.0 ** 0.5 == 1.4142135623730951 and 4 ** 0.5 == 2.0 and (-8) ** 2.0 == 64.0 and 1.5e3 == 1500.0 and abs(-1.5) == 1.5 and -(-1.5) == 1.5 and +1.5 == 1.5
assert int(-1.9) == -1 and (1.5).__floor__() == 1 and (1.5).__ceil__() == 2 and bool(0.0) is False and bool(nan) is True and max(1, 1.0) == 1 and sum([0.1] * 10) == 0.9999999999999999
for call, kind, text in [
    (lambda: 1.0 / 0, ZeroDivisionError, "float division by zero"),
    (lambda: 1.0 // 0, ZeroDivisionError, "float floor division by zero"),
    (lambda: 1.0 % 0, ZeroDivisionError, "float modulo"),
    (lambda: 0.0 ** -1, ZeroDivisionError, "0.0 cannot be raised to a negative power"),
    (lambda: 1e200 ** 2, OverflowError, "(34, 'Numerical result out of range')"),
    (lambda: round(inf), OverflowError, "cannot convert float infinity to integer"),
    (lambda: round(nan), ValueError, "cannot convert float NaN to integer"),
    (lambda: 1.5 << 1, TypeError, "unsupported operand type(s) for <<: 'float' and 'int'"),
    (lambda: [1][1.0], TypeError, "list indices must be integers or slices, not float"),
]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
