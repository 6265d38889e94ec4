"""iter with a sentinel, next with a default, iterators of everything."""
values = iter([1, 2])
assert next(values) == 1 and next(values) == 2 and next(values, "end") == "end"
try:
    next(values)
except StopIteration as stop:
    assert stop.value is None
numbers = iter([3, 2, 0, 9])
assert list(iter(lambda: next(numbers), 0)) == [3, 2]
assert iter(values) is values and list(iter({"a": 1})) == ["a"] and list(iter("ab")) == ["a", "b"] and next(iter({5})) == 5 and list(iter(b"a")) == [97]


class Old:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index * 10


assert list(Old()) == [0, 10, 20] and 10 in Old()
for wrong in (5, None, len):
    try:
        iter(wrong)
    except TypeError as error:
        assert str(error).endswith("object is not iterable")
    else:
        raise AssertionError
