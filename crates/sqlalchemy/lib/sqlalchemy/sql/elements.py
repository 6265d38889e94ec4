"""Expressions under the name of their real module."""

from sqlalchemy.sql.expression import *
from _sqla import quoted_name, conv
