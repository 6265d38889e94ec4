"""sqlalchemy.sql."""

from sqlalchemy.sql.expression import *
from sqlalchemy.sql.expression import func, text, select, table, column
from sqlalchemy.sql.ddl import *
