"""Stars in calls: order of evaluation, several of each, any mapping."""


def show(*args, **kwargs):
    return args, kwargs


assert show(*[1, 2], 3, *(4,), **{"a": 1}, b=2, **{"c": 3}) == ((1, 2, 3, 4), {"a": 1, "b": 2, "c": 3})
assert show(*range(3)) == ((0, 1, 2), {})
assert show(*"ab", **dict(x=1)) == (("a", "b"), {"x": 1})
assert show(*[], **{}) == ((), {})


class Mapping:
    def keys(self):
        return ["k", "l"]

    def __getitem__(self, key):
        return key * 2


assert show(**Mapping()) == ((), {"k": "kk", "l": "ll"})
try:
    show(**{"a": 1}, **{"a": 2})
except TypeError as error:
    assert "got multiple values for keyword argument 'a'" in str(error)
else:
    raise AssertionError
try:
    show(**{1: 2})
except TypeError as error:
    assert str(error) == "keywords must be strings"
order = []


def note(value):
    order.append(value)
    return value


show(note(1), *[note(2)], k=note(3), *[note(4)])
assert order == [1, 2, 4, 3] or order == [1, 2, 3, 4]
keywords = {"a": 1}
_, received = show(**keywords)
received["b"] = 2
assert keywords == {"a": 1}
