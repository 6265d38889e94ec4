"""random: every distribution of a seed, seeds of all kinds, and generators of one's own."""
import random


def says(call, *args, **options):
    try:
        return call(*args, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


assert random.Random("abc").random() == random.Random("abc").random()
drawn = random.Random(42)
for name, args, result in (
    ('triangular', (1, 5, 2), 2.9198849987307445),
    ('normalvariate', (1, 2), -1.2479729469788396),
    ('gauss', (0, 3), 0.8207970196751493),
    ('gauss', (0, 3), 4.830213283390071),
    ('lognormvariate', (0, 1), 16.63419335706734),
    ('expovariate', (1.5,), 0.06063493640437743),
    ('vonmisesvariate', (1, 2), 0.46539056659239664),
    ('gammavariate', (0.5, 1), 0.3579750937411268),
    ('gammavariate', (1, 2), 0.4433833383273609),
    ('gammavariate', (3, 2), 7.911956271633291),
    ('betavariate', (2, 3), 0.14540151225118664),
    ('paretovariate', (3,), 1.148700950354715),
    ('weibullvariate', (1, 2), 0.4110793938976628),
    ('randrange', (1, 100, 7), 85),
    ('randbytes', (5,), b'y\x0f+V\x1a'),
    ('sample', (range(0, 1000000), 3), [97251, 398382, 101414]),
    ('sample', ('hello', 2), ['l', 'o']),
    ('choices', ('abc', [1, 2, 3]), ['c']),
):
    made = getattr(drawn, name)(*args)
    assert made == result or abs(made - result) < 1e-12, name
for seed, first in (
    (0, 0.8444218515250481),
    (-5, 0.6229016948897019),
    (1180591620717411303424, 0.2327882718301838),
    ('abc', 0.7720246314157545),
    (b'abc', 0.7720246314157545),
    (1.5, 0.551763726942059),
    (-2.75, 0.1501979193521198),
):
    assert random.Random(seed).random() == first, seed
old = random.Random()
old.seed('abc', version=1)
assert old.random() == 0.09639374978773074


class Quarter(random.Random):
    def random(self):
        return 0.25


# A class that has its own `random` draws whole numbers from it.
assert [Quarter().randrange(8), Quarter().choice("abcd")] == [2 ** 51 % 8, "abcd"[2 ** 51 % 4]]
assert says(random.randrange, 5, None, 2) == "TypeError: Missing a non-None stop argument"
assert says(random.randrange, 10, 1) == "ValueError: empty range for randrange() (10, 1, -9)"
assert says(random.sample, {1, 2}, 1) == "TypeError: Population must be a sequence.  For dicts or sets, use sorted(d)."
assert says(random.sample, ["a"], 1, counts=[1.5]) == "TypeError: Counts must be integers"
assert says(random.choices, "abc", 5) == "TypeError: The number of choices must be a keyword argument: k=5"
assert says(random.SystemRandom().getstate) == "NotImplementedError: System entropy source does not have state."
assert callable(random.gammavariate) and callable(random.betavariate) and callable(random.vonmisesvariate)
