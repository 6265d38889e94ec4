"""faker.exceptions: what can go wrong."""


class BaseFakerException(Exception):
    """The base of all."""


class UniquenessException(BaseFakerException):
    """There are no more values that were not there yet."""
