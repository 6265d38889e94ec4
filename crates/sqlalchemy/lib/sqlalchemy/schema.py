"""Tables, columns, constraints and DDL under the name that programs import."""

from sqlalchemy.sql.schema import *
from sqlalchemy.sql.ddl import *
