"""statistics: means and how far from them."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from decimal import Decimal
from fractions import Fraction


class StatisticsError(ValueError):
    pass


def _exact(value):
    return Fraction(value) if isinstance(value, (int, float, Fraction, Decimal)) else value


def _sum(data):
    kind = int
    total = Fraction(0)
    for value in data:
        for other in (Decimal, Fraction, float):
            if isinstance(value, other) and kind is int:
                kind = other
        if isinstance(value, float) and kind is Fraction:
            kind = float
        total += _exact(value)
    return kind, total


def _as(kind, value):
    if kind is Decimal:
        return Decimal(value.numerator) / value.denominator
    if kind is Fraction:
        return value
    if kind is int and value.denominator == 1:
        return value.numerator
    return float(value)


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    kind, total = _sum(data)
    return _as(kind, total / len(data))


def fmean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    if weights is not None:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("data and weights must be the same length")
        total = math.fsum(weights)
        if not total:
            raise StatisticsError("sum of weights must be non-zero")
        return math.fsum([a * b for a, b in zip(data, weights)]) / total
    return math.fsum(data) / len(data)


def geometric_mean(data):
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError(
            "geometric mean requires a non-empty dataset containing positive numbers"
        ) from None


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if any(value < 0 for value in data):
        raise StatisticsError("harmonic mean does not support negative values")
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    if any(weight < 0 for weight in weights):
        raise StatisticsError("harmonic mean does not support negative values")
    if 0 in data:
        return 0
    pairs = list(zip(data, weights))
    total = _sum([_exact(weight) / _exact(value) for value, weight in pairs])[1]
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    kind = _sum([weight / value for value, weight in pairs])[0]
    return _as(kind, _sum(weights)[1] / total)


def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    x = data[len(data) // 2]
    low = bisect_left(data, x)
    count = bisect_right(data, x) - low
    return x - interval / 2 + interval * (len(data) / 2 - low) / count


def mode(data):
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _squares(data, center):
    kind, total = _sum(data)
    middle = total / len(data) if center is None else _exact(center)
    return kind, sum([(_exact(value) - middle) ** 2 for value in data], Fraction(0))


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    kind, total = _squares(data, xbar)
    return _as(kind, total / (len(data) - 1))


def pvariance(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pvariance requires at least one data point")
    kind, total = _squares(data, mu)
    return _as(kind, total / len(data))


def _root(value):
    return value.sqrt() if isinstance(value, Decimal) else math.sqrt(value)


def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(variance(data, xbar))


def pstdev(data, mu=None):
    return _root(pvariance(data, mu))


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    found = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            found.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return found
    for i in range(1, n):
        j = min(max(i * (size + 1) // n, 1), size - 1)
        delta = i * (size + 1) - j * n
        found.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return found


def covariance(x, y, /):
    if len(x) != len(y):
        raise StatisticsError(
            "covariance requires that both inputs have same number of data points"
        )
    xbar, ybar = fmean(x), fmean(y)
    return math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)]) / (len(x) - 1)


def correlation(x, y, /):
    xbar, ybar = fmean(x), fmean(y)
    both = math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    return both / math.sqrt(
        math.fsum([(a - xbar) ** 2 for a in x]) * math.fsum([(b - ybar) ** 2 for b in y])
    )
