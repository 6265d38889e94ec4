def f(a, b):
    pass


x = [f(1, 2), f(1)]
