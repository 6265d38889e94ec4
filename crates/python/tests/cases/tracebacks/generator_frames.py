def numbers():
    yield 1
    raise ValueError("in generator")


def consume():
    for n in numbers():
        print(n)


consume()
