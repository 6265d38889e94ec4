"""faker.providers.phone_number: its methods are those of every generator here."""

from faker.providers import BaseProvider as Provider
