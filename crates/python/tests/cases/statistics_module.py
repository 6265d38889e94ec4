"""mean, median, mode, deviations."""
import statistics as s
assert s.mean([1, 2, 3, 4]) == 2.5 and s.median([3, 1, 2]) == 2 and s.median([1, 2, 3, 4]) == 2.5 and s.median_low([1, 2, 3, 4]) == 2 and s.mode([1, 1, 2]) == 1 and s.multimode("aabb") == ["a", "b"] and s.stdev([1, 2, 3, 4]) == 1.2909944487358056 and s.pstdev([1, 2, 3, 4]) == 1.118033988749895 and s.variance([1, 2, 3]) == 1 and s.pvariance([1, 3]) == 1 and s.fmean([1, 2]) == 1.5 and s.harmonic_mean([1, 2]) == 4 / 3
try:
    s.mean([])
except s.StatisticsError as error:
    assert str(error) == "mean requires at least one data point"
