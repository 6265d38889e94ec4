"""faker.providers.address: its methods are those of every generator here."""

from faker.providers import BaseProvider as Provider
