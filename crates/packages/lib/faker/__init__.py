"""faker: made-up values for seeds (the names of Faker's English providers). The values are
other ones than the real package's; with a seed they are the same each time."""

from faker._provider import Provider
from faker.proxy import Faker, Generator

__all__ = ["Faker", "Generator", "Provider"]
VERSION = "40.63.0"
