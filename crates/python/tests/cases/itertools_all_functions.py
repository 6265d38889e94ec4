"""Every function of itertools once, with its corners."""
import itertools as it
import operator

assert list(it.accumulate([1, 2, 3])) == [1, 3, 6]
assert list(it.accumulate([3, 1, 2], max)) == [3, 3, 3]
assert list(it.accumulate([1, 2], initial=10)) == [10, 11, 13]
assert list(it.accumulate([], initial=5)) == [5]
assert list(it.chain("ab", [1])) == ["a", "b", 1]
assert list(it.chain.from_iterable(["ab", "c"])) == ["a", "b", "c"]
assert list(it.combinations("abc", 2)) == [("a", "b"), ("a", "c"), ("b", "c")]
assert list(it.combinations("ab", 3)) == []
assert list(it.combinations_with_replacement("ab", 2)) == [("a", "a"), ("a", "b"), ("b", "b")]
assert list(it.compress("abcd", [1, 0, True, None])) == ["a", "c"]
assert list(it.islice(it.count(5, 2), 3)) == [5, 7, 9]
assert list(it.islice(it.count(0.5), 2)) == [0.5, 1.5]
assert list(it.islice(it.cycle("ab"), 5)) == ["a", "b", "a", "b", "a"]
assert list(it.dropwhile(lambda n: n < 3, [1, 3, 2])) == [3, 2]
assert list(it.takewhile(lambda n: n < 3, [1, 3, 2])) == [1]
assert list(it.filterfalse(None, [0, 1, "", "a"])) == [0, ""]
assert [(k, list(g)) for k, g in it.groupby("aabca")] == [("a", ["a", "a"]), ("b", ["b"]), ("c", ["c"]), ("a", ["a"])]
assert [(k, len(list(g))) for k, g in it.groupby([1, 3, 2, 4], key=lambda n: n % 2)] == [(1, 2), (0, 2)]
assert list(it.islice("abcdef", 1, 5, 2)) == ["b", "d"]
assert list(it.islice("abc", None)) == ["a", "b", "c"]
assert list(it.pairwise("abc")) == [("a", "b"), ("b", "c")]
assert list(it.permutations("abc", 2))[:3] == [("a", "b"), ("a", "c"), ("b", "a")]
assert len(list(it.permutations(range(4)))) == 24
assert list(it.product("ab", [1, 2])) == [("a", 1), ("a", 2), ("b", 1), ("b", 2)]
assert list(it.product("ab", repeat=2))[1] == ("a", "b")
assert list(it.product()) == [()]
assert list(it.repeat(7, 2)) == [7, 7]
assert list(map(pow, range(3), it.repeat(2))) == [0, 1, 4]
assert list(it.starmap(operator.add, [(1, 2), (3, 4)])) == [3, 7]
left, right = it.tee(iter("abc"))
assert next(left) == "a"
assert list(right) == ["a", "b", "c"]
assert list(left) == ["b", "c"]
assert list(it.zip_longest("ab", "x", fillvalue="-")) == [("a", "x"), ("b", "-")]
assert list(zip("ab", [1, 2], strict=True)) == [("a", 1), ("b", 2)]
first = it.groupby("aab")
key, group = next(first)
next(first)
assert list(group) == []
for call, kind, words in (
    (lambda: list(zip("ab", "a", strict=True)), ValueError, "zip() argument 2 is shorter than argument 1"),
    (lambda: it.islice("a", -1), ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."),
    (lambda: list(it.chain(5)), TypeError, "'int' object is not iterable"),
    (lambda: list(it.combinations("a", -1)), ValueError, "r must be non-negative"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
