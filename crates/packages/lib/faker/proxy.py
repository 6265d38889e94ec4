"""faker.proxy: Faker, the object that programs ask."""

from random import Random

from faker._provider import Provider
from faker.exceptions import UniquenessException

_shared = Random()


class Generator(Provider):
    """Values by chance; each generator may have a seed of its own."""

    def __init__(self, random=None):
        self.random = random or _shared
        self._unique = None

    def seed_instance(self, seed=None):
        """Starts the chance of this generator anew."""
        self.random = Random(seed)
        return self

    @classmethod
    def seed(cls, seed=None):
        """Starts the chance of all generators anew."""
        _shared.seed(seed)

    @property
    def unique(self):
        """The same generator, whose values come once each."""
        if self._unique is None:
            self._unique = _Unique(self)
        return self._unique

    def add_provider(self, provider):
        """Adds the methods of a provider, a class or an object."""
        made = provider(self) if isinstance(provider, type) else provider
        for name in dir(made):
            if not name.startswith("_") and callable(getattr(made, name)):
                setattr(self, name, getattr(made, name))

    def format(self, name, *args, **kwargs):
        """The value of a method that is named."""
        return getattr(self, name)(*args, **kwargs)

    def optional(self):
        """Not here."""
        raise NotImplementedError("the playground's faker has no optional values")


class Faker(Generator):
    """A generator; languages are taken and give the same English values."""

    def __init__(
        self, locale=None, providers=None, generator=None, includes=None, use_weighting=True
    ):
        super().__init__(generator.random if generator is not None else None)
        self.locales = [locale or "en_US"] if not isinstance(locale, (list, tuple)) else [*locale]


class _Unique:
    """Asks until a value is new."""

    def __init__(self, generator):
        self._generator, self._seen = generator, {}

    def clear(self):
        """Forgets what there was."""
        self._seen.clear()

    def __getattr__(self, name):
        make = getattr(self._generator, name)

        def once(*args, **kwargs):
            seen = self._seen.setdefault((name, args, tuple(sorted(kwargs.items()))), set())
            for _ in range(1000):
                value = make(*args, **kwargs)
                if value not in seen:
                    seen.add(value)
                    return value
            raise UniquenessException("Got duplicated values after 1,000 attempts.")

        return once
