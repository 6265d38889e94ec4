"""faker.providers: the base of providers of a program's own."""


class BaseProvider:
    """Methods that give values; `generator` is who asks."""

    def __init__(self, generator):
        self.generator = generator

    @property
    def random(self):
        """The generator's chance."""
        return self.generator.random

    def random_element(self, elements=("a", "b", "c")):
        """One of some values."""
        return self.generator.random_element(elements)

    def random_int(self, min=0, max=9999, step=1):
        """A whole number."""
        return self.generator.random_int(min, max, step)


class DynamicProvider(BaseProvider):
    """A provider of a list of values."""

    def __init__(self, provider_name, elements=None, generator=None):
        super().__init__(generator)
        self.provider_name, self.elements = provider_name, [*(elements or ())]
        setattr(self, provider_name, self.get_random_value)

    def get_random_value(self):
        """One of the values."""
        from faker.proxy import _shared

        return (self.generator.random if self.generator else _shared).choice(self.elements)
