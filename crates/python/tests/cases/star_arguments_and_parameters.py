"""Calls with stars in any place, keyword-only, positional-only, defaults, order of evaluation, errors."""


def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return (a, b, c, args, d, e, kwargs)


assert f(1, d=4) == (1, 2, 3, (), 4, 5, {})
assert f(1, 2, 3, 4, 5, d=6, z=7) == (1, 2, 3, (4, 5), 6, 5, {"z": 7})
assert f(*[1, 2], *(3,), **{"d": 4}, **{"q": 1}) == (1, 2, 3, (), 4, 5, {"q": 1})
assert f(*range(3), 9, d=0) == (0, 1, 2, (9,), 0, 5, {})
assert f(1, d=2, a=3, b=4) == (1, 2, 3, (), 2, 5, {"a": 3, "b": 4})
assert (lambda *a, **k: (a, k))(1, *"ab", x=1, **{"y": 2}) == ((1, "a", "b"), {"x": 1, "y": 2})
order = []


def mark(n):
    order.append(n)
    return n


f(mark(1), *[mark(2)], mark(3), d=mark(4), **{"k": mark(5)})
assert order == [1, 2, 3, 4, 5]


class Mapping:
    def keys(self):
        return ["d"]

    def __getitem__(self, key):
        return key * 2


assert f(1, **Mapping()) == (1, 2, 3, (), "dd", 5, {})
for call, words in (
    (lambda: f(), "f() missing 1 required positional argument: 'a'"),
    (lambda: f(1), "f() missing 1 required keyword-only argument: 'd'"),
    (lambda: f(1, **{"d": 1, "c": 2}, c=3), "__main__.f() got multiple values for keyword argument 'c'"),
    (lambda: f(1, 2, 3, d=1, c=3), "f() got multiple values for argument 'c'"),
    (lambda: f(*5), "__main__.f() argument after * must be an iterable, not int"),
    (lambda: f(**5), "__main__.f() argument after ** must be a mapping, not int"),
    (lambda: f(**{1: 2}), "keywords must be strings"),
    (lambda: (lambda a, b, c: 0)(1), "<lambda>() missing 2 required positional arguments: 'b' and 'c'"),
    (lambda: (lambda: 0)(1), "<lambda>() takes 0 positional arguments but 1 was given"),
    (lambda: (lambda *, x: 0)(1, x=2), "<lambda>() takes 0 positional arguments but 1 positional argument (and 1 keyword-only argument) were given"),
    (lambda: (lambda a: 0)(b=1), "<lambda>() got an unexpected keyword argument 'b'"),
    (lambda: 5(), "'int' object is not callable"),
    (lambda: len(), "len() takes exactly one argument (0 given)"),
    (lambda: len([], []), "len() takes exactly one argument (2 given)"),
):
    try:
        call()
    except TypeError as error:
        assert str(error).replace("<lambda>.<locals>.", "") == words or str(error).endswith(words), (str(error), words)
    else:
        raise AssertionError(words)
