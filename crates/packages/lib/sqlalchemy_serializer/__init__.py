"""sqlalchemy_serializer: models as dictionaries of plain values (SQLAlchemy-serializer 1.6)."""

from sqlalchemy_serializer.serializer import Serializer, SerializerMixin, serialize_collection

__all__ = ["Serializer", "SerializerMixin", "serialize_collection"]
