"""flask_dance.consumer.storage.sqla: the columns of tokens."""

from datetime import datetime

from sqlalchemy import JSON, Column, DateTime, Integer, String
from sqlalchemy.ext.declarative import declared_attr
from sqlalchemy.ext.mutable import MutableDict


class OAuthConsumerMixin:
    """A token that another site gave."""

    id = Column(Integer, primary_key=True)
    provider = Column(String(50), nullable=False)
    created_at = Column(DateTime, default=datetime.utcnow, nullable=False)
    token = Column(MutableDict.as_mutable(JSON), nullable=False)

    @declared_attr
    def __tablename__(cls):
        return "flask_dance_" + cls.__name__.lower()

    def __repr__(self):
        shown = type(self).__name__
        shown += f" id={self.id}" if self.id else ""
        return f"<{shown}" + (f' provider="{self.provider}">' if self.provider else ">")
