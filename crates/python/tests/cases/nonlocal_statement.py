"""nonlocal through several levels; with nested functions of one name."""


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "changed by inner"
        inner()
        return x

    return middle(), x


assert outer() == ("changed by inner", "changed by inner")


def shadowed():
    x = 1

    def middle():
        x = 2

        def inner():
            nonlocal x
            x += 10
            return x

        return inner(), x

    return middle(), x


assert shadowed() == ((12, 12), 1)


def accumulate():
    total = 0
    history = []

    def add(n):
        nonlocal total
        total += n
        history.append(total)
        return history

    return add


add = accumulate()
add(1)
assert add(5) == [1, 6] and accumulate()(2) == [2]


def parameter(x):
    def change():
        nonlocal x
        x = x * 2
    change()
    change()
    return x


assert parameter(3) == 12


def in_class():
    value = "function"

    class C:
        nonlocal value
        value = "set in class"
        own = value

    return value, C.own, hasattr(C, "value")


assert in_class() == ("set in class", "set in class", False)


def with_loop():
    i = 0

    def step():
        nonlocal i
        for i in range(5):
            pass

    step()
    return i


assert with_loop() == 4
for text, message in [
    ("def f():\n    nonlocal missing", "no binding for nonlocal 'missing' found"),
    ("nonlocal x", "nonlocal declaration not allowed at module level"),
    ("def f():\n    x = 1\n    def g():\n        x = 2\n        nonlocal x", "name 'x' is assigned to before nonlocal declaration"),
    ("def f(x):\n    global x", "name 'x' is parameter and global"),
    ("def f():\n    print(x)\n    global x", "name 'x' is used prior to global declaration"),
]:
    try:
        compile(text, "<t>", "exec")
    except SyntaxError as error:
        assert error.msg == message, (text, error.msg)
    else:
        raise AssertionError(text)
