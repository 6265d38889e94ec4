class A:
    pass


x = A()
x.first = A()
print(x.first.second.third)
