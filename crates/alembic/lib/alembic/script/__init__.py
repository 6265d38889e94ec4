"""The folder of migration scripts and the graph of their revisions."""

from alembic.script.base import UNDEFINED, Script, ScriptDirectory, _dated, _from_path

__all__ = ["Script", "ScriptDirectory"]
