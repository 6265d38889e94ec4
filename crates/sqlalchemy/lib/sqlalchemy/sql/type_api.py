"""The types under the name of their real module."""

from sqlalchemy.types import *
