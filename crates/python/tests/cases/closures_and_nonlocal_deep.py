"""Closures over loops, several levels, del of a cell, recursion by name, cells in class bodies."""


def counter():
    count = 0

    def up():
        nonlocal count
        count += 1
        return count

    def reset():
        nonlocal count
        count = 0

    return up, reset


up, reset = counter()
assert [up(), up()] == [1, 2]
reset()
assert up() == 1
other, _ = counter()
assert other() == 1


def levels():
    value = "a"

    def middle():
        def inner():
            nonlocal value
            value += "b"
            return value

        return inner

    first = middle()()
    return first, value


assert levels() == ("ab", "ab")


def deleted():
    value = 1

    def read():
        return value

    del value
    try:
        read()
    except NameError as error:
        return str(error)


assert deleted() == "cannot access free variable 'value' where it is not associated with a value in enclosing scope"


def unbound():
    try:
        value
    except UnboundLocalError as error:
        message = str(error)
    value = 1
    return message


assert unbound() == "cannot access local variable 'value' where it is not associated with a value"


def factorial():
    def inner(n):
        return 1 if n < 2 else n * inner(n - 1)

    return inner


assert factorial()(5) == 120
assert up.__closure__[0].cell_contents == 1
assert up.__code__.co_freevars == ("count",)


def shared():
    items = []
    return items.append, lambda: len(items)


append, size = shared()
append(1)
append(2)
assert size() == 2


def parameter_captured(a, *args, b=1, **kwargs):
    return lambda: (a, args, b, kwargs)


assert parameter_captured(1, 2, b=3, c=4)() == (1, (2,), 3, {"c": 4})
