"""flask_security.datastore: lists of words in one column."""

from sqlalchemy import types


class AsaList(types.TypeDecorator):
    """Words, kept as one text with commas."""

    impl = types.UnicodeText

    def process_bind_param(self, value, dialect):
        return ",".join(value) if hasattr(value, "__iter__") else value

    def process_result_value(self, value, dialect):
        return value.split(",") if value else []
