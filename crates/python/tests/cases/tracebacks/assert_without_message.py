def check(a, b):
    assert a == b


check(1, 2)
