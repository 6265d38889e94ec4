def f(n):
    return f(n + 1)


import sys
sys.setrecursionlimit(1000)
try:
    f(0)
except RecursionError as error:
    print(type(error).__name__, str(error)[:32])


def down(n):
    if n == 0:
        raise ValueError("bottom")
    down(n - 1)


down(6)
