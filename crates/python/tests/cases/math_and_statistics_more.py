"""math and statistics beyond the first case: exactness, errors, special values."""
import math
import statistics as st

assert math.comb(10, 3) == 120
assert math.perm(5, 2) == 20
assert math.lcm(4, 6, 10) == 60
assert math.gcd(12, 18, 27) == 3
assert math.prod([2, 3, 4], start=2) == 48
assert math.fsum([0.1] * 10) == 1.0
assert math.hypot(3, 4) == 5.0
assert math.dist([0, 0], [3, 4]) == 5.0
assert math.isqrt(99) == 9
assert math.isclose(math.cbrt(27), 3)
assert math.exp2(10) == 1024.0
assert math.log(8, 2) == 3.0
assert math.log2(1024) == 10.0
assert math.log10(1000) == 3.0
assert math.log1p(0) == 0.0
assert math.expm1(0) == 0.0
assert math.copysign(3, -0.0) == -3.0
assert math.fmod(-7, 3) == -1.0
assert math.remainder(7, 4) == -1.0
assert math.modf(3.25) == (0.25, 3.0)
assert math.frexp(8.0) == (0.5, 4)
assert math.ldexp(0.5, 4) == 8.0
assert math.trunc(-3.7) == -3
assert math.ceil(-3.2) == -3
assert math.floor(-3.2) == -4
assert math.degrees(math.pi) == 180.0
assert math.isclose(0.1 + 0.2, 0.3)
assert not math.isclose(1, 1.1)
assert math.isclose(0, 1e-12, abs_tol=1e-9)
assert math.isinf(-math.inf)
assert math.isfinite(1e308)
assert math.tau == 2 * math.pi
assert math.atan2(1, 1) == math.pi / 4
assert math.erf(0) == 0.0
assert math.gamma(5) == 24.0
assert st.mean([1, 2, 3, 4]) == 2.5
assert st.median([3, 1, 2]) == 2
assert st.median([1, 2, 3, 4]) == 2.5
assert st.median_low([1, 2, 3, 4]) == 2
assert st.mode(["a", "b", "a"]) == "a"
assert st.multimode("aabb") == ["a", "b"]
assert st.pvariance([1, 2, 3, 4]) == 1.25
assert st.variance([1, 2, 3, 4]) == 1.6666666666666667
assert st.stdev([2, 4, 4, 4, 5, 5, 7, 9]) == 2.138089935299395
assert st.pstdev([2, 4, 4, 4, 5, 5, 7, 9]) == 2.0
assert st.harmonic_mean([40, 60]) == 48.0
assert st.fmean([1, 2]) == 1.5
assert st.quantiles([1, 2, 3, 4, 5], n=4) == [1.5, 3.0, 4.5]
for call, kind, words in (
    (lambda: math.sqrt(-1), ValueError, "math domain error"),
    (lambda: math.log(0), ValueError, "math domain error"),
    (lambda: math.exp(1000), OverflowError, "math range error"),
    (lambda: math.factorial(-1), ValueError, "factorial() not defined for negative values"),
    (lambda: math.factorial(2.5), TypeError, "'float' object cannot be interpreted as an integer"),
    (lambda: math.sqrt("x"), TypeError, "must be real number, not str"),
    (lambda: math.isqrt(-1), ValueError, "isqrt() argument must be nonnegative"),
    (lambda: math.floor(math.inf), OverflowError, "cannot convert float infinity to integer"),
    (lambda: st.mean([]), st.StatisticsError, "mean requires at least one data point"),
    (lambda: st.variance([1]), st.StatisticsError, "variance requires at least two data points"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
