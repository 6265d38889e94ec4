"""break, continue and else in nested loops; loop variables afterwards; changing what is iterated."""
found = []
for i in range(3):
    for j in range(3):
        if j == i:
            continue
        if i + j > 2:
            break
        found.append((i, j))
    else:
        found.append(("else", i))
assert found == [(0, 1), (0, 2), ("else", 0), (1, 0), (2, 0)]
assert (i, j) == (2, 1)
n = 10
while n:
    n -= 1
    if n % 2:
        continue
    if n < 5:
        break
else:
    raise AssertionError
assert n == 4
while False:
    pass
else:
    n = "else"
assert n == "else"
for x in []:
    pass
else:
    x = "empty"
assert x == "empty"
items = [1, 2, 3, 4]
seen = []
for item in items:
    seen.append(item)
    if item == 2:
        items.remove(2)
assert seen == [1, 2, 4]
for item in items[:]:
    items.append(item * 10)
assert items == [1, 3, 4, 10, 30, 40]
for index, (a, *b) in enumerate([(1, 2, 3), "xy"]):
    pass
assert (index, a, b) == (1, "x", ["y"])
store = {}
for store["key"] in range(3):
    pass
assert store == {"key": 2}
for a, b in {"k": "v"}.items():
    assert (a, b) == ("k", "v")
total = 0
for n in range(10, 0, -3):
    total += n
assert total == 22
for i in range(2):
    for j in range(2):
        try:
            if (i, j) == (0, 1):
                break
        finally:
            total += 1
assert total == 26
