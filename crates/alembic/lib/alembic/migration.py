"""The older name of alembic.runtime.migration."""

from alembic.runtime.migration import *
from alembic.runtime.migration import MigrationContext
