"""sqlalchemy_utils.types.scalar_list: several values in a text."""

import sqlalchemy as sa


class ScalarListException(Exception):
    """A value with the separator in it."""


class ScalarListType(sa.types.TypeDecorator):
    """A list, kept with separators between its values."""

    impl, cache_ok = sa.UnicodeText(), True

    def __init__(self, coerce_func=str, separator=","):
        self.coerce_func, self.separator = coerce_func, f"{separator}"

    def process_bind_param(self, value, dialect):
        """The text; ScalarListException where a value has the separator in it."""
        if value is None:
            return None
        texts = [str(item) for item in value]
        if any(self.separator in text for text in texts):
            raise ScalarListException(
                f"List values can't contain string '{self.separator}' (its being used as "
                "separator. If you wish for scalar list values to contain these strings, use a "
                "different separator string.)"
            )
        return self.separator.join(texts)

    def process_result_value(self, value, dialect):
        """The list."""
        if value is None:
            return None
        return [self.coerce_func(text) for text in value.split(self.separator)] if value else []
