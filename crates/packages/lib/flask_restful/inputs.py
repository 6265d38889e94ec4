"""flask_restful.inputs: texts of a request as values."""

import re
from datetime import datetime


def boolean(value):
    """True or False for a word; ValueError for another one."""
    if isinstance(value, bool):
        return value
    if not value:
        raise ValueError("boolean type must be non-null")
    word = str(value).lower()
    if word in ("true", "1"):
        return True
    if word in ("false", "0"):
        return False
    raise ValueError(f"Invalid literal for boolean(): {value}")


def natural(value, argument="argument"):
    """A number that is not negative."""
    number = int(value)
    if number < 0:
        raise ValueError(f"Invalid {argument}: {value}. {argument} must be a non-negative integer")
    return number


def positive(value, argument="argument"):
    """A number from 1 on."""
    number = int(value)
    if number < 1:
        raise ValueError(f"Invalid {argument}: {value}. {argument} must be a positive integer")
    return number


class int_range:
    """A number between two others."""

    def __init__(self, low, high, argument="argument"):
        self.low, self.high, self.argument = low, high, argument

    def __call__(self, value):
        number = int(value)
        if not self.low <= number <= self.high:
            bounds = f"{self.argument} must be within the range {self.low} - {self.high}"
            raise ValueError(f"Invalid {self.argument}: {value}. {bounds}")
        return number


class regex:
    """A text that a pattern describes."""

    def __init__(self, pattern, flags=0):
        self.pattern, self.re = pattern, re.compile(pattern, flags)

    def __call__(self, value):
        if not self.re.search(value):
            raise ValueError(f'Value does not match pattern: "{self.pattern}"')
        return value


def date(value):
    """A day, written YYYY-MM-DD."""
    return datetime.strptime(value, "%Y-%m-%d")


def datetime_from_iso8601(value):
    """A moment, written as ISO 8601."""
    return datetime.fromisoformat(value.replace("Z", "+00:00"))


def url(value):
    """A URL; ValueError for another text."""
    if not re.match(r"^(?:http|ftp)s?://\S+$", value):
        raise ValueError(f"{value} is not a valid URL")
    return value
