"""The types of PostgreSQL under the name of their real module."""

from sqlalchemy.dialects.postgresql import *
