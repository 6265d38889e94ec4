"""Where Alembic defines to_tuple and its like; here they are in alembic.util itself."""

from alembic.util import to_tuple, to_list, rev_id
