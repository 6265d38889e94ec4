"""Autogenerate for programs."""
from alembic.autogenerate.api import AutogenContext, RevisionContext, compare_metadata, produce_migrations, render_python_code
