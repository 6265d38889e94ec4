"""Where Alembic defines ScriptDirectory and Script; here they are in alembic.script itself."""
from alembic.script import Script, ScriptDirectory
