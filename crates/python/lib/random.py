"""random: numbers by chance, from the generator CPython uses, so that a seed gives the same numbers.
Here are whole numbers and choices; the distributions are in `_random_distributions`."""

import os
from _random import Random as _Core
from _random_distributions import (
    LOG4,
    NV_MAGICCONST,
    SG_MAGICCONST,
    TWOPI,
    Distributions as _Distributions,
)
from bisect import bisect as _place
from itertools import accumulate as _running
from math import ceil as _ceil, isfinite as _isfinite, log as _log
from operator import index as _index

BPF = 53
RECIP_BPF = 2**-BPF
_WORD = 1 << 64
_ONE = 1


def _number_of_text(text):
    """What a text or bytes mean as a seed."""
    from hashlib import sha512

    data = text.encode() if isinstance(text, str) else bytes(text)
    return int.from_bytes(data + sha512(data).digest(), "big")


def _old_number_of_text(text):
    """The same in version 1 of seeding."""
    codes = text if isinstance(text, bytes) else [ord(char) for char in text]
    number = codes[0] << 7 if codes else 0
    for code in codes:
        number = (number * 1000003 ^ code) % _WORD
    number ^= len(codes)
    return -2 if number == -1 else number


def _whole(value, which):
    """An argument of randrange as a whole number."""
    try:
        return _index(value)
    except TypeError:
        whole = int(value)
        import warnings

    if whole != value:
        _deprecate(warnings, "randrange() will raise TypeError in the future")
        raise ValueError(f"non-integer {which} for randrange()")
    _deprecate(
        warnings,
        "non-integer arguments to randrange() have been deprecated "
        "since Python 3.10 and will be removed in a subsequent version",
    )
    return whole


def _deprecate(warnings, text):
    warnings.warn(text, DeprecationWarning, 4)


