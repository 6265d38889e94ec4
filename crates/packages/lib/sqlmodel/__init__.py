"""sqlmodel: models of Pydantic that are tables of SQLAlchemy (SQLModel 0.0.50)."""

from sqlalchemy import *
from sqlalchemy import Uuid as Uuid
from sqlalchemy.pool import QueuePool as QueuePool, StaticPool as StaticPool
from sqlmodel._fields import Field, Relationship
from sqlmodel.main import SQLModel
from sqlmodel.orm.session import Session
from sqlmodel.sql.expression import col, select
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

__version__ = "0.0.50"
