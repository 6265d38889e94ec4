"""sqlalchemy.future: names of 2.0 from the time of 1.4."""

from sqlalchemy.engine import Connection, Engine, create_engine
from sqlalchemy.sql.expression import select
