"""while and for with else; break and continue in nested loops; changing the target."""
log = []
for i in range(3):
    if i == 1:
        continue
    log.append(i)
else:
    log.append("else")
assert log == [0, 2, "else"]
n = 5
while n:
    n -= 1
    if n == 2:
        break
else:
    raise AssertionError
while n > 5:
    pass
else:
    n = "else of while"
assert n == "else of while"
found = []
for a in range(3):
    for b in range(3):
        if b == 2:
            break
        if a == b:
            continue
        found.append((a, b))
    else:
        raise AssertionError
assert found == [(0, 1), (1, 0), (2, 0), (2, 1)]
for i in range(3):
    i = 10
assert i == 10
for x in []:
    pass
try:
    x_after = x
except NameError:
    x_after = "unset"
assert x_after == "unset"
for k, (a, b) in {"x": (1, 2)}.items():
    assert (k, a, b) == ("x", 1, 2)
values = [1, 2, 3, 4]
for v in values[:]:
    if v % 2:
        values.remove(v)
assert values == [2, 4]


class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


assert list(Countdown(3)) == [2, 1, 0] and sum(Countdown(4)) == 6
total = 0
while True:
    total += 1
    try:
        if total < 3:
            continue
        break
    finally:
        total += 10
assert total == 22
for index, letter in enumerate("ab", start=5):
    assert letter == "ab"[index - 5]
