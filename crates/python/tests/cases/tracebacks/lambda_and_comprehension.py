f = lambda x: 1 / x
values = [f(n) for n in (1, 0)]
