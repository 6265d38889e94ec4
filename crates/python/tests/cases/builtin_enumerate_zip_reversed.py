"""enumerate counts from anywhere; zip stops at the shortest, or insists; reversed walks back."""
assert list(enumerate("ab")) == [(0, "a"), (1, "b")] and list(enumerate("ab", 5)) == [(5, "a"), (6, "b")] and list(enumerate(iterable="a", start=-1)) == [(-1, "a")] and next(enumerate([9])) == (0, 9)
assert list(zip("ab", [1, 2, 3])) == [("a", 1), ("b", 2)] and list(zip()) == [] and list(zip("a")) == [("a",)] and dict(zip("ab", (1, 2))) == {"a": 1, "b": 2} and list(zip(*[(1, 2), (3, 4)])) == [(1, 3), (2, 4)]
assert list(reversed([1, 2])) == [2, 1] and list(reversed("ab")) == ["b", "a"] and list(reversed(range(3))) == [2, 1, 0] and list(reversed({"a": 1, "b": 2})) == ["b", "a"] and list(reversed((1,))) == [1]
for args, text in [(([1], [1, 2]), "zip() argument 2 is longer than argument 1"), (([1, 2], [1]), "zip() argument 2 is shorter than argument 1"), (([1], [1], []), "zip() argument 3 is shorter than arguments 1-2")]:
    try:
        list(zip(*args, strict=True))
    except ValueError as error:
        assert str(error) == text
    else:
        raise AssertionError
assert list(zip([1], [2], strict=True)) == [(1, 2)]
