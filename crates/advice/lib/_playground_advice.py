"""What advice is made of: the project's models, revisions and database, as its own env.py gives
them."""

import os
from contextlib import contextmanager

from alembic import _native
from alembic.autogenerate.api import AutogenContext
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError


@contextmanager
def _configured(flask):
    """The Config of the project: of its Flask application where it has migrations, else of
    alembic.ini."""
    if not flask:
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

    return sum(
        _leaves(operation.ops) if isinstance(operation, ModifyTableOps) else 1
        for operation in operations
    )


def look(flask):
    """Models against the database: tables wanted, number of operations, revisions pending, heads,
    place of the database."""
    found = {"tables": [], "operations": 0, "pending": 0, "heads": 0, "database": None, "paths": {}}

    def compare(rev, context):
        if found["database"] is None:
            found["pending"] = len(script._upgrade_revs("heads", rev)) if script.get_heads() else 0
            found["database"] = context.connection.engine.url.database
            context.impl._hold = context.connection
            if context.opts.get("target_metadata") is None:
                return []
            autogen = AutogenContext(context)
            found["tables"] = [
                table for metadata in autogen.metadata_list for table in metadata.tables.values()
            ]
            found["operations"] = _leaves(_native.compare(autogen))
        return []

    with _configured(flask) as config:
        try:
            script = ScriptDirectory.from_config(config)
        except CommandError:
            if not _look_without_scripts(found):
                raise
            return found
        found["heads"] = len(script.get_heads())
        found["paths"] = {item.path: item.revision for item in script.walk_revisions()}
        _run(config, script, compare, as_sql=False, dont_mutate=True)
    return found


def _look_without_scripts(found):
    """A Flask project that has models and a database, but no migrations yet: models against
    database all the same."""
    from alembic.runtime.migration import MigrationContext
    from flask import current_app

    db = current_app.extensions.get("sqlalchemy") if current_app else None
    if db is None:
        return False
    with db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"target_metadata": db.metadata, "compare_type": True}
        )
        found["database"] = db.engine.url.database
        found["tables"] = list(db.metadata.tables.values())
        found["operations"] = _leaves(_native.compare(AutogenContext(context)))
    return True


def upgrade(flask, destination="heads"):
    """Runs what is pending, as far as `destination`."""
    with _configured(flask) as config:
        script = ScriptDirectory.from_config(config)
        _run(
            config,
            script,
            lambda rev, context: script._upgrade_revs(destination, rev),
            as_sql=False,
            destination_rev=destination,
        )


def pending(flask):
    """The revisions that the database lacks, newest first: path and the revision before, or none at
    a base or a merge."""
    found = []

    def collect(rev, context):
        if not found and script.get_heads():
            for step in reversed(script._upgrade_revs("heads", rev)):
                revision = step.revision
                down = revision.down_revision
                found.append((revision.path, down if isinstance(down, str) else None))
        return []

    with _configured(flask) as config:
        script = ScriptDirectory.from_config(config)
        _run(config, script, collect, as_sql=False, dont_mutate=True)
    return found


def bodies(flask, statements):
    """The bodies that autogenerate writes for upgrade and downgrade: as things are, and after these
    statements have run; each
    as the project renders, and in batch."""
    from alembic.autogenerate.api import _populate
    from alembic.operations import ops

    found = {"batch": False, "pairs": []}

    def write(context):
        autogen = AutogenContext(context)
        batch = AutogenContext(
            context, opts=dict(context.opts, render_as_batch=True), autogenerate=False
        )
        script = ops.MigrationScript(
            rev_id=None, upgrade_ops=ops.UpgradeOps([]), downgrade_ops=ops.DowngradeOps([])
        )
        _populate(autogen, script)
        return [
            _native.render(how, part.ops)[0]
            for how in (autogen, batch)
            for part in (script.upgrade_ops, script.downgrade_ops)
        ]

    def compare(rev, context):
        if not found["pairs"]:
            context.impl._hold = context.connection
            found["batch"] = bool(context.opts.get("render_as_batch"))
            found["pairs"].append(write(context))
            for statement in statements:
                context.connection.exec_driver_sql(statement)
            found["pairs"].append(write(context))
        return []

    with _configured(flask) as config:
        script = ScriptDirectory.from_config(config)
        _run(config, script, compare, as_sql=False, dont_mutate=True)
    return found
