"""Autogenerate for programs."""

from alembic.autogenerate.api import (
    AutogenContext,
    RevisionContext,
    compare_metadata,
    produce_migrations,
    render_python_code,
)
from alembic._native import render_op as _render_op
from alembic.autogenerate import rewriter
from alembic.autogenerate.rewriter import Rewriter


def render_op_text(autogen_context, op):
    """One operation as it would stand in a script."""
    return "\n".join(_render_op(autogen_context, op))
