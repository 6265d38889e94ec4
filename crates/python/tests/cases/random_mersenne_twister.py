"""random with seeds: every method gives CPython's numbers."""
import random

random.seed(42)
assert random.random() == 0.6394267984578837
assert random.randint(1, 100) == 4
assert random.choice("abcdef") == "f"
assert random.uniform(1, 2) == 1.2750293183691193
items = list(range(6))
random.shuffle(items)
assert items == [4, 3, 2, 0, 5, 1]
r = random.Random(7)
assert [r.randrange(10) for _ in range(5)] == [5, 2, 6, 0, 1]
assert r.sample(range(100), 4) == [68, 12, 46, 74]
assert r.choices("abc", k=4) == ["a", "b", "a", "b"]
assert r.choices([1, 2, 3], weights=[5, 1, 1], k=3) == [1, 1, 1]
assert r.gauss(0, 1) == 0.23872362890742913
assert r.normalvariate(0, 1) == -1.2743789044060827
assert r.expovariate(2) == 1.4754649532061157
assert r.betavariate(1, 2) == 0.3540806989540004
assert r.triangular(0, 10) == 1.5261500682723876
assert r.getrandbits(40) == 149715982027
assert r.randbytes(3) == b"\xd5#J"
assert r.lognormvariate(0, 1) == 0.739327837706284
assert r.randrange(0, 100, 7) == 63
assert random.Random("text").random() == 0.8711565613554825
assert random.Random(2**70).random() == 0.2327882718301838
assert random.Random(b"xy").random() == 0.9186846552409125
floats = random.Random(1.5)
assert floats.random() == 0.551763726942059
state = floats.getstate()
first = floats.random()
floats.setstate(state)
assert floats.random() == first
for call, kind, words in (
    (lambda: r.choice([]), IndexError, "Cannot choose from an empty sequence"),
    (lambda: r.randint(5, 1), ValueError, "empty range for randrange() (5, 2, -3)"),
    (lambda: r.sample([1], 2), ValueError, "Sample larger than population or is negative"),
    (lambda: r.randrange(0), ValueError, "empty range for randrange()"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