class Random(_Distributions):
    """A generator of its own."""

    VERSION = 3

    def __init__(self, x=None):
        self._core = _Core()
        self.seed(x)

    def __init_subclass__(cls, **kwds):
        """A class that has only its own `random` draws whole numbers from that."""
        super().__init_subclass__(**kwds)
        own = cls.__dict__
        if "random" in own and "getrandbits" not in own and "_randbelow" not in own:
            cls._randbelow = cls._randbelow_of_random

    # The generator

    def seed(self, a=None, version=2):
        """Begins at a place that `a` says, or anywhere."""
        if a is None:
            number = int.from_bytes(os.urandom(32), "big")
        elif isinstance(a, int):
            number = abs(a)
        elif version == 1 and isinstance(a, (str, bytes)):
            number = abs(_old_number_of_text(a))
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            number = _number_of_text(a)
        elif isinstance(a, (float, str, bytes, bytearray)):
            number = hash(a) % _WORD
        else:
            raise TypeError(
                "The only supported seed types are: None,\nint, float, str, bytes, and bytearray."
            )
        self._core.seed(number)
        self.gauss_next = None

    def random(self):
        """From 0.0 to below 1.0."""
        return self._core.random()

    def getrandbits(self, k):
        """A number of k bits."""
        if k >= 0:
            return self._core.getrandbits(k)
        raise ValueError("number of bits must be non-negative")

    def getstate(self):
        """Where the generator stands."""
        return self.VERSION, self._core.getstate(), self.gauss_next

    def setstate(self, state):
        """Goes to where `getstate` was called."""
        version = state[0]
        if version not in (2, 3):
            ours = self.VERSION
            raise ValueError(
                f"state with version {version} passed to Random.setstate() of version {ours}"
            )
        _, words, self.gauss_next = state
        self._core.setstate(tuple([word % 2**32 for word in words]) if version == 2 else words)

    # Whole numbers

    def _randbelow(self, n):
        """Draws as many bits as n has until they are below n."""
        width = n.bit_length()
        while (drawn := self.getrandbits(width)) >= n:
            pass
        return drawn

    def _randbelow_of_random(self, n):
        steps = 1 << BPF
        # The last numbers are left out where they would make some results likelier.
        limit = (steps - steps % n) / steps
        while (drawn := self.random()) >= limit:
            pass
        return int(drawn * steps) % n

    def randbytes(self, n):
        """Bytes by chance."""
        return self.getrandbits(8 * n).to_bytes(n, "little")

    def randrange(self, start, stop=None, step=_ONE):
        """One of `range(start, stop, step)`."""
        first = _whole(start, "arg 1")
        if stop is None:
            if step is not _ONE:
                raise TypeError("Missing a non-None stop argument")
            if first <= 0:
                raise ValueError("empty range for randrange()")
            return self._randbelow(first)
        end = _whole(stop, "stop")
        by = _whole(step, "step")
        if by == 0:
            raise ValueError("zero step for randrange()")
        # As many as there are steps up to the end, the last one begun.
        count = -((first - end) // by)
        if count > 0:
            return first + by * self._randbelow(count)
        told = f" ({first}, {end}, {end - first})" if by == 1 else ""
        raise ValueError("empty range for randrange()" + told)

    def randint(self, a, b):
        """From a to b, both of them possible."""
        return self.randrange(a, b + 1)

    # Choices

    def choice(self, seq):
        """One of a sequence."""
        size = len(seq)
        if size == 0:
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(size)]

    def shuffle(self, x):
        """Brings a list into another order, in place."""
        for last in range(len(x) - 1, 0, -1):
            chosen = self._randbelow(last + 1)
            x[chosen], x[last] = x[last], x[chosen]

    def sample(self, population, k, *, counts=None):
        """k of them, none twice."""
        from collections.abc import Sequence

        if not isinstance(population, Sequence):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            return self._sample_counted(population, k, list(_running(counts)))
        size = len(population)
        if k < 0 or k > size:
            raise ValueError("Sample larger than population or is negative")
        # A list of all is smaller than a set of the chosen where there are few.
        few = 21 + (4 ** _ceil(_log(k * 3, 4)) if k > 5 else 0)
        draw = self._draw_from_list if size <= few else self._draw_places
        return draw(population, k)

    def _sample_counted(self, population, k, sums):
        if len(sums) != len(population):
            raise ValueError("The number of counts does not match the population")
        total = sums.pop()
        if not isinstance(total, int):
            raise TypeError("Counts must be integers")
        if total <= 0:
            raise ValueError("Total of counts must be greater than zero")
        return [population[_place(sums, at)] for at in self.sample(range(total), k)]

    def _draw_from_list(self, population, k):
        left, drawn = list(population), []
        for _ in range(k):
            at = self._randbelow(len(left))
            drawn.append(left[at])
            left[at] = left[-1]
            left.pop()
        return drawn

    def _draw_places(self, population, k):
        places = {}
        while len(places) < k:
            places.setdefault(self._randbelow(len(population)))
        return [population[at] for at in places]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k of them, each of all; with weights some more often than others."""
        if weights is None and cum_weights is None:
            size = len(population) + 0.0
            return [population[int(self.random() * size)] for _ in range(k)]
        if weights is not None:
            cum_weights = _summed(weights, cum_weights)
        total = _total(cum_weights, len(population))
        last = len(population) - 1
        return [population[_place(cum_weights, self.random() * total, 0, last)] for _ in range(k)]


def _summed(weights, sums):
    if isinstance(weights, int):
        raise TypeError(f"The number of choices must be a keyword argument: k={weights!r}")
    if sums is not None:
        raise TypeError("Cannot specify both weights and cumulative weights")
    return list(_running(weights))


def _total(sums, size):
    if len(sums) != size:
        raise ValueError("The number of weights does not match the population")
    total = sums[-1] + 0.0
    if total <= 0.0:
        raise ValueError("Total of weights must be greater than zero")
    if not _isfinite(total):
        raise ValueError("Total of weights must be finite")
    return total


class SystemRandom(Random):
    """Chance of the machine, which no seed repeats."""

    _randbelow = Random._randbelow

    def __init__(self, x=None):
        self.gauss_next = None

    def seed(self, *args, **kwds):
        """Without effect."""

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        size, over = -(-k // 8), -k % 8
        return int.from_bytes(os.urandom(size), "big") >> over

    def random(self):
        return self.getrandbits(BPF) * RECIP_BPF

    def randbytes(self, n):
        return os.urandom(n)

    def _stateless(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _stateless


# The functions of the module are methods of one generator.
_inst = Random()
_METHODS = (
    "betavariate choice choices expovariate gammavariate gauss getrandbits getstate "
    "lognormvariate normalvariate paretovariate randbytes randint random randrange sample seed "
    "setstate shuffle triangular uniform vonmisesvariate weibullvariate"
).split()
__all__ = ["Random", "SystemRandom", *_METHODS]
for _name in _METHODS:
    globals()[_name] = getattr(_inst, _name)


def _new_process():
    """Chance of its own for a process that imports this module from the image."""
    _inst.seed()
