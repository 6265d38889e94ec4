"""What advice is made of: the project's models, revisions and database, as its own env.py gives them."""
import os
from contextlib import contextmanager

from alembic import _native
from alembic.autogenerate.api import AutogenContext
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory


@contextmanager
def _configured():
    """The Config of the project: of its Flask application where there is one with migrations, else of alembic.ini."""
    if os.path.exists("alembic.ini") and not os.environ.get("FLASK_APP") and not os.path.exists("app.py") and not os.path.exists("wsgi.py"):
        yield Config("alembic.ini")
        return
    from flask.cli import ScriptInfo
    app = ScriptInfo(os.environ.get("FLASK_APP")).load_app()
    with app.app_context():
        extension = app.extensions.get("migrate")
        if extension is None:
            yield Config("alembic.ini")
            return
        config = extension.migrate.get_config(None, opts=["autogenerate"])
        yield config


def _run(config, script, function, **options):
    with EnvironmentContext(config, script, fn=function, **options):
        script.run_env()


def _leaves(operations):
    from alembic.operations.ops import ModifyTableOps
    return sum(_leaves(operation.ops) if isinstance(operation, ModifyTableOps) else 1 for operation in operations)


def look():
    """Models against the database: tables wanted, number of operations, revisions pending, heads, place of the database."""
    found = {"tables": [], "operations": 0, "pending": 0, "heads": 0, "database": None, "paths": {}}

    def compare(rev, context):
        if found["database"] is None:
            found["pending"] = len(script._upgrade_revs("heads", rev)) if script.get_heads() else 0
            found["database"] = context.connection.engine.url.database
            context.impl._hold = context.connection
            autogen = AutogenContext(context)
            found["tables"] = [table for metadata in autogen.metadata_list for table in metadata.tables.values()]
            found["operations"] = _leaves(_native.compare(autogen))
        return []

    with _configured() as config:
        script = ScriptDirectory.from_config(config)
        found["heads"] = len(script.get_heads())
        found["paths"] = {item.path: item.revision for item in script.walk_revisions()}
        _run(config, script, compare, as_sql=False, dont_mutate=True)
    return found


def upgrade():
    """Runs what is pending."""
    with _configured() as config:
        script = ScriptDirectory.from_config(config)
        _run(config, script, lambda rev, context: script._upgrade_revs("heads", rev), as_sql=False, destination_rev="heads")
