"""Where Alembic defines what it prints with; here it is in alembic.util itself."""

from alembic.util import err, msg, status
