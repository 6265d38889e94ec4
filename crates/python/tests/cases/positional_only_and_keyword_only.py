"""Parameters before `/` and behind `*`."""


def f(a, b=2, /, c=3, *, d, e=5, **rest):
    return a, b, c, d, e, rest


assert f(1, d=4) == (1, 2, 3, 4, 5, {}) and f(1, 9, 8, d=7, e=6) == (1, 9, 8, 7, 6, {}) and f(1, c=0, d=4, a=10, b=20) == (1, 2, 0, 4, 5, {"a": 10, "b": 20})


def g(*, k):
    return k


def h(x, /):
    return x


assert g(k=1) == 1 and h(2) == 2
for call, text in [(lambda: g(1), "g() takes 0 positional arguments but 1 was given"), (lambda: g(), "g() missing 1 required keyword-only argument: 'k'"), (lambda: h(x=1), "h() got some positional-only arguments passed as keyword arguments: 'x'"), (lambda: f(d=1), "f() missing 1 required positional argument: 'a'"), (lambda: f(1, 2, 3, 4, d=5), "f() takes from 1 to 3 positional arguments but 4 positional arguments (and 1 keyword-only argument) were given")]:
    try:
        call()
    except TypeError as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
