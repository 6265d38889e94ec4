"""AutogenContext and RevisionContext: one run of autogenerate, from comparison to script."""

from contextlib import contextmanager
import logging

from alembic import _native, util
from alembic.operations import ops

log = logging.getLogger("alembic.runtime.plugins")
_plugins = [
    "alembic.autogenerate.schemas",
    "alembic.autogenerate.tables",
    "alembic.autogenerate.types",
    "alembic.autogenerate.constraints",
    "alembic.autogenerate.defaults",
    "alembic.autogenerate.comments",
]


class AutogenContext:
    def __init__(self, migration_context, metadata=None, opts=None, autogenerate=True):
        if autogenerate and migration_context is not None and metadata is None:
            metadata = migration_context.opts.get("target_metadata", None)
        if autogenerate:
            for name in self._chosen_plugins(migration_context.opts if opts is None else opts):
                log.info("setting up autogenerate plugin %s", name)
        if autogenerate and metadata is None:
            raise util.CommandError(
                "Can't proceed with --autogenerate option; environment script %s does not provide a MetaData object or sequence of objects to the context."
                % migration_context.script.env_py_location
            )
        if opts is None:
            opts = migration_context.opts
        self.migration_context, self.metadata, self.opts = migration_context, metadata, opts
        self.imports = set()
        self.connection = migration_context.connection if not migration_context.as_sql else None
        self.dialect = migration_context.dialect
        self._has_batch = False

    @staticmethod
    def _chosen_plugins(opts):
        wanted = opts.get("autogenerate_plugins")
        return (
            _plugins
            if wanted is None
            else [
                name
                for name in _plugins
                if any(
                    name == pattern or (pattern.endswith(".*") and name.startswith(pattern[:-1]))
                    for pattern in wanted
                )
            ]
        )

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


def _populate(context, script):
    upgrade = script.upgrade_ops_list[-1]
    upgrade.ops.extend(_native.compare(context))
    upgrade.reverse_into(script.downgrade_ops_list[-1])


class RevisionContext:
    def __init__(self, config, script_directory, command_args, process_revision_directives=None):
        self.config, self.script_directory, self.command_args = (
            config,
            script_directory,
            command_args,
        )
        self.process_revision_directives = process_revision_directives
        self.template_args = {"config": config}
        args = command_args
        self.generated_revisions = [
            ops.MigrationScript(
                rev_id=args["rev_id"] or self._new_id(),
                message=args["message"],
                upgrade_ops=ops.UpgradeOps([]),
                downgrade_ops=ops.DowngradeOps([]),
                head=args["head"],
                splice=args["splice"],
                branch_label=args["branch_label"],
                version_path=args["version_path"],
                depends_on=args["depends_on"],
            )
        ]

    def _new_id(self):
        # By their texts: nothing may run, and nothing be warned of, before env.py has.
        return _native.revision_id(self.script_directory._ids_in_files())

    def run_autogenerate(self, rev, migration_context):
        self._run_environment(rev, migration_context, True)

    def run_no_autogenerate(self, rev, migration_context):
        self._run_environment(rev, migration_context, False)

    def _run_environment(self, rev, migration_context, autogenerate):
        if autogenerate:
            if self.command_args["sql"]:
                raise util.CommandError("Using --sql with --autogenerate does not make any sense")
            if set(self.script_directory.get_revisions(rev)) != set(
                self.script_directory.get_revisions("heads")
            ):
                raise util.CommandError("Target database is not up to date.")
        upgrade_token, downgrade_token = (
            migration_context.opts["upgrade_token"],
            migration_context.opts["downgrade_token"],
        )
        script = self.generated_revisions[-1]
        if not script._needs_render:
            script.upgrade_ops_list[-1].upgrade_token = upgrade_token
            script.downgrade_ops_list[-1].downgrade_token = downgrade_token
            script._needs_render = True
        else:
            script._upgrade_ops.append(ops.UpgradeOps([], upgrade_token=upgrade_token))
            script._downgrade_ops.append(ops.DowngradeOps([], downgrade_token=downgrade_token))
        self._last_autogen_context = context = AutogenContext(
            migration_context, autogenerate=autogenerate
        )
        if autogenerate:
            _populate(context, script)
        for hook in (
            self.process_revision_directives,
            migration_context.opts["process_revision_directives"],
        ):
            if hook:
                hook(migration_context, rev, self.generated_revisions)
        for script in self.generated_revisions:
            script._needs_render = True

    def _to_script(self, script):
        names = dict(self.template_args)
        if script._needs_render:
            imports = set(script.imports)
            for upgrade, downgrade in zip(script.upgrade_ops_list, script.downgrade_ops_list):
                names[upgrade.upgrade_token], lines = _native.render(
                    self._last_autogen_context, upgrade.ops
                )
                imports.update(lines)
                names[downgrade.downgrade_token], lines = _native.render(
                    self._last_autogen_context, downgrade.ops
                )
                imports.update(lines)
            imports.update(self._last_autogen_context.imports)
            names["imports"] = "\n".join(sorted(imports))
        return self.script_directory.generate_revision(
            script.rev_id,
            script.message,
            refresh=True,
            head=script.head,
            splice=script.splice,
            branch_labels=script.branch_label,
            version_path=script.version_path,
            depends_on=script.depends_on,
            **names,
        )

    def generate_scripts(self):
        for script in self.generated_revisions:
            yield self._to_script(script)


def produce_migrations(context, metadata):
    autogen_context = AutogenContext(context, metadata=metadata)
    script = ops.MigrationScript(
        rev_id=None, upgrade_ops=ops.UpgradeOps([]), downgrade_ops=ops.DowngradeOps([])
    )
    _populate(autogen_context, script)
    return script


def compare_metadata(context, metadata):
    return produce_migrations(context, metadata).upgrade_ops.as_diffs()


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
    from alembic.runtime.migration import MigrationContext

    opts = {
        "sqlalchemy_module_prefix": sqlalchemy_module_prefix,
        "alembic_module_prefix": alembic_module_prefix,
        "render_item": render_item,
        "render_as_batch": render_as_batch,
        "user_module_prefix": user_module_prefix,
    }
    if migration_context is None:
        migration_context = MigrationContext.configure(dialect_name="sqlite", opts={"as_sql": True})
    context = AutogenContext(migration_context, opts=opts, autogenerate=False)
    return _native.render(context, up_or_down_op.ops)[0]
