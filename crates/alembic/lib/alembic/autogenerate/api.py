"""AutogenContext and RevisionContext: one run of autogenerate, from comparison to script."""

from contextlib import contextmanager
import logging

from alembic import _native, util
from alembic.operations import ops

log = logging.getLogger("alembic.runtime.plugins")
_plugins = [
    f"alembic.autogenerate.{what}"
    for what in ("schemas", "tables", "types", "constraints", "defaults", "comments")
]
_NO_METADATA = (
    "Can't proceed with --autogenerate option; environment script {} does not provide a MetaData "
    "object or sequence of objects to the context."
)


class AutogenContext:
    """What comparing and rendering know of a run: metadata, database, options, imports."""

    def __init__(self, migration_context, metadata=None, opts=None, autogenerate=True):
        self.opts = migration_context.opts if opts is None else opts
        self.metadata, self.migration_context = metadata, migration_context
        if autogenerate:
            self._prepare_to_compare()
        online = not migration_context.as_sql
        self.connection = migration_context.connection if online else None
        self.dialect, self.imports, self._has_batch = migration_context.dialect, set(), False

    def _prepare_to_compare(self):
        """Takes the metadata of env.py where none is given, and names the plugins."""
        context = self.migration_context
        if self.metadata is None:
            self.metadata = context.opts.get("target_metadata")
        for name in self._chosen_plugins(self.opts):
            log.info("setting up autogenerate plugin %s", name)
        if self.metadata is None:
            raise util.CommandError(_NO_METADATA.format(context.script.env_py_location))

    @staticmethod
    def _chosen_plugins(opts):
        wanted = opts.get("autogenerate_plugins")
        if wanted is None:
            return _plugins
        return [name for name in _plugins if any(_fits(name, pattern) for pattern in wanted)]

    @property
    def metadata_list(self):
        if self.metadata is None:
            return []
        return list(self.metadata) if isinstance(self.metadata, (list, tuple)) else [self.metadata]

    @contextmanager
    def _within_batch(self):
        self._has_batch = True
        try:
            yield
        finally:
            self._has_batch = False

    @property
    def bind(self):
        return self.connection

    @property
    def inspector(self):
        from sqlalchemy import inspect

        return inspect(self.connection)

    @property
    def sorted_tables(self):
        return [table for metadata in self.metadata_list for table in metadata.sorted_tables]


def _fits(name, pattern):
    """Whether a plugin is one of `package.*`, or named."""
    return name == pattern or (pattern.endswith(".*") and name.startswith(pattern[:-1]))


def _populate(context, script):
    """Puts what comparing finds, and the way back, into a script."""
    found = script.upgrade_ops_list[-1]
    found.ops += _native.compare(context)
    found.reverse_into(script.downgrade_ops_list[-1])


def _empty_script(rev_id, **named):
    return ops.MigrationScript(rev_id, ops.UpgradeOps(), ops.DowngradeOps(), **named)


class RevisionContext:
    """The scripts that `revision` is to write, from their options to their texts."""

    _GIVEN = ("message", "head", "splice", "branch_label", "version_path", "depends_on")

    def __init__(self, config, script_directory, command_args, process_revision_directives=None):
        self.script_directory, self.config = script_directory, config
        self.command_args, self.template_args = command_args, {"config": config}
        self.process_revision_directives = process_revision_directives
        named = {name: command_args[name] for name in self._GIVEN}
        rev_id = command_args["rev_id"] or self._new_id()
        self.generated_revisions = [_empty_script(rev_id, **named)]

    def _new_id(self):
        # By their texts: nothing may run, and nothing be warned of, before env.py has.
        return _native.revision_id(self.script_directory._ids_in_files())

    def run_autogenerate(self, rev, migration_context):
        """Fills the scripts by comparing; CommandError where the database is not at the heads."""
        if self.command_args["sql"]:
            raise util.CommandError("Using --sql with --autogenerate does not make any sense")
        scripts = self.script_directory.get_revisions
        if {*scripts(rev)} ^ {*scripts("heads")}:
            raise util.CommandError("Target database is not up to date.")
        self._fill(rev, migration_context, compares=True)

    def run_no_autogenerate(self, rev, migration_context):
        """Lets env.py's hooks fill the scripts."""
        self._fill(rev, migration_context, compares=False)

    def _fill(self, rev, migration_context, compares):
        """What one run of env.py, or one database of several, adds to the scripts."""
        opts = migration_context.opts
        self._begin(opts["upgrade_token"], opts["downgrade_token"])
        context = AutogenContext(migration_context, autogenerate=compares)
        self._last_autogen_context = context
        if compares:
            _populate(context, self.generated_revisions[-1])
        for change in (self.process_revision_directives, opts["process_revision_directives"]):
            if change:
                change(migration_context, rev, self.generated_revisions)
        for script in self.generated_revisions:
            script._needs_render = True

    def _begin(self, upgrade_token, downgrade_token):
        """Makes room for the operations of a database, under its names in the template."""
        script = self.generated_revisions[-1]
        if script._needs_render:
            script._upgrade_ops += [ops.UpgradeOps((), upgrade_token)]
            script._downgrade_ops += [ops.DowngradeOps((), downgrade_token)]
        else:
            script.upgrade_ops_list[-1].upgrade_token = upgrade_token
            script.downgrade_ops_list[-1].downgrade_token = downgrade_token
            script._needs_render = True

    def _to_script(self, script):
        names = {**self.template_args}
        if script._needs_render:
            names.update(self._rendered(script))
        return self.script_directory.generate_revision(
            script.rev_id,
            script.message,
            refresh=True,
            branch_labels=script.branch_label,
            **{name: getattr(script, name) for name in self._GIVEN[1:] if name != "branch_label"},
            **names,
        )

    def _rendered(self, script):
        """The bodies of a script's functions by their names in the template, and its imports."""
        context, imports, bodies = self._last_autogen_context, {*script.imports}, {}
        for upgrade, downgrade in zip(script.upgrade_ops_list, script.downgrade_ops_list):
            parts = {upgrade.upgrade_token: upgrade, downgrade.downgrade_token: downgrade}
            for token, part in parts.items():
                bodies[token], lines = _native.render(context, part.ops)
                imports.update(lines)
        text = "\n".join(sorted(imports | context.imports))
        return {**bodies, "imports": text}

    def generate_scripts(self):
        """Writes the scripts, one by one."""
        yield from map(self._to_script, self.generated_revisions)


def produce_migrations(context, metadata):
    """The MigrationScript that leads from a context's database to the metadata."""
    script = _empty_script(None)
    _populate(AutogenContext(context, metadata), script)
    return script


def compare_metadata(context, metadata):
    """The differences between a context's database and the metadata, as tuples."""
    upgrade = produce_migrations(context, metadata).upgrade_ops
    return upgrade.as_diffs()


def render_python_code(
    up_or_down_op,
    sqlalchemy_module_prefix="sa.",
    alembic_module_prefix="op.",
    render_as_batch=False,
    imports=(),
    render_item=None,
    migration_context=None,
    user_module_prefix=None,
):
    """Operations as the text of a function's body."""
    from alembic.runtime.migration import MigrationContext

    opts = {**locals()}
    for name in ("up_or_down_op", "imports", "migration_context", "MigrationContext"):
        del opts[name]
    if migration_context is None:
        offline = {"as_sql": True}
        migration_context = MigrationContext.configure(dialect_name="sqlite", opts=offline)
    context = AutogenContext(migration_context, opts=opts, autogenerate=False)
    text, _ = _native.render(context, up_or_down_op.ops)
    return text
