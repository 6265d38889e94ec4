"""fastapi_users_db_sqlalchemy.access_token: the columns of tokens that are kept."""

import uuid
from typing import Generic

from sqlalchemy import String
from sqlalchemy.orm import declared_attr, mapped_column

from fastapi_users_db_sqlalchemy import ID, _users_key
from fastapi_users_db_sqlalchemy.generics import TIMESTAMPAware, now_utc


class SQLAlchemyBaseAccessTokenTable(Generic[ID]):
    """A token, without its user."""

    __tablename__ = "accesstoken"
    token = mapped_column(String(length=43), primary_key=True)
    created_at = mapped_column(
        TIMESTAMPAware(timezone=True), index=True, nullable=False, default=now_utc
    )


class SQLAlchemyBaseAccessTokenTableUUID(SQLAlchemyBaseAccessTokenTable[uuid.UUID]):
    """A token of a user whose key is a UUID."""

    @declared_attr
    def user_id(cls):
        return _users_key()
