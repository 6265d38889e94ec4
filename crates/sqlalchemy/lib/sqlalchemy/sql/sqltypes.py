"""The types under the name of their real module."""

from sqlalchemy.types import *
from sqlalchemy.types import _Binary
