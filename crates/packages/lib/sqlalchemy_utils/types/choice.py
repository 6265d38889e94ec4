"""sqlalchemy_utils.types.choice: one of some values, named in a list or an Enum."""

from enum import Enum

from sqlalchemy import types
from sqlalchemy_utils.exceptions import ImproperlyConfigured
from sqlalchemy_utils.types.scalar_coercible import ScalarCoercible


class Choice:
    """A value with what is shown of it; equal to its code."""

    def __init__(self, code, value):
        self.code, self.value = code, value

    def __eq__(self, other):
        return self.code == (other.code if isinstance(other, Choice) else other)

    def __hash__(self):
        return hash(self.code)

    def __str__(self):
        return f"{self.value}"

    def __repr__(self):
        return f"Choice(code={self.code}, value={self.value})"


class ChoiceType(ScalarCoercible, types.TypeDecorator):
    """One of the pairs of a list, or one of an Enum's members."""

    impl, cache_ok = types.Unicode(255), True

    def __init__(self, choices, impl=None):
        self.choices = tuple(choices) if isinstance(choices, list) else choices
        self._is_enum = isinstance(choices, type) and issubclass(choices, Enum)
        if not self._is_enum and not choices:
            raise ImproperlyConfigured("ChoiceType needs list of choices defined.")
        self._names = {} if self._is_enum else dict(choices)
        if impl is not None:
            self.impl = impl

    @property
    def python_type(self):
        """The type of what is kept."""
        return self.impl.python_type

    def _coerce(self, value):
        if value is None or isinstance(value, Choice):
            return value
        return self.choices(value) if self._is_enum else Choice(value, self._names[value])

    def process_bind_param(self, value, dialect):
        """The code as it is kept."""
        if self._is_enum:
            return None if value is None else self.choices(value).value
        return value.code if isinstance(value, Choice) else value

    def process_result_value(self, value, dialect):
        """The choice, or the Enum's member."""
        return self._coerce(value)
