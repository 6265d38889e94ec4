x = [1, 2
print(x)
def f():
    pass
