"""math: constants, rounding, logarithms, combinatorics, errors."""
import math
assert math.pi == 3.141592653589793 and math.e == 2.718281828459045 and math.tau == 2 * math.pi and math.inf > 1e308 and math.isnan(math.nan)
assert math.floor(-1.5) == -2 and math.ceil(-1.5) == -1 and math.trunc(-1.5) == -1 and math.fabs(-2) == 2.0 and math.copysign(1, -0.0) == -1.0 and math.modf(1.5) == (0.5, 1.0) and math.frexp(8.0) == (0.5, 4) and math.ldexp(0.5, 4) == 8.0 and math.fmod(-7, 3) == -1.0 and math.remainder(5, 3) == -1.0
assert math.sqrt(16) == 4.0 and math.isqrt(17) == 4 and math.exp(0) == 1.0 and math.log(math.e) == 1.0 and math.log2(8) == 3.0 and math.log10(1000) == 3.0 and math.log1p(0) == 0.0 and math.pow(2, 3) == 8.0 and math.hypot(3, 4) == 5.0 and math.dist((0, 0), (3, 4)) == 5.0
assert math.sin(0) == 0.0 and math.cos(0) == 1.0 and math.atan2(1, 1) == math.pi / 4 and math.degrees(math.pi) == 180.0 and math.radians(180) == math.pi and math.tanh(0) == 0.0 and math.acos(1) == 0.0
assert math.factorial(20) == 2432902008176640000 and math.comb(5, 2) == 10 and math.perm(5, 2) == 20 and math.gcd(12, 18, 27) == 3 and math.lcm(4, 6) == 12 and math.prod([1, 2, 3]) == 6 and math.fsum([0.1] * 10) == 1.0 and math.gcd() == 0 and math.comb(2, 5) == 0
assert math.isclose(0.1 + 0.2, 0.3) and not math.isclose(1, 1.1) and math.isfinite(1) and not math.isfinite(math.inf) and math.isinf(-math.inf) and math.ulp(1.0) == 2.220446049250313e-16 and math.nextafter(1.0, 2.0) == 1.0000000000000002 and math.log(10 ** 400) > 921
for call, kind, text in [(lambda: math.sqrt(-1), ValueError, "math domain error"), (lambda: math.log(0), ValueError, "math domain error"), (lambda: math.exp(1000), OverflowError, "math range error"), (lambda: math.factorial(-1), ValueError, "factorial() not defined for negative values"),
                         (lambda: math.sqrt("a"), TypeError, "must be real number, not str"), (lambda: math.floor(math.inf), OverflowError, "cannot convert float infinity to integer"), (lambda: math.isqrt(-1), ValueError, "isqrt() argument must be nonnegative"), (lambda: math.gcd(1.5), TypeError, "'float' object cannot be interpreted as an integer"), (lambda: math.factorial(1.5), TypeError, "'float' object cannot be interpreted as an integer")]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
