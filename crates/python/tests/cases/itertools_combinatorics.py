"""product, permutations, combinations with and without replacement."""
from itertools import combinations, combinations_with_replacement, permutations, product
assert list(product("ab", [1, 2])) == [("a", 1), ("a", 2), ("b", 1), ("b", 2)] and list(product([0, 1], repeat=2)) == [(0, 0), (0, 1), (1, 0), (1, 1)] and list(product()) == [()] and list(product([], [1])) == []
assert list(permutations("abc", 2)) == [("a", "b"), ("a", "c"), ("b", "a"), ("b", "c"), ("c", "a"), ("c", "b")] and len(list(permutations(range(4)))) == 24 and list(permutations("a", 2)) == [] and list(permutations([])) == [()]
assert list(combinations("abcd", 2)) == [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")] and list(combinations([1], 0)) == [()] and list(combinations("ab", 3)) == []
assert list(combinations_with_replacement("ab", 2)) == [("a", "a"), ("a", "b"), ("b", "b")] and len(list(combinations(range(10), 3))) == 120
