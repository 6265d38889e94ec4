"""sorted makes a list of anything and leaves the source alone."""
source = [3, 1, 2]
assert sorted(source) == [1, 2, 3] and source == [3, 1, 2] and sorted("cab") == ["a", "b", "c"] and sorted({2: "b", 1: "a"}) == [1, 2] and sorted((3, 1), reverse=True) == [3, 1] and sorted([]) == [] and sorted(x for x in (2, 1)) == [1, 2]
assert sorted(["bb", "a", "ccc"], key=len) == ["a", "bb", "ccc"] and sorted([1, -2, 3], key=abs, reverse=True) == [3, -2, 1] and sorted([(2, "a"), (1, "b")]) == [(1, "b"), (2, "a")] and sorted([0.5, 1, True, 2]) == [0.5, 1, True, 2]
try:
    sorted([1], lambda x: x)
except TypeError as error:
    assert str(error) == "sorted expected 1 argument, got 2"
try:
    sorted(5)
except TypeError as error:
    assert str(error) == "'int' object is not iterable"
