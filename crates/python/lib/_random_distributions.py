"""random: real numbers of many distributions, by the methods that CPython's documentation and its
numbers tell of; a class draws them from its `random()`."""

from math import acos, cos, e, exp, log, pi, sin, sqrt

TWOPI = 2.0 * pi
LOG4 = log(4.0)
NV_MAGICCONST = 4 * exp(-0.5) / sqrt(2.0)
SG_MAGICCONST = 1.0 + log(4.5)


def _gamma_above_one(draw, alpha):
    """R. C. H. Cheng, 1977: by rejection."""
    root = sqrt(2.0 * alpha - 1.0)
    while True:
        first = draw()
        if first <= 1e-7 or first >= 0.9999999:
            continue
        second = 1.0 - draw()
        odds = log(first / (1.0 - first)) / root
        value = alpha * exp(odds)
        bound = first * first * second
        score = (alpha - LOG4) + (alpha + root) * odds - value
        if score + SG_MAGICCONST - 4.5 * bound >= 0.0 or score >= log(bound):
            return value


def _gamma_below_one(draw, alpha):
    """Ahrens and Dieter, 1974: by rejection, from two pieces."""
    whole = (e + alpha) / e
    while True:
        point = whole * draw()
        left = point <= 1.0
        value = point ** (1.0 / alpha) if left else -log((whole - point) / alpha)
        bound = exp(-value) if left else value ** (alpha - 1.0)
        if draw() <= bound:
            return value


class Distributions:
    """What is drawn by drawing from 0.0 to below 1.0 first."""

    def uniform(self, a, b):
        """Anything from a to b."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """Most often near `mode`."""
        drawn = self.random()
        if high == low:
            return low
        peak = 0.5 if mode is None else (mode - low) / (high - low)
        if drawn <= peak:
            return low + (high - low) * sqrt(drawn * peak)
        return high + (low - high) * sqrt((1.0 - drawn) * (1.0 - peak))

    def normalvariate(self, mu=0.0, sigma=1.0):
        """The normal distribution, by Kinderman and Monahan."""
        while True:
            first, second = self.random(), 1.0 - self.random()
            place = NV_MAGICCONST * (first - 0.5) / second
            if place * place / 4.0 <= -log(second):
                return mu + place * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """The normal distribution; two are drawn at once and the second one is kept."""
        kept, self.gauss_next = self.gauss_next, None
        if kept is None:
            angle = TWOPI * self.random()
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            kept, self.gauss_next = cos(angle) * radius, sin(angle) * radius
        return mu + kept * sigma

    def lognormvariate(self, mu, sigma):
        """What has a normal logarithm."""
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        """How long one waits for what comes `lambd` times in a unit."""
        return -log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """An angle near mu, by Best and Fisher."""
        if kappa <= 1e-6:
            return TWOPI * self.random()
        scale = 0.5 / kappa
        ratio = scale + sqrt(1.0 + scale * scale)
        cosine = self._wrapped_cauchy(ratio, kappa)
        turn = acos(cosine)
        return (mu + turn) % TWOPI if self.random() > 0.5 else (mu - turn) % TWOPI

    def _wrapped_cauchy(self, ratio, kappa):
        while True:
            place = cos(pi * self.random())
            far = place / (ratio + place)
            drawn = self.random()
            if drawn < 1.0 - far * far or drawn <= (1.0 - far) * exp(far):
                root = 1.0 / ratio
                return (root + place) / (1.0 + root * place)

    def gammavariate(self, alpha, beta):
        """The gamma distribution."""
        if not (alpha > 0.0 and beta > 0.0):
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        draw = _gamma_above_one if alpha > 1.0 else _gamma_below_one
        return draw(self.random, alpha) * beta

    def betavariate(self, alpha, beta):
        """The beta distribution, from two of gamma."""
        part = self.gammavariate(alpha, 1.0)
        return part / (part + self.gammavariate(beta, 1.0)) if part else 0.0

    def paretovariate(self, alpha):
        """Pareto's distribution."""
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """Weibull's distribution."""
        return alpha * (-log(1.0 - self.random())) ** (1.0 / beta)
