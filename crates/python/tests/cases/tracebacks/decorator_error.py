def broken(function):
    raise TypeError("cannot decorate")


@broken
def f():
    pass
