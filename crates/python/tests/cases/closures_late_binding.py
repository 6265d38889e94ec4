"""A closure sees the variable, not the value it had when the function was made."""
functions = [lambda: i for i in range(3)]
assert [f() for f in functions] == [2, 2, 2]
bound = [lambda i=i: i for i in range(3)]
assert [f() for f in bound] == [0, 1, 2]


def counter():
    count = 0

    def increase():
        nonlocal count
        count += 1
        return count

    def read():
        return count

    return increase, read


increase, read = counter()
assert (increase(), increase(), read()) == (1, 2, 2)
other, _ = counter()
assert other() == 1 and read() == 2


def later():
    def inner():
        return value
    value = "set after the def"
    return inner()


assert later() == "set after the def"


def unset():
    def inner():
        return value
    result = None
    try:
        inner()
    except NameError as error:
        result = str(error)
    value = 1
    return result


assert unset() == "cannot access free variable 'value' where it is not associated with a value in enclosing scope"
assert increase.__closure__[0].cell_contents == 2
assert increase.__code__.co_freevars == ("count",)
assert later.__closure__ is None
