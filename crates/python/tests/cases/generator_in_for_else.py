"""Loops over generators: else, break, changing sources, and clean-up of what is left."""


def count(n):
    for i in range(n):
        yield i


for i in count(3):
    pass
else:
    i = "else ran"
assert i == "else ran"
for i in count(3):
    if i == 1:
        break
else:
    raise AssertionError
g = count(5)
for i in g:
    if i == 1:
        break
assert list(g) == [2, 3, 4]
assert list(zip(count(2), count(5))) == [(0, 0), (1, 1)]
g = count(4)
assert list(zip(g, g)) == [(0, 1), (2, 3)]
values = [1, 2, 3]
doubled = (v * 2 for v in values)
values.append(4)
assert list(doubled) == [2, 4, 6, 8]
factor = 2
lazy = (v * factor for v in [1, 2])
factor = 10
assert list(lazy) == [10, 20]
d = {"a": 1}
try:
    for key in d:
        d[key + "x"] = 1
except RuntimeError as error:
    assert str(error) == "dictionary changed size during iteration"
s = {1}
try:
    for item in s:
        s.add(item + 1)
except RuntimeError as error:
    assert str(error) == "Set changed size during iteration"
growing = [1]
for item in growing:
    if item < 4:
        growing.append(item + 1)
assert growing == [1, 2, 3, 4]
assert any(x > 2 for x in count(10)) and all(x < 3 for x in count(3)) and not any(()) and all(())
