"""fastapi_users_db_sqlalchemy: the columns of users and their accounts elsewhere (7.0). What reads
and writes them while an application serves stands in."""

import uuid
from typing import Generic, TypeVar

from sqlalchemy import Boolean, ForeignKey, Integer, String
from sqlalchemy.orm import declared_attr, mapped_column

from fastapi_users_db_sqlalchemy.generics import GUID

__version__ = "7.0.0"
UUID_ID = uuid.UUID
ID = TypeVar("ID")


def _text(length, **options):
    return mapped_column(String(length=length), **{"nullable": False, **options})


def _flag(default):
    return mapped_column(Boolean, default=default, nullable=False)


def _own_key():
    return mapped_column(GUID, primary_key=True, default=uuid.uuid4)


def _users_key():
    return mapped_column(GUID, ForeignKey("user.id", ondelete="cascade"), nullable=False)


class SQLAlchemyBaseUserTable(Generic[ID]):
    """A user without a key."""

    __tablename__ = "user"
    email = _text(320, unique=True, index=True)
    hashed_password = _text(1024)
    is_active = _flag(True)
    is_superuser = _flag(False)
    is_verified = _flag(False)


class SQLAlchemyBaseUserTableUUID(SQLAlchemyBaseUserTable[UUID_ID]):
    """A user whose key is a UUID."""

    id = _own_key()


class SQLAlchemyBaseOAuthAccountTable(Generic[ID]):
    """A user's account elsewhere, without keys."""

    __tablename__ = "oauth_account"
    oauth_name = _text(100, index=True)
    access_token = _text(1024)
    expires_at = mapped_column(Integer, nullable=True)
    refresh_token = _text(1024, nullable=True)
    account_id = _text(320, index=True)
    account_email = _text(320)


class SQLAlchemyBaseOAuthAccountTableUUID(SQLAlchemyBaseOAuthAccountTable[UUID_ID]):
    """A user's account elsewhere; its key and the user's are UUIDs."""

    id = _own_key()

    @declared_attr
    def user_id(cls):
        return _users_key()
