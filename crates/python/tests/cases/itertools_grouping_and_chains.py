"""chain, groupby, zip_longest, accumulate, pairwise, starmap, tee."""
from itertools import accumulate, chain, groupby, pairwise, starmap, tee, zip_longest
assert list(chain("ab", [1])) == ["a", "b", 1] and list(chain.from_iterable([[1], [2, 3]])) == [1, 2, 3] and list(chain()) == []
assert [(k, list(g)) for k, g in groupby("aabbba")] == [("a", ["a", "a"]), ("b", ["b", "b", "b"]), ("a", ["a"])] and [(k, len(list(g))) for k, g in groupby([1, 3, 2], key=lambda n: n % 2)] == [(1, 2), (0, 1)]
assert list(zip_longest("ab", [1], fillvalue="-")) == [("a", 1), ("b", "-")] and list(zip_longest()) == []
assert list(accumulate([1, 2, 3])) == [1, 3, 6] and list(accumulate([1, 2, 3], lambda a, b: a * b)) == [1, 2, 6] and list(accumulate([1, 2], initial=10)) == [10, 11, 13] and list(accumulate([])) == []
assert list(pairwise([1, 2, 3])) == [(1, 2), (2, 3)] and list(pairwise([1])) == [] and list(starmap(pow, [(2, 3), (3, 2)])) == [8, 9]
a, b = tee(iter([1, 2, 3]))
assert next(a) == 1 and list(b) == [1, 2, 3] and list(a) == [2, 3]
