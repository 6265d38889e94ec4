"""Functions made in one call share its variables; loops make none anew."""


def make():
    value = 0

    def get():
        return value

    def put(new):
        nonlocal value
        value = new

    return get, put


get, put = make()
put(5)
assert get() == 5
other, _ = make()
assert other() == 0


def loop():
    made = []
    for i in range(3):
        def f():
            return i
        made.append(f)
    return [f() for f in made]


assert loop() == [2, 2, 2]


def fixed():
    made = []
    for i in range(3):
        def f(i=i):
            return i
        made.append(f)
    return [f() for f in made]


assert fixed() == [0, 1, 2]


def deep():
    a = 1
    def b():
        c = 2
        def d():
            return a + c
        return d
    return b()


assert deep()() == 3 and deep().__code__.co_freevars == ("a", "c")
