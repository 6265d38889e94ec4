"""The lowest names of the ORM under their real module."""

from sqlalchemy.orm._state import *
from sqlalchemy.orm.decl_api import Mapped
