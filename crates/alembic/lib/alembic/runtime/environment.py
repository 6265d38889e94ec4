"""EnvironmentContext: what env.py talks to."""

import _stand_in_place
from alembic import context as _context
from alembic import util
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext


class EnvironmentContext:
    def __init__(self, config, script, **kw):
        self.config, self.script, self.context_opts = config, script, kw
        self._migration_context = None

    def __enter__(self):
        _context._stack.append(self)
        return self

    def __exit__(self, *exc):
        _context._stack.remove(self)

    def is_offline_mode(self):
        return bool(self.context_opts.get("as_sql", False))

    def is_transactional_ddl(self):
        return self.get_context().impl.transactional_ddl

    def requires_connection(self):
        return not self.is_offline_mode()

    def get_head_revision(self):
        return self.script.as_revision_number("head")

    def get_head_revisions(self):
        return self.script.as_revision_number("heads")

    def get_starting_revision_argument(self):
        if self._migration_context is not None:
            return self.script.as_revision_number(self.get_context()._start_from_rev)
        if "starting_rev" in self.context_opts:
            return self.script.as_revision_number(self.context_opts["starting_rev"])
        raise util.CommandError("No starting revision argument is available.")

    def get_revision_argument(self):
        return self.script.as_revision_number(self.context_opts["destination_rev"])

    def get_tag_argument(self):
        return self.context_opts.get("tag", None)

    def get_x_argument(self, as_dictionary=False):
        given = list(getattr(self.config.cmd_opts, "x", None) or [])
        if not as_dictionary:
            return given
        return {key: value for key, _, value in (item.partition("=") for item in given)}

    def configure(
        self,
        connection=None,
        url=None,
        dialect_name=None,
        dialect_opts=None,
        transactional_ddl=None,
        transaction_per_migration=False,
        output_buffer=None,
        starting_rev=None,
        tag=None,
        template_args=None,
        render_as_batch=False,
        target_metadata=None,
        include_name=None,
        include_object=None,
        include_schemas=False,
        process_revision_directives=None,
        compare_type=True,
        compare_server_default=False,
        render_item=None,
        literal_binds=False,
        upgrade_token="upgrades",
        downgrade_token="downgrades",
        alembic_module_prefix="op.",
        sqlalchemy_module_prefix="sa.",
        user_module_prefix=None,
        on_version_apply=None,
        autogenerate_plugins=None,
        dialect=None,
        **kw,
    ):
        for metadata in (
            target_metadata if isinstance(target_metadata, (list, tuple)) else [target_metadata]
        ):
            _stand_in_place.refuse(metadata, "is used as target_metadata")
        _stand_in_place.refuse(connection, "is used as the connection of the migrations")
        opts = self.context_opts
        if transactional_ddl is not None:
            opts["transactional_ddl"] = transactional_ddl
        if output_buffer is not None:
            opts["output_buffer"] = output_buffer
        elif self.config.output_buffer is not None:
            opts["output_buffer"] = self.config.output_buffer
        if starting_rev:
            opts["starting_rev"] = starting_rev
        if tag:
            opts["tag"] = tag
        if template_args and "template_args" in opts:
            opts["template_args"].update(template_args)
        opts.update(
            transaction_per_migration=transaction_per_migration,
            target_metadata=target_metadata,
            include_name=include_name,
            include_object=include_object,
            include_schemas=include_schemas,
            render_as_batch=render_as_batch,
            upgrade_token=upgrade_token,
            downgrade_token=downgrade_token,
            sqlalchemy_module_prefix=sqlalchemy_module_prefix,
            alembic_module_prefix=alembic_module_prefix,
            user_module_prefix=user_module_prefix,
            literal_binds=literal_binds,
            process_revision_directives=process_revision_directives,
            on_version_apply=util.to_tuple(on_version_apply, ()),
            autogenerate_plugins=autogenerate_plugins,
        )
        if render_item is not None:
            opts["render_item"] = render_item
        opts["compare_type"] = compare_type
        if compare_server_default is not None:
            opts["compare_server_default"] = compare_server_default
        opts["script"] = self.script
        opts.update(kw)
        self._migration_context = MigrationContext.configure(
            connection=connection,
            url=url,
            dialect_name=dialect_name,
            dialect=dialect,
            environment_context=self,
            dialect_opts=dialect_opts,
            opts=opts,
        )

    def get_context(self):
        if self._migration_context is None:
            raise Exception("No context has been configured yet.")
        return self._migration_context

    def get_bind(self):
        return self.get_context().bind

    def get_impl(self):
        return self.get_context().impl

    def begin_transaction(self):
        return self.get_context().begin_transaction()

    def execute(self, sql, execution_options=None):
        self.get_context().execute(sql, execution_options=execution_options)

    def static_output(self, text):
        self.get_context().impl.static_output(text)

    def run_migrations(self, **kw):
        with Operations.context(self._migration_context):
            self.get_context().run_migrations(**kw)
